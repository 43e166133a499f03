import { parseArgs } from 'node:util'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { deployImage } from './deploy/deploy-image.mjs'
import { createImages } from './deploy/images.mjs'
import { openPlatform } from './deploy/platforms.mjs'
import { createTools } from './deploy/tools.mjs'

const help = `
npm run deploy -- --service ARN [--image TAG]    builds for linux/amd64, pushes to ECR, deploys, waits until it is ready; goes back where it is not
npm run deploy -- --service ARN --pause          stops all instances; data stays, and nobody can use the service
npm run deploy -- --service ARN --resume         starts them again
npm run deploy -- --images                       the last ten images, newest first

  --service     ARN of an App Runner service or of an ECS Express service; MEDINOTES_SERVICE where absent
  --image       deploys an image that was pushed before, such as the one to go back to, and builds nothing
  --repository  name in ECR; medinotes where absent

Needs Docker, the AWS CLI with credentials, and a work tree without changes: an image is named by its commit.`

function readOptions() {
  try {
    return parseArgs({
      options: {
        service: { type: 'string', default: process.env.MEDINOTES_SERVICE ?? '' },
        image: { type: 'string' },
        repository: { type: 'string', default: 'medinotes' },
        pause: { type: 'boolean' },
        resume: { type: 'boolean' },
        images: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new Failure(`${error.message}\n\n${help.trim()}`)
  }
}

await runCommand({
  help,
  // They have values, so they are read by `readOptions`, which refuses what is unknown.
  options: process.argv.slice(2),
  main: async () => {
    const given = readOptions()
    const tools = createTools()
    const images = createImages(tools, given.repository)
    if (given.images) return console.log((await images.latest()).join('\n'))
    const platform = openPlatform(tools, given.service)
    if (given.pause) return platform.pause()
    if (given.resume) return platform.resume()
    return deployImage({ images, platform, tag: given.image })
  },
})

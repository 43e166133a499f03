import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inRoot } from '../bootstrap/paths.mjs'

const run = promisify(execFile)

/** Builds images without an engine; all that it keeps lies in this folder. */
export function createBuildah(folder) {
  const place = ['--storage-driver', 'vfs', '--root', join(folder, 'store'), '--runroot', join(folder, 'run')]
  const buildah = async (...args) => {
    const { stdout } = await run('buildah', [...place, ...args], { maxBuffer: 2 ** 24 })
    return stdout.trim()
  }
  return {
    /** An image of these files alone. */
    async fromFiles(files, image) {
      const container = await buildah('from', 'scratch')
      await buildah('copy', '-q', container, files, '/')
      await buildah('commit', '-q', '--rm', container, image)
    },
    /** The last stage of our Dockerfile, on that base; what its first stage would make is in `built`. */
    buildLast: ({ base, built, image, revision }) =>
      buildah(
        ...['build', '-q', '--isolation', 'chroot', '--file', inRoot('Dockerfile'), '--tag', image],
        ...['--build-context', `build=${built}`, '--build-arg', `BASE=${base}`, '--build-arg', `REVISION=${revision}`],
        inRoot(),
      ),
    /** Where the files of an image lie, and how it wants to be started. */
    async open(image) {
      const files = await buildah('mount', await buildah('from', image))
      const { config } = JSON.parse(JSON.parse(await buildah('inspect', '--type', 'image', image)).Config)
      return { files, config }
    },
  }
}

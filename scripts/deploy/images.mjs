import { Failure } from '../bootstrap/command.mjs'
import { root } from '../bootstrap/paths.mjs'

/** Images in ECR, each named by the commit it was made of. */
export function createImages({ run, aws }, repository) {
  async function address() {
    const { repositories } = await aws('ecr', 'describe-repositories', '--repository-names', repository)
    return repositories[0].repositoryUri
  }

  async function logIn(uri) {
    const password = await run('aws', ['ecr', 'get-login-password'])
    await run('docker', ['login', '--username', 'AWS', '--password-stdin', uri.split('/')[0]], password)
  }

  return {
    /** The whole name of an image that is there. */
    async named(tag) {
      await aws('ecr', 'describe-images', '--repository-name', repository, '--image-ids', `imageTag=${tag}`)
      return `${await address()}:${tag}`
    },

    /** Builds this commit and pushes it; its whole name. */
    async build() {
      if ((await run('git', ['-C', root, 'status', '--porcelain'])) !== '')
        throw new Failure('The work tree has changes. Commit them first: an image is named by its commit.')
      const tag = await run('git', ['-C', root, 'rev-parse', '--short=12', 'HEAD'])
      const image = `${await address()}:${tag}`
      await logIn(image)
      // App Runner and Fargate as set up here run on x86-64, whatever the machine that builds.
      await run('docker', ['buildx', 'build', '--platform', 'linux/amd64', '--tag', image, '--push', root])
      return image
    },

    async latest() {
      const { imageDetails } = await aws('ecr', 'describe-images', '--repository-name', repository)
      return imageDetails
        .toSorted((one, other) => new Date(other.imagePushedAt) - new Date(one.imagePushedAt))
        .slice(0, 10)
        .map(({ imagePushedAt, imageTags = ['(without a name)'] }) => `${imagePushedAt}  ${imageTags.join(', ')}`)
    },
  }
}

import { Failure } from '../bootstrap/command.mjs'

/** The two places that run the image, alike for who deploys. */
export function openPlatform(tools, service) {
  if (service.startsWith('arn:') && service.includes(':apprunner:')) return appRunner(tools, service)
  if (service.startsWith('arn:') && service.includes(':ecs:')) return express(tools, service)
  throw new Failure('Name the service by its ARN: --service arn:aws:apprunner:… or arn:aws:ecs:…')
}

/** `state` is working, settled or failed. */
function appRunner({ aws }, service) {
  const of = ['--service-arn', service]
  const describe = async () => (await aws('apprunner', 'describe-service', ...of)).Service
  return {
    async current() {
      const { ServiceUrl, SourceConfiguration } = await describe()
      return { url: `https://${ServiceUrl}`, image: SourceConfiguration.ImageRepository.ImageIdentifier }
    },
    async change(image) {
      const { ImageRepository, AuthenticationConfiguration } = (await describe()).SourceConfiguration
      const source = {
        ImageRepository: { ...ImageRepository, ImageIdentifier: image },
        AuthenticationConfiguration,
        AutoDeploymentsEnabled: false,
      }
      await aws('apprunner', 'update-service', ...of, '--source-configuration', JSON.stringify(source))
    },
    async state() {
      const { Status } = await describe()
      if (Status === 'OPERATION_IN_PROGRESS') return 'working'
      return Status === 'RUNNING' ? 'settled' : 'failed'
    },
    pause: () => aws('apprunner', 'pause-service', ...of),
    resume: () => aws('apprunner', 'resume-service', ...of),
  }
}

const deploymentStates = { PENDING: 'working', IN_PROGRESS: 'working', SUCCESSFUL: 'settled' }

function express({ aws }, service) {
  const of = ['--service-arn', service]
  const [, cluster, name] = service.split(':').at(-1).split('/')
  const target = ['--service-namespace', 'ecs', '--resource-id', `service/${cluster}/${name}`]
  const dimension = ['--scalable-dimension', 'ecs:service:DesiredCount']
  const describe = async () => (await aws('ecs', 'describe-express-gateway-service', ...of)).service
  const scale = (least, most) =>
    aws(
      ...['application-autoscaling', 'register-scalable-target', ...target, ...dimension],
      ...['--min-capacity', String(least), '--max-capacity', String(most)],
    )
  return {
    async current() {
      const [active] = (await describe()).activeConfigurations
      const { endpoint } =
        active.ingressPaths.find(({ accessType }) => accessType === 'PUBLIC') ?? active.ingressPaths[0]
      return {
        url: endpoint.startsWith('https:') ? endpoint : `https://${endpoint}`,
        image: active.primaryContainer.image,
      }
    },
    async change(image) {
      const [active] = (await describe()).activeConfigurations
      const container = JSON.stringify({ ...active.primaryContainer, image })
      await aws('ecs', 'update-express-gateway-service', ...of, '--primary-container', container)
    },
    async state() {
      const { currentDeployment } = await describe()
      if (!currentDeployment) return 'settled'
      const { serviceDeployments } = await aws(
        ...['ecs', 'describe-service-deployments', '--service-deployment-arns', currentDeployment],
      )
      return deploymentStates[serviceDeployments[0]?.status] ?? 'failed'
    },
    // What scales it keeps to these bounds, so it takes every instance away.
    pause: () => scale(0, 0),
    async resume() {
      const { minTaskCount = 1, maxTaskCount = 4 } = (await describe()).activeConfigurations[0].scalingTarget ?? {}
      await scale(Math.max(minTaskCount, 1), Math.max(maxTaskCount, 1))
    },
  }
}

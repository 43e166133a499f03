import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deployImage } from './deploy-image.mjs'
import { openPlatform } from './platforms.mjs'

/** Which images become ready, and which one the service runs now. */
let healthy: string[] = []
let running = ''
let server: Server
let url: string

beforeAll(async () => {
  server = createServer((_request, reply) => reply.writeHead(healthy.includes(running) ? 200 : 503).end())
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const images = { build: async () => 'repo:new', named: async (tag: string) => `repo:${tag}` }
const times = { pollMs: 5, settleMs: 200, readyMs: 60 }

/** A platform that takes two looks to settle; `ownWay` is where it goes by itself when an image fails there. */
function platformOf(ownWay?: string) {
  let looks = 0
  const changes: string[] = []
  return {
    changes,
    current: async () => ({ url, image: running }),
    change: async (image: string) => {
      changes.push(image)
      looks = 0
      running = ownWay !== undefined && !healthy.includes(image) ? ownWay : image
    },
    state: async () => ((looks += 1) < 2 ? 'working' : 'settled'),
  }
}

const deploy = async (platform: ReturnType<typeof platformOf>, tag?: string) => {
  const said: string[] = []
  await deployImage({ images, platform, tag, say: (line: string) => said.push(line), ...times })
  return said.join('\n')
}

test('a new image is deployed and waited for', async () => {
  ;[healthy, running] = [['repo:old', 'repo:new'], 'repo:old']
  expect(await deploy(platformOf())).toContain('Ready')
  expect(running).toBe('repo:new')
})

test('one that was pushed before is deployed by its name', async () => {
  ;[healthy, running] = [['repo:old', 'repo:older'], 'repo:old']
  await deploy(platformOf(), 'older')
  expect(running).toBe('repo:older')
})

test.each([
  ['settles and is not ready', undefined],
  ['the platform takes back by itself', 'repo:old'],
])('the one before serves again where the new one %s', async (_how, ownWay) => {
  ;[healthy, running] = [['repo:old'], 'repo:old']
  const platform = platformOf(ownWay)
  await expect(deploy(platform)).rejects.toThrow('repo:new did not become ready; repo:old serves again.')
  expect(platform.changes).toEqual(['repo:new', 'repo:old'])
  expect(running).toBe('repo:old')
})

test('where neither becomes ready it says so', async () => {
  ;[healthy, running] = [[], 'repo:old']
  await expect(deploy(platformOf())).rejects.toThrow('did not become ready either')
})

const arn = 'arn:aws:ecs:ap-southeast-2:123456789012:service/medinotes/web'

test('an Express service keeps what its container has beside the image', async () => {
  const asked: string[][] = []
  const service = {
    activeConfigurations: [
      {
        primaryContainer: { image: 'repo:old', containerPort: 8000, secrets: [{ name: 'A', valueFrom: 'arn' }] },
        ingressPaths: [{ accessType: 'PUBLIC', endpoint: 'https://web.example' }],
      },
    ],
  }
  const aws = async (...args: string[]) => (asked.push(args), { service })
  const platform = openPlatform({ aws }, arn)
  expect(await platform.current()).toEqual({ url: 'https://web.example', image: 'repo:old' })
  await platform.change('repo:new')
  expect(JSON.parse(asked.at(-1)?.at(-1) ?? '')).toEqual({
    ...service.activeConfigurations[0]?.primaryContainer,
    image: 'repo:new',
  })
  await platform.pause()
  expect(asked.at(-1)?.join(' ')).toContain(
    'service/medinotes/web --scalable-dimension ecs:service:DesiredCount --min-capacity 0',
  )
})

test('what is no service of either kind is refused', () => {
  expect(() => openPlatform({ aws: async () => ({}) }, 'medinotes')).toThrow('Name the service by its ARN')
})

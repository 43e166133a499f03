import { execFile, spawnSync } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startEmbeddedPostgres } from '../api/src/platform/embedded-postgres.ts'
import { makeScratchFolder } from '../api/src/testing/scratch-folder.ts'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { prepareProduct } from './bootstrap/prepare.mjs'
import { step } from './bootstrap/progress.mjs'
import { assembleImage } from './image/assemble.mjs'
import { createBuildah } from './image/buildah.mjs'
import { makeDebianBase } from './image/debian-base.mjs'
import { runImage } from './image/run-image.mjs'

const help = `
npm run verify-image: builds the last stage of the Dockerfile without an engine, on a base of Debian's packages; measures it; starts
it as its own user on a read-only root beside a PostgreSQL of its own, and asks /health and /ready. Removes everything afterwards.
Needs root, and Debian's packages buildah and binutils.`

/** Of the files in the image, unpacked; measured: see docs/decisions/049-image.md. */
const mostMegabytes = 185
const healthyWithinMs = 30_000

const lacking = ['buildah', 'strip', 'dpkg-deb', 'unshare'].filter(
  (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined,
)

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function build(folder: string) {
  const buildah = createBuildah(folder)
  const built = join(folder, 'built')
  await mkdir(built)
  await step('Assembling what goes into the image', async () =>
    assembleImage(join(built, 'image'), await prepareProduct()),
  )
  await step('Making a base of Debian packages', async () =>
    buildah.fromFiles(await makeDebianBase(folder), 'localhost/base'),
  )
  const image = { base: 'localhost/base', built, image: 'localhost/medinotes', revision: 'verified' }
  await step('Building the image', () => buildah.buildLast(image))
  return buildah.open('localhost/medinotes')
}

async function sizeOf(files: string) {
  const { stdout } = await promisify(execFile)('du', ['-sm', '--apparent-size', files])
  const megabytes = Number.parseInt(stdout, 10)
  console.log(`  ${megabytes} MB unpacked, of at most ${mostMegabytes}`)
  if (megabytes > mostMegabytes) throw new Failure('The image has grown over its limit.')
}

async function isListed(files: string) {
  const { components } = JSON.parse(await readFile(join(files, 'app/sbom.cyclonedx.json'), 'utf8')) as {
    components: { name: string }[]
  }
  if (!components.some(({ name }) => name === 'fastify')) throw new Failure('The list of its parts misses fastify.')
  console.log(`  ${components.length} packages in its list of parts`)
}

async function answers(image: Awaited<ReturnType<typeof build>>, folder: string) {
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), durable: false })
  const port = await freePort()
  const environment = {
    ...{ PORT: String(port), HOST: '127.0.0.1', DEMO: 'true' },
    ...{ DATABASE_URL: postgres.url, DATABASE_MIGRATION_URL: postgres.migrationUrl },
  }
  const running = await runImage(image, { folder, environment })
  try {
    for (const path of ['/health', '/ready', '/']) await untilAnswered(`http://127.0.0.1:${port}${path}`, running)
  } finally {
    await running.stop()
    await postgres.stop()
  }
}

async function untilAnswered(url: string, running: Awaited<ReturnType<typeof runImage>>) {
  for (const until = Date.now() + healthyWithinMs; Date.now() < until && !running.hasEnded(); await wait(50)) {
    const isThere = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere) return
  }
  throw new Failure(`${new URL(url).pathname} never answered. The service said:\n\n${running.said()}`)
}

await runCommand({
  help,
  main: async () => {
    if (lacking.length > 0) throw new Failure(`Not installed here: ${lacking.join(', ')}.\n\n${help.trim()}`)
    const folder = await makeScratchFolder('medinotes-image-')
    try {
      const image = await build(folder)
      await sizeOf(image.files)
      await isListed(image.files)
      await step('Starting it on a read-only root', () => answers(image, folder))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { Failure } from './command.mjs'
import { inRoot } from './paths.mjs'
import { runQuietly } from './processes.mjs'
import { step } from './progress.mjs'

const home = inRoot('.node')
const platform = process.platform === 'win32' ? 'win' : process.platform
const fetched = {
  node: join(home, 'node_modules', `node-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node'),
  npm: join(home, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
}

/** A Node that the product runs on, and how to call npm with it: the system's, or else one kept in `.node/`. */
export async function findRuntime() {
  if (isSupported(process.versions.node)) return { node: process.execPath, npm: systemNpm(), env: process.env }
  if (!(await isFetched())) await step('Fetching Node 24, as this system has ' + process.version, fetchRuntime)
  const path = dirname(fetched.node) + delimiter + process.env.PATH
  return { node: fetched.node, npm: [fetched.node, fetched.npm], env: { ...process.env, PATH: path } }
}

function isSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 22)
}

function systemNpm() {
  const { npm_execpath: cli } = process.env
  return cli?.endsWith('.js') ? [process.execPath, cli] : ['npm']
}

// The lockfile pins versions and checksums; npm writes its own record last, so a broken-off fetch is seen.
async function isFetched() {
  const [wanted, there] = await Promise.all([readLock(inRoot('scripts', 'runtime')), readLock(home)])
  return wanted === there && existsSync(join(home, 'node_modules', '.package-lock.json')) && existsSync(fetched.node)
}

const readLock = (folder) => readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => null)

async function fetchRuntime() {
  await rm(home, { recursive: true, force: true })
  await mkdir(home, { recursive: true })
  for (const name of ['package.json', 'package-lock.json'])
    await copyFile(inRoot('scripts', 'runtime', name), join(home, name))
  const [program, ...args] = systemNpm()
  await runQuietly('Fetching Node', program, [...args, 'ci', ...installOptions], {
    cwd: home,
    shell: program === 'npm',
  })
  if (existsSync(fetched.node)) return
  await rm(home, { recursive: true, force: true })
  throw new Failure(
    `This system has Node ${process.versions.node}, the product needs 22.22 or later, and npm has none for ` +
      `${process.platform} on ${process.arch}. Install Node 24 from https://nodejs.org and run the same command again.`,
  )
}

/** No package needs its install script here, so none gets to run. */
export const installOptions = [
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
  '--prefer-offline',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
]

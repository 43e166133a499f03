import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inRoot } from './paths.mjs'
import { runQuietly, tool } from './processes.mjs'
import { step } from './progress.mjs'

const pageBuild = [
  ...['vite.config', 'static-pages', 'page-budgets', 'pdf-files'],
  ...['chunk-groups', 'first-loads', 'icon-imports', 'lean-schemas', 'installable'],
].map((name) => `web/${name}.ts`)

const parts = [
  {
    name: 'page',
    sources: ['shared/src', 'web/src', 'web/public', 'web/index.html', ...pageBuild, 'package-lock.json'],
    result: 'web/dist/index.html',
    command: [tool('vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'],
  },
  {
    name: 'service',
    sources: ['shared/src', 'api/src', 'api/rolldown.config.ts', 'package-lock.json'],
    result: 'api/dist/main.js',
    command: [tool('rolldown', 'bin', 'cli.mjs'), '-c', 'api/rolldown.config.ts'],
  },
]

/** Builds page and service, each only when its sources have changed since. */
export async function ensureProduct(runtime, { always = false } = {}) {
  const stale = []
  for (const part of parts) if (always || !(await isBuilt(part))) stale.push(part)
  if (stale.length === 0) return
  const title = `Building ${stale.map(({ name }) => name).join(' and ')}`
  await step(title, () => Promise.all(stale.map((part) => build(runtime, part))))
}

async function build({ node, env }, { name, sources, command }) {
  const files = sources.flatMap(filesIn)
  const stamp = { look: lookOf(files), hash: await hashOf(files) }
  await rm(stampOf(name), { force: true })
  await runQuietly(`Building the ${name}`, node, command, { env })
  await writeStamp(name, stamp)
}

// Files that look the same are not read; after a checkout they may look new and be the same.
async function isBuilt({ name, sources, result }) {
  const stamp = await readStamp(name)
  if (!stamp || !existsSync(inRoot(result))) return false
  const files = sources.flatMap(filesIn)
  const look = lookOf(files)
  if (stamp.look === look) return true
  if (stamp.hash !== (await hashOf(files))) return false
  await writeStamp(name, { ...stamp, look })
  return true
}

const readStamp = (name) =>
  readFile(stampOf(name), 'utf8')
    .then((text) => JSON.parse(text))
    .catch(() => null)

async function writeStamp(name, stamp) {
  await mkdir(dirname(stampOf(name)), { recursive: true })
  await writeFile(stampOf(name), JSON.stringify(stamp))
}

const stampOf = (name) => inRoot('.cache', `built-${name}.json`)

/** Paths, sizes and times of change. */
function lookOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const { size, mtimeMs, ctimeMs } = statSync(inRoot(file))
    hash.update(`${file}\0${size}\0${mtimeMs}\0${ctimeMs}\n`)
  }
  return hash.digest('hex')
}

async function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(inRoot(file)))
  }
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(inRoot(path))) return []
  if (statSync(inRoot(path)).isFile()) return [path]
  return readdirSync(inRoot(path), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(inRoot().length + 1))
    .toSorted()
}

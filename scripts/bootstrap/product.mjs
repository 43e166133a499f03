import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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
  for (const part of parts) {
    const hash = await hashOf(part.sources)
    if (always || !(await isBuilt(part, hash))) stale.push({ ...part, hash })
  }
  if (stale.length === 0) return
  const title = `Building ${stale.map(({ name }) => name).join(' and ')}`
  await step(title, () => Promise.all(stale.map((part) => build(runtime, part))))
}

async function build({ node, env }, { name, command, hash }) {
  const stamp = stampOf(name)
  await rm(stamp, { force: true })
  await runQuietly(`Building the ${name}`, node, command, { env })
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, hash)
}

async function isBuilt({ name, result }, hash) {
  const stamp = await readFile(stampOf(name), 'utf8').catch(() => null)
  return stamp === hash && existsSync(inRoot(result))
}

const stampOf = (name) => inRoot('.cache', `built-${name}`)

async function hashOf(sources) {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of await filesIn(source))
      hash
        .update(file)
        .update('\0')
        .update(await readFile(inRoot(file)))
  }
  return hash.digest('hex')
}

async function filesIn(path) {
  const entries = await readdir(inRoot(path), { withFileTypes: true, recursive: true }).catch(() => null)
  if (!entries) return existsSync(inRoot(path)) ? [path] : []
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(inRoot().length + 1))
    .toSorted()
}

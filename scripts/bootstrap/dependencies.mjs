import { readFile } from 'node:fs/promises'
import { inRoot } from './paths.mjs'
import { runQuietly } from './processes.mjs'
import { step } from './progress.mjs'
import { installOptions } from './runtime.mjs'

/** Installs what package-lock.json names, unless exactly that is there. */
export async function ensureDependencies(runtime) {
  if (await isInstalled()) return
  await step('Installing packages', () => install(runtime))
}

async function install({ npm: [program, ...args], env }) {
  await runQuietly('Installing packages', program, [...args, 'ci', ...installOptions], {
    env,
    shell: program === 'npm',
  })
}

// npm writes its record of node_modules at the very end, so after a broken-off install it is missing or outdated.
async function isInstalled() {
  const [wanted, there] = await Promise.all([
    packages('package-lock.json'),
    packages('node_modules', '.package-lock.json'),
  ])
  if (!wanted || !there) return false
  const stored = Object.entries(wanted).filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
  return stored.every(([path, entry]) => (path in there ? there[path].version === entry.version : entry.optional))
}

const packages = (...path) =>
  readFile(inRoot(...path), 'utf8').then(
    (text) => JSON.parse(text).packages,
    () => null,
  )

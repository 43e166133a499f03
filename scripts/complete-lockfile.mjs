import { readFile, writeFile } from 'node:fs/promises'
import { runCommand } from './bootstrap/command.mjs'
import { inRoot } from './bootstrap/paths.mjs'

const help = `
npm run lockfile: adds to package-lock.json the platform packages (of other systems and processors) that npm leaves out
when its registry does not carry them or node_modules exists already. Without them "npm ci" refuses the lockfile.
`

const systems = ['darwin', 'win32', 'linux', 'freebsd', 'android', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'arm', 'wasm32']

await runCommand({
  help,
  main: async () => {
    const file = inRoot('package-lock.json')
    const lock = JSON.parse(await readFile(file, 'utf8'))
    const before = Object.keys(lock.packages).length
    for (const [path, entry] of Object.entries(lock.packages)) addMissingPlatforms(lock.packages, path, entry)
    const added = Object.keys(lock.packages).length - before
    const byPath = Object.entries(lock.packages).toSorted(([one], [other]) => (one < other ? -1 : 1))
    if (added > 0)
      await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(byPath) }, null, 2)}\n`)
    console.log(added > 0 ? `Added ${added} packages of other platforms` : 'The lockfile is whole')
  },
})

function addMissingPlatforms(packages, parent, { optionalDependencies = {}, dev }) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const processor = processors.find((word) =>
      words(name).some((part) => part.replace(/^armv7|^armhf/, 'arm') === word),
    )
    if (!/^\d/.test(version) || !processor || isThere(packages, parent, name, version)) continue
    const system = systems.find((word) => words(name).includes(word))
    packages[besides(parent, name)] = {
      version,
      cpu: [processor],
      ...(dev && { dev }),
      optional: true,
      ...(system && { os: [system] }),
      ...(name.includes('musl') ? { libc: ['musl'] } : name.includes('-gnu') && { libc: ['glibc'] }),
    }
  }
}

function words(name) {
  return name.replace('windows', 'win32').split(/[/-]/)
}

// npm looks in the node_modules of the package itself, and then in those of each folder above it.
function isThere(packages, parent, name, version) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const found = packages[`${folder && `${folder}/`}node_modules/${name}`]
    if (found) return found.version === version
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`]?.version === version
  }
}

function besides(parent, name) {
  const folder = parent.includes('node_modules/') ? parent.slice(0, parent.lastIndexOf('node_modules/')) : ''
  return `${folder}node_modules/${name}`
}

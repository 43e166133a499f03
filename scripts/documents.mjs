import { access, readFile } from 'node:fs/promises'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { inRoot } from './bootstrap/paths.mjs'

const help = `
npm run documents: checks that every npm command in the documents exists, and that the files they link to do too.
`

const npmOwn = new Set(['install', 'ci', 'rebuild', 'config', 'audit'])
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/operations.md',
  'docs/runbook.md',
  'docs/security.md',
  'docs/performance.md',
  'docs/bench.md',
  'docs/faults.md',
  'docs/scaling.md',
  'docs/evaluation.md',
]

await runCommand({
  help,
  main: async () => {
    const { scripts } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'))
    const faults = (await Promise.all(documents.map((document) => check(document, scripts)))).flat()
    if (faults.length > 0) throw new Failure(faults.join('\n'))
    console.log(`The commands and links in ${documents.join(', ')} exist`)
  },
})

async function check(document, scripts) {
  const text = await readFile(inRoot(document), 'utf8')
  const commands = [...text.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)].map(([, name]) => name)
  const unknown = commands.filter((name) => !(name in scripts) && !npmOwn.has(name))
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path)
  const missing = await Promise.all(links.map(async (path) => ((await exists(document, path)) ? null : path)))
  return [
    ...unknown.map((name) => `${document} names "npm run ${name}", which package.json does not have`),
    ...missing.filter(Boolean).map((path) => `${document} links to ${path}, which does not exist`),
  ]
}

async function exists(document, path) {
  const url = new URL(path, new URL(document, `file://${inRoot()}/`))
  return access(url).then(
    () => true,
    () => false,
  )
}

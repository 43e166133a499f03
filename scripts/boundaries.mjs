import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { inRoot, root } from './bootstrap/paths.mjs'
import { tool } from './bootstrap/processes.mjs'

const help = `
npm run boundaries: checks who imports whom, by the rules in .dependency-cruiser.cjs.
`

const folders = ['shared/src', 'api/src', 'web/src', 'web/e2e']

await runCommand({
  help,
  main: () => {
    const { summary, modules } = cruise()
    // Without a parser for our TypeScript, dependency-cruiser reads nothing and is content with it.
    for (const folder of folders.filter((path) => existsSync(inRoot(path)))) {
      const read = modules.filter(({ source, dependencies }) => source.startsWith(folder) && dependencies.length > 0)
      if (read.length === 0) throw new Failure(`No imports were read in ${folder}: the check is not working.`)
    }
    const found = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
    if (found.length > 0) throw new Failure(`Imports that are not allowed:\n\n${found.join('\n')}`)
    console.log(`${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports: all allowed`)
  },
})

function cruise() {
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...folders.filter((path) => existsSync(inRoot(path))),
  ]
  const cruiser = tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const { stdout, stderr } = spawnSync(process.execPath, [cruiser, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (!stdout.startsWith('{')) throw new Failure(`dependency-cruiser did not run: ${stderr.trim()}`)
  return JSON.parse(stdout)
}

import { prepareTools } from './bootstrap/prepare.mjs'
import { runCommand } from './bootstrap/command.mjs'
import { ended, runAttached } from './bootstrap/processes.mjs'

const help = `
node scripts/under-node.mjs SCRIPT.ts [its options]: runs one of our scripts under a Node that is new enough, which is
fetched first where the system's is older, as are missing packages.
`

const [script, ...given] = process.argv.slice(2)

if (!script?.endsWith('.ts')) {
  console.log(help.trim())
  process.exitCode = script === '--help' ? 0 : 1
} else {
  process.argv.length = 2
  await runCommand({
    help,
    main: async () => {
      const { node, env } = await prepareTools()
      process.exitCode = await ended(runAttached(node, [script, ...given], { env }))
    },
  })
}

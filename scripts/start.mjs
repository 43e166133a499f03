import { runCommand } from './bootstrap/command.mjs'
import { prepareProduct } from './bootstrap/prepare.mjs'
import { ended, runAttached } from './bootstrap/processes.mjs'
import { compileCache, envFile, serviceArguments } from './bootstrap/service.mjs'

const help = `
npm start: installs and builds what is missing, then serves the page and the API.

With nothing configured it runs whole on this machine: an embedded database in .data/, demo accounts, and notes written
without AI. Environment variables switch the real parts on; .env.example lists them. Ctrl-C stops everything.
`

await runCommand({
  help,
  main: async () => {
    const { node, env } = await prepareProduct()
    process.exitCode = await ended(
      runAttached(node, [...envFile(), ...serviceArguments], { env: { ...compileCache, ...env } }),
    )
  },
})

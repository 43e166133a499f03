import { runCommand } from './bootstrap/command.mjs'
import { prepareTools } from './bootstrap/prepare.mjs'
import { ended, runAttached, stop, tool } from './bootstrap/processes.mjs'
import { envFile } from './bootstrap/service.mjs'

const help = `
npm run dev: serves the page on http://localhost:5173 and the API on http://localhost:8000, both reloading on a change.
When one of them ends, the other is stopped.
`

await runCommand({
  help,
  main: async () => {
    const { node, env } = await prepareTools()
    const servers = [
      runAttached(node, [...envFile(), '--watch', '--watch-preserve-output', 'api/src/main.ts'], {
        env,
      }),
      runAttached(node, [tool('vite', 'bin', 'vite.js'), 'web'], { env }),
    ]
    const endings = servers.map(ended)
    process.exitCode = await Promise.race(endings)
    for (const server of servers) stop(server)
    await Promise.all(endings)
  },
})

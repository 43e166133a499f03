import { flushCompileCache } from 'node:module'
import { createApp } from './app.ts'
import { renderBanner } from './platform/banner.ts'
import { runProcess } from './process.ts'

await runProcess(async (context, onStop) => {
  const { config, version, jobs } = context
  if (config.demo) await context.seedDemo()
  const app = await createApp(context)
  // Side by side: both wait for what is under way, and the platform waits 25 s for both.
  onStop(async () => void (await Promise.all([app.close(), jobs.stop()])))
  await app.listen({ port: config.port, host: config.host })
  process.stdout.write(renderBanner(config, { version, terminal: process.stdout.isTTY }))
  if (config.runJobs) await jobs.start()
  // Kept for the next start, where a cache is set up, also when this process is killed.
  flushCompileCache()
})

import { runProcess } from './process.ts'

/** Runs the jobs and serves nobody: for hosts where other instances answer requests with RUN_JOBS=false. */
await runProcess(async ({ jobs, logger }) => {
  await jobs.start()
  logger.info({ event: 'jobs' }, 'The worker takes jobs')
})

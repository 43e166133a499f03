import type { Logger } from './logger.ts'

/** Closes one part; called in the reverse order of opening. */
type Close = () => Promise<void>

const drainLimitMs = 24_000

/** Undoes the start in reverse, once, and ends the process: within the 25 s that a platform waits after SIGTERM. */
export function createLifecycle(logger: Logger) {
  const closers: Close[] = []
  let stopping: Promise<never> | undefined

  async function drain(exitCode: number): Promise<never> {
    setTimeout(() => process.exit(1), drainLimitMs).unref()
    let code = exitCode
    for (const close of closers.toReversed()) {
      await close().catch((err: unknown) => {
        logger.error({ err }, 'A part did not close cleanly')
        code = 1
      })
    }
    process.exit(code)
  }

  const stop = (exitCode: number) => (stopping ??= drain(exitCode))

  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(130)
    logger.info({ signal }, 'Stopping')
    void stop(0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)

  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (err: unknown) => {
      logger.fatal({ err, event }, 'Stopping after an error that nothing caught')
      void stop(1)
    })
  }

  return { stop, onStop: (close: Close) => void closers.push(close) }
}

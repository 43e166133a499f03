import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { faultOf } from './fault-of.ts'
import { mergeMet, type Met } from './integration.repository.ts'

/** Runs a use of an integration and remembers how it went. */
type WatchUse = <Result>(key: string, use: () => Promise<Result>) => Promise<Result>

export interface Usage {
  watch: WatchUse
  worked(key: string): void
  failed(key: string, error: unknown): void
  close(): void
}

// A page full of pictures is a hundred reads: they are one row's change.
const writtenAfterMs = 5000

const nothing: Met = { succeededAt: null, faultedAt: null, fault: null }

/** What the product itself meets in using what it rests on, for all instances to see. */
export function createUsage({ database, logger }: { database: Database; logger: Logger }): Usage {
  const unwritten = new Map<string, Met>()
  let timer: NodeJS.Timeout | undefined

  function remember(key: string, met: Partial<Met>) {
    unwritten.set(key, { ...nothing, ...unwritten.get(key), ...met })
    if (timer !== undefined) return
    timer = setTimeout(write, writtenAfterMs)
    timer.unref()
  }

  function write() {
    timer = undefined
    const met = [...unwritten]
    unwritten.clear()
    database
      .system(async (tx) => {
        for (const [key, each] of met) await mergeMet(tx, key, each)
      })
      .catch((err: unknown) => logger.warn({ err }, 'How integrations fared could not be written down'))
  }

  const worked = (key: string) => remember(key, { succeededAt: new Date() })
  const failed = (key: string, error: unknown) => remember(key, { faultedAt: new Date(), fault: faultOf(error) })

  return {
    worked,
    failed,
    async watch(key, use) {
      try {
        const result = await use()
        worked(key)
        return result
      } catch (error) {
        failed(key, error)
        throw error
      }
    },
    close: () => clearTimeout(timer),
  }
}

import type { Database } from '../../platform/database.ts'
import type { Logger } from '../../platform/logger.ts'
import { noTelemetry, type Telemetry } from '../../platform/telemetry/telemetry.ts'
import { faultOf } from './fault-of.ts'
import { mergeMet, type Met } from './integration.repository.ts'

/** Runs a use of an integration and remembers how it went. */
type WatchUse = <Result>(key: string, use: () => Promise<Result>) => Promise<Result>

/** One use that is under way; one of the three ends it. */
interface Use {
  /** What `work` does belongs to it. */
  within<Result>(work: () => Result): Result
  worked(): void
  failed(error: unknown): void
  /** It ended in a way that tells nothing of the integration. */
  left(): void
}

export interface Usage {
  watch: WatchUse
  begin(key: string): Use
  close(): void
}

// A page full of pictures is a hundred reads: they are one row's change.
const writtenAfterMs = 5000

const nothing: Met = { succeededAt: null, faultedAt: null, fault: null }

interface Dependencies {
  database: Database
  logger: Logger
  telemetry?: Telemetry
}

/** What the product itself meets in using what it rests on, for all instances to see. */
export function createUsage({ database, logger, telemetry = noTelemetry }: Dependencies): Usage {
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

  function begin(key: string): Use {
    // An issuer's key has its address in it.
    const observation = telemetry.start({ kind: 'upstream', name: key.split(' ', 1)[0] ?? key })
    return {
      within: observation.within,
      left: () => observation.end('ok'),
      worked() {
        observation.end('ok')
        remember(key, { succeededAt: new Date() })
      },
      failed(error) {
        observation.end('failed')
        remember(key, { faultedAt: new Date(), fault: faultOf(error) })
      },
    }
  }

  return {
    begin,
    async watch(key, work) {
      const use = begin(key)
      try {
        const result = await use.within(work)
        use.worked()
        return result
      } catch (error) {
        use.failed(error)
        throw error
      }
    },
    close: () => clearTimeout(timer),
  }
}

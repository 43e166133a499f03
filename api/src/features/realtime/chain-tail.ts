import type { Database } from '../../platform/database.ts'
import { type ChainedEvent, readChain, readHeads } from './live-event.repository.ts'

/** Hears what is committed in an organization, in order and without a gap. */
export type HearEvents = (events: readonly ChainedEvent[]) => void

const batch = 500

export type ChainTail = ReturnType<typeof createChainTail>

/** The end of one organization's chain, read once for all who hear of it. */
export function createChainTail(database: Database, organizationId: string) {
  const hearers = new Set<HearEvents>()
  let last = 0
  let isBehind = false
  let reading: Promise<void> | undefined
  const begun = readHeads(database, [organizationId]).then((heads) => void (last = heads.get(organizationId) ?? 0))

  async function read() {
    try {
      await begun
      while (isBehind) {
        isBehind = false
        const events = await readChain(database, organizationId, last, batch)
        last = events.at(-1)?.seq ?? last
        if (events.length > 0) for (const hear of hearers) hear(events)
        if (events.length === batch) isBehind = true
      }
    } finally {
      reading = undefined
    }
  }

  return {
    organizationId,
    hearers,
    /** Resolves once it is known where the chain ended when somebody first asked. */
    begun,
    /** The place up to which everybody has heard. */
    last: () => last,
    /** Reads until nothing is left; whoever asks while it reads is counted in, many for one query. */
    catchUp(): Promise<void> {
      isBehind = true
      return (reading ??= read())
    },
  }
}

import type { AuditVerdict } from '@medinotes/shared/audit'
import { noHash } from './audit-chain.ts'
import type { Link } from './audit-link.repository.ts'
import { hashOf } from './event-hash.ts'

type Broken = Extract<AuditVerdict, { intact: false }>['firstBroken']

/** What an anchor says of a chain. */
export interface AnchoredHead {
  seq: number
  hash: string
  /** When it was made. */
  at: string
}

/** Walks along a chain from its first link, telling each hash again; remembers where it is, and stops at the first fault. */
export function createChainCheck(anchored: readonly AnchoredHead[]) {
  const bySeq = Map.groupBy(anchored, ({ seq }) => seq)
  let last = { seq: 0, hash: noHash }

  function faultOf(link: Link): Broken | null {
    const seq = last.seq + 1
    const { event, eventId } = link
    if (link.seq !== seq || event === null)
      return { seq, eventId: event ? null : eventId, reason: 'missing', anchoredAt: null }
    const isWhole = hashOf({ ...event, seq, prev: last.hash }) === link.hash
    if (!isWhole || link.prev !== last.hash) {
      // It may be as it was, at its own place, and what it follows be another; or have come from another place.
      const isMoved = !isWhole && link.prev !== last.hash && hashOf({ ...event, seq, prev: link.prev }) !== link.hash
      return { seq, eventId, reason: isMoved ? 'reordered' : 'edited', anchoredAt: null }
    }
    const other = bySeq.get(seq)?.find(({ hash }) => hash !== link.hash)
    return other ? { seq, eventId, reason: 'edited', anchoredAt: other.at } : null
  }

  return {
    get last() {
      return last
    },

    /** The first fault among these links, which follow those of before. */
    follow(links: readonly Link[]): Broken | null {
      for (const link of links) {
        const fault = faultOf(link)
        if (fault) return fault
        last = { seq: link.seq, hash: link.hash }
      }
      return null
    },

    /** Once there is no further link: whether an anchor knows of one. */
    end(): Broken | null {
      const beyond = anchored.find(({ seq }) => seq > last.seq)
      return beyond ? { seq: last.seq + 1, eventId: null, reason: 'truncated', anchoredAt: beyond.at } : null
    },
  }
}

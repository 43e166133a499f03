import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { AuditChain, AuditVerdict } from '@medinotes/shared/audit'
import type { Database } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'
import type { AnchorReader } from './anchor-reader.ts'
import { chainOf, installationChain } from './audit-chain.ts'
import { selectHead } from './audit-event.repository.ts'
import { findUnlinkedEvent, selectLinks } from './audit-link.repository.ts'
import type { Audit } from './audit.service.ts'
import { createChainCheck } from './chain-check.ts'

interface Dependencies {
  database: Database
  audit: Audit
  anchors: AnchorReader
}

const batch = 1000

/** Tells every hash of a chain again and compares it with what was anchored outside the database. */
export function createAuditVerifier({ database, audit, anchors }: Dependencies) {
  async function walk(principal: Principal, chain: string): Promise<AuditVerdict> {
    // Before the head is read: an anchor made meanwhile would know of events that this walk does not reach.
    const { heads, altered } = await anchors.headsOf(chain)
    const { head, unlinked } = await database.as(principal, async (tx) => ({
      head: await selectHead(tx, chain),
      unlinked: await findUnlinkedEvent(tx, chain),
    }))
    const check = createChainCheck(heads)
    const upTo = head?.seq ?? 0
    const broken = (firstBroken: Extract<AuditVerdict, { intact: false }>['firstBroken']) =>
      ({ intact: false, events: check.last.seq, firstBroken }) as const
    while (check.last.seq < upTo) {
      const request = { chain, after: check.last.seq, upTo, limit: batch }
      const fault = check.follow(await database.as(principal, (tx) => selectLinks(tx, request)))
      if (fault) return broken(fault)
      await yieldToOthers()
    }
    const cut = check.end()
    if (cut) return broken(cut)
    if (unlinked !== null) return broken({ seq: null, eventId: unlinked, reason: 'unlinked', anchoredAt: null })
    if (altered !== null) return broken({ seq: null, eventId: null, reason: 'anchor-altered', anchoredAt: null })
    const latest = heads.at(-1)
    return { intact: true, events: upTo, head, anchored: latest ? { at: latest.at, seq: latest.seq } : null }
  }

  return {
    async verify(principal: Principal, wanted: AuditChain): Promise<AuditVerdict> {
      const chain = chainOf(principal, wanted)
      const verdict = await walk(principal, chain)
      const details = {
        ...{ intact: verdict.intact, events: verdict.events },
        ...(!verdict.intact && { reason: verdict.firstBroken.reason, seq: verdict.firstBroken.seq }),
      }
      const actor = { personId: principal.personId, organizationId: chain === installationChain ? null : chain }
      await database.system((tx) => audit.record(tx, actor, 'audit.verified', { type: 'audit', id: null }, details))
      return verdict
    },
  }
}

import { createHash, randomUUID } from 'node:crypto'
import type { Disclosure, DisclosureQuery, IdentifierKind } from '@medinotes/shared/disclosures'
import type { Database } from '../../../platform/database.ts'
import { readPage } from '../../../platform/list-page.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { OnSending, Sending } from '../note-writer.ts'
import { refuseCosigner } from '../life/own-note.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { insertAiUse, insertDisclosure, selectDisclosures, type DisclosureRow } from './disclosure.repository.ts'

/** On whose behalf something is sent, and for what. */
interface Cause {
  consultationId: string
  organizationId: string
  personId: string
  attempt: number
  purpose: Disclosure['purpose']
}

const digest = ({ instructions, input }: Pick<Sending, 'instructions' | 'input'>) =>
  createHash('sha256').update(`${instructions}\n${input}`).digest('hex')

const listed = (hidden: ReadonlyMap<IdentifierKind, number>) => [...hidden].map(([kind, count]) => ({ kind, count }))

export type DiscloserOf = ReturnType<typeof createDisclosers>

/** Writes down what is about to be sent to an AI service, before it leaves: what cannot be written down is not sent. */
export const createDisclosers =
  ({ database, audit, sealing }: { database: Database; audit: Audit; sealing: NoteSealing }) =>
  ({ consultationId, organizationId, personId, attempt, purpose }: Cause): OnSending =>
  async (sending) => {
    const owner = { id: randomUUID(), organization_id: organizationId }
    await database.system(async (tx) => {
      const { model, host, hidden, instructions, input } = sending
      const sha256 = digest(sending)
      await insertDisclosure(tx, {
        ...owner,
        ...{ consultation_id: consultationId, person_id: personId, attempt, purpose, model, host, sha256 },
        sent_sealed: sealing.sealDisclosure(owner, { instructions, input }),
        hidden: JSON.stringify(listed(hidden)),
      })
      const details = { purpose, model, host, sha256, hidden: [...hidden].map(([kind, count]) => `${kind} ${count}`) }
      const subject = { type: 'consultation' as const, id: consultationId }
      await audit.record(tx, { personId, organizationId }, 'consultation.sent', subject, details)
    })
    return ({ inputTokens, outputTokens, milliseconds }) =>
      database.system((tx) =>
        insertAiUse(tx, {
          ...{ disclosure_id: owner.id, organization_id: organizationId, milliseconds },
          ...{ input_tokens: inputTokens, output_tokens: outputTokens },
        }),
      )
  }

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  finder: ConsultationFinder
  sealing: NoteSealing
}

/** Shows a note's author what an AI service was sent of it. */
export function createDisclosures({ sealedReads, audit, finder, sealing }: Dependencies) {
  const view = (row: DisclosureRow): Disclosure => ({
    id: row.id,
    sentAt: row.sent_at.toISOString(),
    purpose: row.purpose as Disclosure['purpose'],
    ...{ attempt: row.attempt, model: row.model, host: row.host, sha256: row.sha256 },
    hidden: row.hidden as unknown as Disclosure['hidden'],
    ...sealing.openDisclosure(row, row.sent_sealed),
  })
  return {
    list: (principal: Principal, id: string, query: DisclosureQuery) =>
      sealedReads(principal, async (tx) => {
        refuseCosigner(principal, await finder.find(tx, id))
        const page = await readPage(query, (request) => selectDisclosures(tx, id, request), view)
        await audit.record(tx, principal, 'consultation.sent-read', { type: 'consultation', id })
        return page
      }),
  }
}

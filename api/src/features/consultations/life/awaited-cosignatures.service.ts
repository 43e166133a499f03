import type { AwaitedCosignature, CosignatureQuery } from '@medinotes/shared/note-life'
import { readPage } from '../../../platform/list-page.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { selectAwaited } from './cosignature.repository.ts'
import { formerMember } from './note-life.repository.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
}

type Row = Awaited<ReturnType<typeof selectAwaited>>[number]

/** What waits for a colleague's signature. */
export function createAwaitedCosignatures({ sealedReads, audit, sealing }: Dependencies) {
  const present = ({ id, row }: { id: string; row: Row }): AwaitedCosignature => ({
    id,
    consultationId: row.id,
    patientName: sealing.openPatientName(row),
    dateOfVisit: row.date_of_visit,
    author: { id: row.author_id, name: row.name ?? formerMember },
    requestedAt: row.requested_at.toISOString(),
  })

  return {
    awaited: (principal: Principal, query: CosignatureQuery) =>
      sealedReads(principal, async (tx) => {
        const select = async (request: Parameters<typeof selectAwaited>[2]) => {
          const rows = await selectAwaited(tx, principal.personId, request)
          return rows.map((row) => ({ id: row.cosignature_id, row }))
        }
        const page = await readPage(query, select, present)
        const ids = page.items.map(({ consultationId }) => consultationId)
        await audit.record(tx, principal, 'consultation.listed', { type: 'consultation', id: null }, { ids })
        return page
      }),
  }
}

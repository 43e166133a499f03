import { randomUUID } from 'node:crypto'
import type { Consultation } from '@medinotes/shared/consultations'
import { findingsOf, isSameFinding } from '@medinotes/shared/findings'
import type { AcceptFinding } from '@medinotes/shared/note-life'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { insertAcceptance, withdrawAcceptance } from './finding-acceptance.repository.ts'
import { lockOwnNote, refuseUnlessAt } from './own-note.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
  view: ConsultationView
  finder: ConsultationFinder
}

/** Findings that the author lets stand, for a reason. */
export function createFindingAcceptances({ sealedReads, audit, sealing, view, finder }: Dependencies) {
  return {
    accept: (principal: Principal, id: string, { version, finding, reason }: AcceptFinding) =>
      sealedReads(principal, async (tx) => {
        const row = await lockOwnNote(tx, finder, principal, id)
        refuseUnlessAt(row, version)
        refuseUnlessOpen(await view.whole(tx, row), finding)
        const acceptance = { id: randomUUID(), organization_id: row.organization_id }
        const finding_sealed = sealing.sealFinding(acceptance, { ...finding, reason })
        const whose = { consultation_id: id, accepted_by: principal.personId }
        await insertAcceptance(tx, { ...acceptance, ...whose, finding_sealed })
        const details = { version, kind: finding.kind, acceptance: acceptance.id }
        await audit.record(tx, principal, 'consultation.finding-accepted', { type: 'consultation', id }, details)
        return view.whole(tx, row)
      }),

    reopen: (principal: Principal, { id, acceptanceId }: { id: string; acceptanceId: string }) =>
      sealedReads(principal, async (tx) => {
        const row = await lockOwnNote(tx, finder, principal, id)
        refuseUnlessAt(row, row.version)
        if (!(await withdrawAcceptance(tx, { id: acceptanceId, consultationId: id }))) {
          throw new AppError('not_found', 'This finding is open already.')
        }
        const details = { version: row.version, acceptance: acceptanceId }
        await audit.record(tx, principal, 'consultation.finding-reopened', { type: 'consultation', id }, details)
        return view.whole(tx, row)
      }),
  }
}

function refuseUnlessOpen(note: Consultation, finding: AcceptFinding['finding']) {
  const isThat = isSameFinding(finding)
  if (!findingsOf(note).some(isThat)) throw new AppError('conflict', 'This version of the note has no such finding.')
  if (note.acceptances.some(isThat)) throw new AppError('conflict', 'This finding is settled already.')
}

import type { Consultation } from '@medinotes/shared/consultations'
import type { EditConsultation } from '@medinotes/shared/note-life'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import { insertVersion } from '../consultation.repository.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { applyEdit, type EditedDraft } from './apply-edit.ts'
import { takeNextVersion } from './note-life.repository.ts'
import { findOwnNote, refuseUnlessAt } from './own-note.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
  view: ConsultationView
  finder: ConsultationFinder
}

/** People's edits: each makes a version of its own, checked against the notes anew. */
export function createNoteEditing({ sealedReads, audit, sealing, view, finder }: Dependencies) {
  const findEditable = (principal: Principal, id: string, version: number) =>
    sealedReads(principal, async (tx) => {
      const row = await findOwnNote(tx, finder, principal, id)
      refuseUnlessAt(row, version)
      return view.draft(tx, row)
    })

  // Of two edits of one version only the first finds it there; the text was checked outside, since that takes its time.
  const store = (principal: Principal, id: string, version: number, { draft, kind }: EditedDraft) =>
    sealedReads(principal, async (tx) => {
      const row = await takeNextVersion(tx, { id, version })
      if (!row) {
        refuseUnlessAt(await findOwnNote(tx, finder, principal, id), version)
        throw new Error('A note that may be edited takes another version')
      }
      await insertVersion(tx, {
        ...{ consultation_id: id, organization_id: row.organization_id, version: row.version, attempt: row.attempt },
        ...{ draft_sealed: sealing.sealDraft(row, row.version, draft), kind, edited_by: principal.personId },
      })
      await audit.record(
        tx,
        principal,
        'consultation.edited',
        { type: 'consultation', id },
        { version: row.version, kind },
      )
      return view.whole(tx, row)
    })

  const readAsItStands = (principal: Principal, id: string) =>
    sealedReads(principal, async (tx) => {
      const row = await findOwnNote(tx, finder, principal, id)
      const details = { version: row.version, attempt: row.attempt }
      await audit.record(tx, principal, 'consultation.read', { type: 'consultation', id }, details)
      return view.whole(tx, row)
    })

  return {
    /** The note with its new version, or as it stands where the edit changes nothing. */
    async edit(principal: Principal, id: string, { version, ...changes }: EditConsultation): Promise<Consultation> {
      const before = await findEditable(principal, id, version)
      const edited = applyEdit(before, changes)
      // What was cut short is nobody's draft until somebody takes it over, even as it is.
      return edited.isChanged || version === 0 ? store(principal, id, version, edited) : readAsItStands(principal, id)
    },
  }
}

import type { Consultation } from '@medinotes/shared/consultations'
import { openFindings } from '@medinotes/shared/findings'
import type { SignConsultation } from '@medinotes/shared/note-life'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { SealedReads } from '../sealed-reads.ts'
import type { ProposeTasks } from '../tasks/task-proposals.ts'
import { noteHash } from './note-hash.ts'
import { signVersion } from './note-life.repository.ts'
import { lockOwnNote, refuseUnlessAt } from './own-note.ts'
import { signerOf } from './signer.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  view: ConsultationView
  finder: ConsultationFinder
  proposeTasks: ProposeTasks
}

/** Signs notes in their authors' names; from then on neither we nor they can change them. */
export function createNoteSigning({ sealedReads, audit, view, finder, proposeTasks }: Dependencies) {
  return {
    sign: (principal: Principal, id: string, { version }: SignConsultation) =>
      sealedReads(principal, async (tx) => {
        const row = await lockOwnNote(tx, finder, principal, id)
        refuseUnlessAt(row, version)
        const note = await view.whole(tx, row)
        refuseUnlessSettled(note)
        const at = new Date()
        const signedBy = signerOf(principal)
        const hash = noteHash(note, { signedBy, signedAt: at.toISOString() })
        const columns = { signed_at: at, signed_by: signedBy.id, signed_as: signedBy.name, signed_hash: hash }
        const signed = await signVersion(tx, id, columns)
        // The trail is a chain of its own: the hash in it says what was signed to whoever doubts the table.
        await audit.record(tx, principal, 'consultation.signed', { type: 'consultation', id }, { version, hash })
        await proposeTasks(tx, principal, note)
        return view.whole(tx, signed)
      }),
  }
}

function refuseUnlessSettled(note: Consultation) {
  const findings = openFindings(note).length
  const stale = note.sections.filter((section) => section.stale === true).length
  const reasons = [
    ...(findings > 0 ? [many(findings, 'finding is open', 'findings are open')] : []),
    ...(stale > 0 ? [many(stale, 'section is older than the notes', 'sections are older than the notes')] : []),
  ]
  if (reasons.length > 0) throw new AppError('findings_open', `This note cannot be signed yet: ${reasons.join(', ')}.`)
}

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`

import { randomUUID } from 'node:crypto'
import type { Consultation } from '@medinotes/shared/consultations'
import type { AddAddendum } from '@medinotes/shared/note-life'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { addendumHash, lastHashOf } from './note-hash.ts'
import { insertAddendum } from './note-life.repository.ts'
import { lockOwnNote } from './own-note.ts'
import { signerOf } from './signer.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
  view: ConsultationView
  finder: ConsultationFinder
}

/** What is added to a note once it is signed; each binds the one before it. */
export function createNoteAddenda({ sealedReads, audit, sealing, view, finder }: Dependencies) {
  return {
    add: (principal: Principal, id: string, { text }: AddAddendum) =>
      sealedReads(principal, async (tx) => {
        // The lock gives two that come at once their numbers, and each its predecessor.
        const row = await lockOwnNote(tx, finder, principal, id)
        const { signature, addenda } = signedOrRefuse(await view.whole(tx, row))
        const at = new Date()
        const number = addenda.length + 1
        const addedBy = signerOf(principal)
        const hash = addendumHash(lastHashOf(signature, addenda), { number, text, addedBy, addedAt: at.toISOString() })
        const addendum = { id: randomUUID(), organization_id: row.organization_id }
        await insertAddendum(tx, {
          ...{ ...addendum, consultation_id: id, number, hash, text_sealed: sealing.sealAddendum(addendum, text) },
          ...{ added_by: addedBy.id, added_as: addedBy.name, added_at: at },
        })
        await audit.record(tx, principal, 'consultation.addendum-added', { type: 'consultation', id }, { number, hash })
        return view.whole(tx, row)
      }),
  }
}

function signedOrRefuse({ signature, addenda }: Consultation) {
  if (signature === null) throw new AppError('conflict', 'This note is not signed yet: change the note itself.')
  return { signature, addenda }
}

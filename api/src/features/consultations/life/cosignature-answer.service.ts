import type { Cosignature } from '@medinotes/shared/note-life'
import type { Updateable } from 'kysely'
import type { NoteCosignatures } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import type { CosignatureNotices } from './cosignature-notices.ts'
import {
  answerCosignature,
  type CosignaturePlace,
  type CosignatureRow,
  selectAuthor,
  selectCosignature,
} from './cosignature.repository.ts'
import { cosignatureHash, lastHashOf } from './note-hash.ts'
import { cosignatureOf } from './note-life-view.ts'
import { signerOf } from './signer.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
  view: ConsultationView
  finder: ConsultationFinder
  notices: CosignatureNotices
}

/** Colleagues sign a note beside its author, or say why they do not. */
export function createCosignatureAnswers(dependencies: Dependencies) {
  const { sealedReads, audit, sealing, view, finder, notices } = dependencies

  /** Stores the answer once, and tells the author. */
  async function store(
    tx: Db,
    principal: Principal,
    row: CosignatureRow,
    answer: Updateable<NoteCosignatures> & { status: 'signed' | 'declined' },
  ): Promise<Cosignature> {
    const { id: cosignatureId, consultation_id: id } = row
    if (!(await answerCosignature(tx, cosignatureId, answer))) throw alreadyAnswered()
    const action = answer.status === 'signed' ? 'consultation.cosigned' : 'consultation.cosignature-declined'
    const details = { cosignature: cosignatureId, ...(answer.hash && { hash: answer.hash }) }
    await audit.record(tx, principal, action, { type: 'consultation', id }, details)
    const author = await selectAuthor(tx, row.requested_by)
    if (author) await notices.answered(tx, principal, author, row, answer.status)
    const answered = await selectCosignature(tx, { id, cosignatureId })
    if (!answered) throw new Error('Whoever answers sees what they answered')
    return cosignatureOf(sealing, answered)
  }

  return {
    sign: (principal: Principal, place: CosignaturePlace) =>
      sealedReads(principal, async (tx) => {
        const row = await findOwn(tx, principal, place)
        if (row.status !== 'requested') throw alreadyAnswered()
        const { signature, addenda } = await view.whole(tx, await finder.find(tx, place.id))
        if (signature?.intact !== true) throw new AppError('conflict', 'This note is not as its author signed it.')
        const at = new Date()
        const person = signerOf(principal)
        const hash = cosignatureHash(lastHashOf(signature, addenda), { person, signedAt: at.toISOString() })
        return store(tx, principal, row, { status: 'signed', answered_at: at, signed_as: person.name, hash })
      }),

    decline: (principal: Principal, place: CosignaturePlace, reason: string) =>
      sealedReads(principal, async (tx) => {
        const row = await findOwn(tx, principal, place)
        const reason_sealed = sealing.sealDeclineReason(row, reason)
        return store(tx, principal, row, { status: 'declined', answered_at: new Date(), reason_sealed })
      }),
  }
}

async function findOwn(tx: Db, { personId }: Principal, place: CosignaturePlace) {
  const row = await selectCosignature(tx, place)
  if (row?.person_id !== personId) throw new AppError('not_found', 'You are not asked to sign this note.')
  return row
}

const alreadyAnswered = () => new AppError('conflict', 'This request is answered already, or was taken back.')

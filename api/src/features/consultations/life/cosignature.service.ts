import { selectColleagues } from '../colleagues.repository.ts'
import { randomUUID } from 'node:crypto'
import type { Cosignature } from '@medinotes/shared/note-life'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import type { CosignatureNotices } from './cosignature-notices.ts'
import {
  answerCosignature,
  type CosignaturePlace,
  insertCosignature,
  selectCosignature,
  selectCosignatures,
} from './cosignature.repository.ts'
import { cosignatureOf } from './note-life-view.ts'
import { findOwnNote, lockOwnNote } from './own-note.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  sealing: NoteSealing
  finder: ConsultationFinder
  notices: CosignatureNotices
}

/** Authors ask colleagues to sign beside them, or take it back. */
export function createCosignatures({ sealedReads, audit, sealing, finder, notices }: Dependencies) {
  const colleaguesOf = (tx: Db, principal: Principal) =>
    selectColleagues(tx, { organizationId: organizationOf(principal).id, personId: principal.personId })

  async function show(tx: Db, place: CosignaturePlace): Promise<Cosignature> {
    const row = await selectCosignature(tx, place)
    if (!row) throw new AppError('not_found', 'There is no such request to sign this note.')
    return cosignatureOf(sealing, row)
  }

  return {
    colleagues: (principal: Principal, id: string) =>
      sealedReads(principal, async (tx) => {
        await findOwnNote(tx, finder, principal, id)
        const rows = await colleaguesOf(tx, principal).execute()
        return { items: rows.map((row) => ({ id: row.id, name: row.name })), nextCursor: null }
      }),

    request: (principal: Principal, id: string, personId: string) =>
      sealedReads(principal, async (tx) => {
        const row = await lockOwnNote(tx, finder, principal, id)
        const colleague = await colleaguesOf(tx, principal).where('p.id', '=', personId).executeTakeFirst()
        if (!colleague) throw new AppError('not_found', 'There is no such colleague.')
        if (row.status !== 'signed')
          throw new AppError('conflict', 'Sign the note yourself before you ask a colleague.')
        const asked = await selectCosignatures(tx, row)
        if (asked.some(({ person_id, status }) => person_id === personId && isInForce(status))) {
          throw new AppError('conflict', 'This colleague is asked already.')
        }
        const subject = { id: randomUUID(), organization_id: row.organization_id, consultation_id: id }
        await insertCosignature(tx, { ...subject, person_id: personId, requested_by: principal.personId })
        const details = { cosignature: subject.id, person: personId }
        await audit.record(tx, principal, 'consultation.cosignature-requested', { type: 'consultation', id }, details)
        await notices.asked(tx, principal, colleague, subject)
        return show(tx, { id, cosignatureId: subject.id })
      }),

    withdraw: (principal: Principal, place: CosignaturePlace) =>
      sealedReads(principal, async (tx) => {
        await findOwnNote(tx, finder, principal, place.id)
        await show(tx, place)
        const answer = { status: 'withdrawn', answered_at: new Date() }
        if (!(await answerCosignature(tx, place.cosignatureId, answer))) {
          throw new AppError('conflict', 'This colleague has answered already.')
        }
        const subject = { type: 'consultation', id: place.id } as const
        const details = { cosignature: place.cosignatureId }
        await audit.record(tx, principal, 'consultation.cosignature-withdrawn', subject, details)
        return show(tx, place)
      }),
  }
}

const isInForce = (status: string) => status === 'requested' || status === 'signed'

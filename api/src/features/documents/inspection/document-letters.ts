import type { Db } from '../../../platform/database.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import { findBookingOfDocuments } from '../document-finder.ts'
import type { DocumentRow } from '../document-row.ts'
import {
  type Addressee,
  isToldSince,
  lockTelling,
  selectDeciders,
  selectFirmReaders,
  selectPracticeReaders,
} from './addressee.repository.ts'

export type DocumentLetters = ReturnType<typeof createDocumentLetters>

/** One notice tells of all that arrives for a side of a booking in this time. */
const togetherMs = 15 * 60_000

/** Notices of what arrives and of what is held back: a reference and a link, and nothing of what is in it. */
export function createDocumentLetters({ outbox, publicUrl }: { outbox: Outbox; publicUrl: string }) {
  async function tell(
    tx: Db,
    readers: readonly Addressee[],
    {
      row,
      ...letter
    }: {
      row: DocumentRow
      template: 'document-arrived' | 'document-held-back'
      facts: { reference: string; link: string }
      occasion: string
    },
  ) {
    for (const { personId, to, organizationId } of readers) {
      await outbox.leave(tx, {
        ...{ to, personId, organizationId, template: letter.template, facts: letter.facts },
        case: { type: 'booking', id: row.booking_id },
        dedupeKey: `${letter.template}:${letter.occasion}:${personId}`,
      })
    }
  }

  return {
    /** To the side that did not send it, where it may see it. */
    async arrived(tx: Db, row: DocumentRow) {
      if (!row.shared) return
      const booking = await findBookingOfDocuments(tx, row.booking_id)
      const isOfPractice = row.side_id === booking.practice_id
      const readers = isOfPractice ? await selectFirmReaders(tx, booking) : await selectPracticeReaders(tx, booking)
      await lockTelling(tx, booking.id)
      const since = new Date(Date.now() - togetherMs)
      const untold = []
      for (const reader of readers) {
        if (!(await isToldSince(tx, { personId: reader.personId, bookingId: booking.id, since }))) untold.push(reader)
      }
      await tell(tx, untold, {
        ...{ row, template: 'document-arrived', occasion: row.id },
        facts: { reference: booking.reference, link: `${publicUrl}/app/bookings/${row.booking_id}#documents` },
      })
    },

    /** To whoever sent it, and to those who decide on it. */
    async heldBack(tx: Db, row: DocumentRow) {
      const { reference } = await findBookingOfDocuments(tx, row.booking_id)
      const deciders = await selectDeciders(tx, row)
      const uploader = deciders.find(({ decides }) => !decides)
      const telling = { row, template: 'document-held-back', occasion: row.id } as const
      if (uploader) {
        const link = `${publicUrl}/app/bookings/${row.booking_id}#documents`
        await tell(tx, [uploader], { ...telling, facts: { reference, link } })
      }
      const admins = deciders.filter(({ decides }) => decides)
      await tell(tx, admins, { ...telling, facts: { reference, link: `${publicUrl}/app/admin/quarantine` } })
    },
  }
}

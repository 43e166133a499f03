import {
  type Arrangements,
  arrangementsSchema,
  type Examinee,
  examineeSchema,
  type Matter,
  matterSchema,
} from '@medinotes/shared/bookings'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { BookingRow } from './booking-row.ts'

/** Whose key and which row a value of a booking is sealed under. */
interface Owner {
  id: string
  organization_id: string
}

interface Details {
  examinee: Examinee
  matter: Matter
  arrangements: Arrangements
}

interface SealedQuestion {
  number: number
  text_sealed: string
}

type Sealed<Column extends keyof Details> = Owner & Pick<BookingRow, `${Column}_sealed`>

export type BookingSealing = ReturnType<typeof createBookingSealing>

/** Seals and opens what the tables of a booking hold of PHI. */
export function createBookingSealing(cipher: Cipher) {
  const place = ({ organization_id }: Pick<Owner, 'organization_id'>, table: string, column: string, row: string) => ({
    organizationId: organization_id,
    ...{ table, column, row },
  })
  const ofBooking = (owner: Owner, column: string) => place(owner, 'bookings', column, owner.id)
  const ofQuestion = (owner: Owner, number: number) =>
    place(owner, 'booking_questions', 'text', `${owner.id}:${number}`)
  const ofActivity = (owner: Owner, activityId: string) => place(owner, 'booking_activity', 'note', activityId)
  const seal = (owner: Owner, column: keyof Details, value: object) =>
    cipher.seal(ofBooking(owner, column), JSON.stringify(value))
  const open = (owner: Owner, column: keyof Details, sealed: string): unknown =>
    JSON.parse(cipher.open(ofBooking(owner, column), sealed))

  return {
    sealDetails: (owner: Owner, { examinee, matter, arrangements }: Details) => ({
      examinee_sealed: seal(owner, 'examinee', examinee),
      matter_sealed: seal(owner, 'matter', matter),
      arrangements_sealed: seal(owner, 'arrangements', arrangements),
    }),
    /** Null while it is only held. */
    openExaminee: (row: Sealed<'examinee'>): Examinee | null =>
      row.examinee_sealed === null ? null : examineeSchema.parse(open(row, 'examinee', row.examinee_sealed)),
    openMatter: (row: Sealed<'matter'>): Matter | null =>
      row.matter_sealed === null ? null : matterSchema.parse(open(row, 'matter', row.matter_sealed)),
    openArrangements: (row: Sealed<'arrangements'>): Arrangements =>
      arrangementsSchema.parse(
        row.arrangements_sealed === null ? {} : open(row, 'arrangements', row.arrangements_sealed),
      ),

    sealQuestion: (owner: Owner, number: number, text: string) => cipher.seal(ofQuestion(owner, number), text),
    openQuestions: (owner: Owner, questions: readonly SealedQuestion[]) =>
      questions.map(({ number, text_sealed }) => ({
        number,
        text: cipher.open(ofQuestion(owner, number), text_sealed),
      })),

    sealCancelNote: (owner: Owner, note: string) => cipher.seal(ofBooking(owner, 'cancel_note'), note),
    openCancelNote: (row: Owner & Pick<BookingRow, 'cancel_note_sealed'>) =>
      row.cancel_note_sealed === null ? null : cipher.open(ofBooking(row, 'cancel_note'), row.cancel_note_sealed),

    sealActivityNote: (owner: Owner, activityId: string, note: string) =>
      cipher.seal(ofActivity(owner, activityId), note),
    openActivityNote: (owner: Owner, { id, note_sealed }: { id: string; note_sealed: string | null }) =>
      note_sealed === null ? undefined : cipher.open(ofActivity(owner, id), note_sealed),
  }
}

import type { Arrangements, ConfirmBooking } from '@medinotes/shared/bookings'
import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Db } from '../../platform/database.ts'
import { AppError, type FieldError } from '../../platform/errors.ts'
import type { BookingRow } from './booking-row.ts'
import type { BookingSealing } from './booking-sealing.ts'
import { replaceQuestions, replaceTokens } from './details.repository.ts'
import { examineeKey } from './wall/examinee-key.ts'

/** The whole form: who is examined about what, and what makes it possible. */
export type BookingDetails = ConfirmBooking

const arrangementsOf = ({
  interpreter,
  accessibility,
  supportPerson,
  attendance,
  examineeNotices,
}: BookingDetails): Arrangements => ({ interpreter, accessibility, supportPerson, attendance, examineeNotices })

type Named = Pick<BookingRow, 'id' | 'reference' | 'organization_id' | 'practice_id'>

export type DetailsWriter = ReturnType<typeof createDetailsWriter>

/** Seals the form into the columns of a booking and the tables beside it. */
export function createDetailsWriter({ sealing, blindIndex }: { sealing: BookingSealing; blindIndex: BlindIndex }) {
  const columns = (row: Named, details: BookingDetails) => ({
    ...sealing.sealDetails(row, { ...details, arrangements: arrangementsOf(details) }),
    examinee_key: examineeKey(blindIndex, details.examinee),
    interpreter: details.interpreter !== undefined,
    expected_documents: [...new Set(details.expectedDocuments)],
  })

  /** Questions, and what both sides find the booking by. */
  function rowsBeside(row: Named, { examinee, matter, questions }: BookingDetails) {
    const booking = { booking_id: row.id }
    return {
      questions: questions.map((text, index) => ({
        ...{ ...booking, organization_id: row.organization_id, number: index + 1 },
        text_sealed: sealing.sealQuestion(row, index + 1, text),
      })),
      tokens: tokensOf(row, { examinee, matter }),
    }
  }

  /** What both sides find the booking by. */
  function tokensOf(row: Named, { examinee, matter }: Pick<BookingDetails, 'examinee' | 'matter'>) {
    const words = [examinee.name, matter.claimNumber, matter.fileNumber ?? '', row.reference].join(' ')
    return [...new Set([row.organization_id, row.practice_id])].flatMap((organization_id) =>
      blindIndex.tokensOf(organization_id, words).map((token) => ({ booking_id: row.id, organization_id, token })),
    )
  }

  return {
    ...{ columns, rowsBeside, tokensOf },
    async writeBeside(tx: Db, row: Named, details: BookingDetails) {
      const { questions, tokens } = rowsBeside(row, details)
      await replaceQuestions(tx, row.id, questions)
      await replaceTokens(tx, row.id, tokens)
    },
  }
}

/** What nobody can have been born on, or injured: days that have not begun where the examination is. */
export function refuseFuture({ time_zone }: BookingRow, { examinee, matter }: Partial<BookingDetails>) {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: time_zone }).format(new Date())
  const dates = { 'examinee.dateOfBirth': examinee?.dateOfBirth, 'matter.injuryDate': matter?.injuryDate }
  const errors: FieldError[] = Object.entries(dates)
    .filter(([, date]) => date !== undefined && date > today)
    .map(([path]) => ({ path, message: 'This day has not come yet' }))
  if (errors.length > 0) throw new AppError('malformed', 'Some fields are missing or not valid.', { errors })
}

export function refuseInterpreter({ takesInterpreters }: { takesInterpreters: boolean }, asked: boolean) {
  if (takesInterpreters || !asked) return
  throw new AppError('malformed', 'Some fields are missing or not valid.', {
    errors: [{ path: 'interpreter', message: 'This specialist does not examine with an interpreter' }],
  })
}

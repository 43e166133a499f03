import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { StoreGenerated } from '../uploads/store-generated.ts'
import { createAnswerJournal } from './answer.service.ts'
import type { QuestionTracker, Tracked } from './question-tracker.ts'
import { replaceAnswer, selectDocumentsAmong } from './question.repository.ts'
import { findReportBooking, openReportBooking, refuseOtherSide, type ReportBooking } from './report-booking.ts'

interface Made {
  bytes: Uint8Array
  /** Where it answers which question, by its words: one that was changed since is another question. */
  pages: ReadonlyMap<string, number>
}

export interface WantedReport {
  bookingId: string
  /** The same for the same content, so that it is kept once. */
  documentId: string
  /** Whether questions that are answered elsewhere are answered here from now on. */
  replaceAnswers: boolean
  make: (booking: Pick<ReportBooking, 'reference'>) => Promise<Made>
}

interface Dependencies {
  database: Database
  audit: Audit
  tracker: QuestionTracker
  storeGenerated: StoreGenerated
}

export type GeneratedReports = ReturnType<typeof createGeneratedReports>

/** Reports that the service made of what somebody signed: kept as documents, and the questions answered in them. */
export function createGeneratedReports({ database, audit, tracker, storeGenerated }: Dependencies) {
  const { record } = createAnswerJournal(audit)

  async function answer(tx: Db, principal: Principal, booking: ReportBooking, { number, key, ...given }: Answer) {
    const own = { booking_id: booking.id, organization_id: booking.organization_id, question_key: key }
    await replaceAnswer(tx, {
      ...own,
      answered_by: principal.personId,
      document_id: given.documentId,
      page: given.page,
    })
    const details = { number, documentId: given.documentId, page: given.page }
    await record(tx, principal, 'report.question-answered', booking, details)
  }

  /** Nothing is made where it is there already; gone for good means that it is not made again. */
  async function openKept(principal: Principal, { bookingId, documentId }: WantedReport) {
    const { booking, kept } = await database.as(principal, async (tx) => ({
      booking: await findReportBooking(tx, bookingId),
      kept: await selectDocumentsAmong(tx, [documentId]),
    }))
    refuseOtherSide(principal, booking)
    if (kept.some(({ status }) => status !== 'clean')) {
      throw new AppError('conflict', 'This report was filed, and its document was removed since. Upload it instead.')
    }
    return { booking, isKept: kept.length > 0 }
  }

  return {
    async file(principal: Principal, wanted: WantedReport) {
      const { documentId, bookingId, replaceAnswers, make } = wanted
      const { booking, isKept } = await openKept(principal, wanted)
      const { bytes, pages } = await make(booking)
      if (!isKept) {
        const file = { filename: `Report ${booking.reference}.pdf`, contentType: 'application/pdf' as const }
        const whose = { id: documentId, booking, side: booking.practice_id, personId: principal.personId }
        await storeGenerated({ ...whose, ...file, kind: 'report', source: 'note', bytes: Buffer.from(bytes) })
      }
      await database.as(principal, async (tx) => {
        const open = await openReportBooking(tx, bookingId)
        for (const { number, text, key, answer: before } of await tracker(tx, open)) {
          const page = pages.get(text)
          if (page === undefined || (before !== undefined && !replaceAnswers)) continue
          if (before?.document_id === documentId && before.page === page) continue
          await answer(tx, principal, open, { number, key, documentId, page })
        }
      })
    },

    /** Those of these documents that are there, and in which document each question is answered; null where it is waived. */
    stateOf: (principal: Principal, bookingId: string, documentIds: readonly string[]) =>
      database.as(principal, async (tx) => {
        const booking = await findReportBooking(tx, bookingId)
        const found = await selectDocumentsAmong(tx, documentIds)
        const questions = await tracker(tx, booking)
        return {
          documents: found.filter(({ status }) => status === 'clean'),
          answers: questions.flatMap(({ number, answer: given }) =>
            given === undefined ? [] : [{ number, documentId: given.document_id }],
          ),
        }
      }),
  }
}

interface Answer extends Pick<Tracked, 'number' | 'key'> {
  documentId: string
  page: number
}

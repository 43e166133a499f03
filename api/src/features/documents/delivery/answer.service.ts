import type { GiveAnswer, QuestionSource } from '@medinotes/shared/report-delivery'
import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { AuditDetails } from '../../audit/audit-details.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findDocument } from '../document-finder.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { waiverPlace } from './delivery-sealing.ts'
import type { QuestionTracker, Tracked } from './question-tracker.ts'
import { deleteAnswer, deleteSource, replaceAnswer, replaceSource } from './question.repository.ts'
import { openReportBooking, refuseOtherSide, type ReportBooking } from './report-booking.ts'
import type { ReportDetail } from './report-detail.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  tracker: QuestionTracker
  reportDetail: ReportDetail
}

export interface Asked {
  id: string
  number: number
}

/** What is done to one question of a booking that nobody else changes meanwhile. */
type Act = (tx: Db, booking: ReportBooking, question: Tracked) => Promise<void>

/** Where the letter asks a question, and where the report answers it or why it does not. */
export function createAnswers({ database, audit, sealing, tracker, reportDetail }: Dependencies) {
  async function on(principal: Principal, { id, number }: Asked, act: Act) {
    await database.as(principal, async (tx) => {
      const booking = await openReportBooking(tx, id)
      const question = (await tracker(tx, booking)).find((one) => one.number === number)
      if (question === undefined) throw new AppError('not_found', 'There is no such question.')
      await act(tx, booking, question)
    })
    return reportDetail(principal, id)
  }

  const { record, recordLink } = createAnswerJournal(audit)

  return {
    give: (principal: Principal, asked: Asked, given: GiveAnswer) =>
      on(principal, asked, async (tx, booking, { key }) => {
        refuseOtherSide(principal, booking)
        const own = { booking_id: booking.id, organization_id: booking.organization_id, question_key: key }
        const answer = { ...own, answered_by: principal.personId }
        if ('waiver' in given) {
          const waiver_sealed = sealing.seal(waiverPlace(own), 'question_answers', 'waiver', given.waiver)
          await replaceAnswer(tx, { ...answer, waiver_sealed })
          await record(tx, principal, 'report.question-waived', booking, { number: asked.number })
          return
        }
        const { documentId, page } = given
        await refuseOtherDocuments(tx, documentId, isReportOf(booking), 'Choose a report of this booking')
        await replaceAnswer(tx, { ...answer, document_id: documentId, page })
        await record(tx, principal, 'report.question-answered', booking, { number: asked.number, documentId, page })
      }),

    reopen: (principal: Principal, asked: Asked) =>
      on(principal, asked, async (tx, booking, { key }) => {
        refuseOtherSide(principal, booking)
        if (booking.report_released_at !== null) {
          throw new AppError('wrong_state', 'The report is released. Recall it before you open a question again.')
        }
        if (!(await deleteAnswer(tx, { bookingId: booking.id, key }))) return
        await record(tx, principal, 'report.question-reopened', booking, { number: asked.number })
      }),

    link: (principal: Principal, asked: Asked, { documentId, page }: QuestionSource) =>
      on(principal, asked, async (tx, booking, { key }) => {
        await refuseOtherDocuments(
          tx,
          documentId,
          isLetterOf(booking),
          'Choose a letter of instruction of this booking',
        )
        const own = { booking_id: booking.id, organization_id: booking.organization_id, question_key: key }
        await replaceSource(tx, { ...own, document_id: documentId, page })
        await recordLink(tx, principal, booking, { number: asked.number, documentId, page })
      }),

    unlink: (principal: Principal, asked: Asked) =>
      on(principal, asked, async (tx, booking, { key }) => {
        if (!(await deleteSource(tx, { bookingId: booking.id, key }))) return
        await recordLink(tx, principal, booking, { number: asked.number, documentId: null })
      }),
  }
}

/** Which side hears of what is done to a question. */
export const createAnswerJournal = (audit: Audit) => ({
  /** The other side hears of answers once it was given a report. */
  record(tx: Db, principal: Principal, action: AuditAction, booking: ReportBooking, details: AuditDetails) {
    const sides =
      booking.report_released_at === null ? [booking.practice_id] : [booking.practice_id, booking.organization_id]
    return audit.recordOnBothSides(tx, principal, action, { id: booking.id, sides }, details)
  },
  recordLink(tx: Db, principal: Principal, booking: ReportBooking, details: AuditDetails) {
    const sides = [booking.organization_id, booking.practice_id]
    return audit.recordOnBothSides(tx, principal, 'report.question-linked', { id: booking.id, sides }, details)
  },
})

type Judge = (document: Awaited<ReturnType<typeof findDocument>>) => boolean

const isReportOf =
  (booking: ReportBooking): Judge =>
  ({ booking_id, side_id, kind, status }) =>
    booking_id === booking.id &&
    side_id === booking.practice_id &&
    kind === 'report' &&
    (status === 'clean' || status === 'scanning')

const isLetterOf =
  (booking: ReportBooking): Judge =>
  ({ booking_id, kind, status, shared }) =>
    booking_id === booking.id && kind === 'letter-of-instruction' && status === 'clean' && shared

async function refuseOtherDocuments(tx: Db, id: string, isRight: Judge, message: string) {
  if (isRight(await findDocument(tx, id))) return
  throw new AppError('malformed', 'Some fields are missing or not valid.', {
    errors: [{ path: 'documentId', message }],
  })
}

import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database } from '../../../platform/database.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ReportMilestone } from '../../bookings/booking-reports.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { DocumentView } from '../queries/document-view.ts'
import type { StoreGenerated } from '../uploads/store-generated.ts'
import { createAnswers } from './answer.service.ts'
import { createQuestionTracker, type QuestionsOf } from './question-tracker.ts'
import { createRecallService } from './recall.service.ts'
import { createGeneratedReports } from './generated-report.service.ts'
import { createReleaseService } from './release.service.ts'
import { createReportDetail } from './report-detail.ts'
import { createReportLetters } from './report-letters.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  publicUrl: string
  blindIndex: BlindIndex
  sealing: DocumentSealing
  journal: DocumentJournal
  documentView: DocumentView
  storeGenerated: StoreGenerated
  /** What bookings do for the report of one. */
  bookingReports: { questionsOf: QuestionsOf; recordMilestone: ReportMilestone }
}

export type ReportFeature = ReturnType<typeof createReportFeature>

/** Builds the parts of report delivery on one another. */
export function createReportFeature({ bookingReports, ...dependencies }: Dependencies) {
  const tracker = createQuestionTracker({ ...dependencies, ...bookingReports })
  const detail = createReportDetail({ ...dependencies, tracker })
  const letters = createReportLetters(dependencies)
  const parts = { ...dependencies, ...bookingReports, tracker, letters, reportDetail: detail }
  return {
    detail,
    answers: createAnswers(parts),
    release: createReleaseService(parts),
    recall: createRecallService(parts),
    generated: createGeneratedReports(parts),
  }
}

import { type ReportDelivery, reportDeliverySchema } from '@medinotes/shared/report-delivery'
import type { Database, Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { createDocumentSealGuard } from '../queries/document-seal-guard.ts'
import type { DocumentView } from '../queries/document-view.ts'
import { createReportPresenter } from './present-report.ts'
import type { QuestionTracker } from './question-tracker.ts'
import { blocksOfAny } from './release-blocks.ts'
import {
  selectCandidates,
  selectPeopleNames,
  selectRecipients,
  selectReferrers,
  selectReleasedDocuments,
  selectReleases,
  standing,
} from './release.repository.ts'
import { findReportBooking, isPracticeOf } from './report-booking.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  documentView: DocumentView
  tracker: QuestionTracker
}

export type ReportDetail = (principal: Principal, bookingId: string) => Promise<ReportDelivery>
export type ReadReport = Awaited<ReturnType<typeof read>>

async function read(
  tx: Db,
  principal: Principal,
  { tracker, audit, bookingId }: Pick<Dependencies, 'tracker' | 'audit'> & { bookingId: string },
) {
  const booking = await findReportBooking(tx, bookingId)
  const isPractice = isPracticeOf(principal, booking)
  const questions = await tracker(tx, booking)
  const candidates = isPractice ? await selectCandidates(tx, bookingId) : []
  const releases = await selectReleases(tx, bookingId)
  const documents = await selectReleasedDocuments(
    tx,
    releases.map(({ document_id }) => document_id),
  )
  const recipients = await selectRecipients(
    tx,
    releases.map(({ id }) => id),
  )
  await audit.record(tx, principal, 'report.read', { type: 'booking', id: bookingId })
  return { booking, isPractice, questions, candidates, releases, documents, recipients }
}

/** Names of people on both sides, who may not look each other up. */
async function selectAround(tx: Db, { booking, isPractice, questions, releases, recipients }: ReadReport) {
  const people = [
    ...questions.map(({ answer }) => answer?.answered_by),
    ...releases.flatMap(({ released_by, recalled_by }) => [released_by, recalled_by]),
    ...recipients.map(({ person_id }) => person_id),
  ].filter((id) => typeof id === 'string')
  return {
    names: await selectPeopleNames(tx, [...new Set(people)]),
    referrers: isPractice ? await selectReferrers(tx, booking) : [],
  }
}

export type Around = Awaited<ReturnType<typeof selectAround>>

/** Questions, who may get the report, and what was released, as the caller may see it. */
export function createReportDetail(dependencies: Dependencies): ReportDetail {
  const { database, documentView, sealing } = dependencies
  const guard = createDocumentSealGuard(dependencies)
  const present = createReportPresenter(sealing)

  async function whole(principal: Principal, bookingId: string) {
    const found = await database.as(principal, (tx) => read(tx, principal, { ...dependencies, bookingId }))
    const around = await database.system((tx) => selectAround(tx, found))
    const { booking, isPractice, questions, candidates, releases } = found
    const released = standing(releases).map(({ document_id }) => document_id)
    return reportDeliverySchema.parse({
      bookingId,
      ...present(found, around),
      candidates: await documentView(principal, candidates),
      blocks: isPractice ? blocksOfAny(candidates, { booking, questions, released }) : [],
      dueAt: booking.report_due_at.toISOString(),
      metAt: booking.report_released_at?.toISOString() ?? null,
      actions: actionsOf(principal, { isPractice, isReleased: released.length > 0 }),
    })
  }

  return (principal, bookingId) => guard(principal, () => whole(principal, bookingId))
}

function actionsOf(
  { permissions }: Principal,
  { isPractice, isReleased }: { isPractice: boolean; isReleased: boolean },
) {
  const releases = isPractice && permissions.includes('report:release')
  const allowed = {
    answer: releases,
    link: permissions.includes('document:write'),
    release: releases,
    recall: releases && isReleased,
  }
  return (Object.keys(allowed) as (keyof typeof allowed)[]).filter((action) => allowed[action])
}

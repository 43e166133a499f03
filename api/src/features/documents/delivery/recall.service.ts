import type { RecallReport } from '@medinotes/shared/report-delivery'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { ReportMilestone } from '../../bookings/booking-reports.ts'
import { updateDocument } from '../changes/document-change.repository.ts'
import { findDocument, openDocument } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { openContact } from './delivery-sealing.ts'
import type { ReportLetters } from './report-letters.ts'
import {
  type RecipientRow,
  selectRecipients,
  selectReferrers,
  selectReleases,
  selectSpecialistName,
  standing,
  updateRecalled,
} from './release.repository.ts'
import { findReportBooking, openReportBooking, refuseOtherSide } from './report-booking.ts'
import type { ReportDetail } from './report-detail.ts'

interface Dependencies {
  database: Database
  sealing: DocumentSealing
  journal: DocumentJournal
  letters: ReportLetters
  recordMilestone: ReportMilestone
  reportDetail: ReportDetail
}

/** Takes a report back: who got it cannot open it any more, and the clock runs on. */
export function createRecallService(dependencies: Dependencies) {
  const { database, sealing, journal, letters, recordMilestone, reportDetail } = dependencies

  async function recall(
    tx: Db,
    principal: Principal,
    { id, bookingId, reason }: { id: string; bookingId: string; reason: string },
  ) {
    const booking = await openReportBooking(tx, bookingId)
    const document = await openDocument(tx, id)
    const releases = standing(await selectReleases(tx, bookingId))
    const release = releases.find(({ document_id }) => document_id === id)
    if (release === undefined) throw new AppError('wrong_state', 'This report is not released.')
    await updateRecalled(tx, release.id, {
      ...{ recalled_by: principal.personId, recalled_at: new Date() },
      recall_reason_sealed: sealing.seal(release, 'report_releases', 'recall_reason', reason),
    })
    if ((await updateDocument(tx, document, { shared: false })) === undefined) {
      throw new Error('A document changed under a lock')
    }
    // Another report that stands keeps the clock stopped since it was released.
    const others = releases.filter(({ id: other }) => other !== release.id)
    const releasedAt = others.at(-1)?.released_at ?? null
    await recordMilestone(tx, principal, { bookingId, kind: 'report-recalled', releasedAt })
    await journal.record(tx, principal, 'report.recalled', { ...document, shared: true }, { releaseId: release.id })
    return { booking, release, recipients: await selectRecipients(tx, [release.id]) }
  }

  const doctorsOf = (recipients: readonly RecipientRow[]) =>
    recipients.flatMap((row) =>
      row.contact_sealed === null
        ? []
        : [{ id: row.id, ...openContact(sealing, { ...row, contact_sealed: row.contact_sealed }) }],
    )

  return async (principal: Principal, id: string, { reason }: RecallReport) => {
    const found = await database.as(principal, async (tx) =>
      findReportBooking(tx, (await findDocument(tx, id)).booking_id),
    )
    refuseOtherSide(principal, found)
    // With the service's own rights: the practice may not look up people of the firm but here.
    const around = await database.system(async (tx) => ({
      firm: await selectReferrers(tx, found),
      specialistName: await selectSpecialistName(tx, found),
    }))
    await database.as(principal, async (tx) => {
      const { booking, release, recipients } = await recall(tx, principal, { id, bookingId: found.id, reason })
      const people = around.firm.filter((person) => recipients.some(({ person_id }) => person_id === person.id))
      const told = { booking, releaseId: release.id, specialistName: around.specialistName, people }
      await letters.recalled(tx, principal, { ...told, doctors: doctorsOf(recipients) })
    })
    return reportDetail(principal, found.id)
  }
}

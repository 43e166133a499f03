import { randomUUID } from 'node:crypto'
import type { ReleaseReport } from '@medinotes/shared/report-delivery'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { ReportMilestone } from '../../bookings/booking-reports.ts'
import { updateDocument } from '../changes/document-change.repository.ts'
import { findDocument, openDocument } from '../document-finder.ts'
import type { DocumentJournal } from '../document-journal.ts'
import type { DocumentRow } from '../document-row.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { sealContact } from './delivery-sealing.ts'
import { createDeliveryToken } from './delivery-token.ts'
import type { QuestionTracker } from './question-tracker.ts'
import { blocksOf, blockWords } from './release-blocks.ts'
import type { ReportLetters } from './report-letters.ts'
import { insertRelease, selectReferrers, selectReleases, selectSpecialistName, standing } from './release.repository.ts'
import { findReportBooking, openReportBooking, type ReportBooking } from './report-booking.ts'
import type { ReportDetail } from './report-detail.ts'

interface Dependencies {
  database: Database
  sealing: DocumentSealing
  journal: DocumentJournal
  tracker: QuestionTracker
  letters: ReportLetters
  recordMilestone: ReportMilestone
  reportDetail: ReportDetail
}

type Person = Awaited<ReturnType<typeof selectReferrers>>[number]
type Wanted = ReleaseReport['recipients']

/** Lets a report out to the people who are named, once and with everything that follows from it. */
export function createReleaseService(dependencies: Dependencies) {
  const { database, sealing, journal, tracker, letters, recordMilestone, reportDetail } = dependencies

  async function prepare(principal: Principal, id: string) {
    const { booking, document } = await database.as(principal, async (tx) => {
      const found = await findDocument(tx, id)
      return { document: found, booking: await findReportBooking(tx, found.booking_id) }
    })
    refuseOthers(principal, document)
    // With the service's own rights: the practice may not look up people of the firm but here.
    const around = await database.system(async (tx) => ({
      firm: await selectReferrers(tx, booking),
      specialistName: await selectSpecialistName(tx, booking),
    }))
    return { bookingId: booking.id, ...around }
  }

  /** Under locks, so that of two at the same moment the second finds it released. */
  async function openReleasable(tx: Db, id: string, { bookingId, version }: { bookingId: string; version: number }) {
    const booking = await openReportBooking(tx, bookingId)
    const document = await openDocument(tx, id)
    const questions = await tracker(tx, booking)
    const released = standing(await selectReleases(tx, bookingId)).map(({ document_id }) => document_id)
    const blocks = blocksOf(document, { booking, questions, released })
    if (blocks.length > 0) throw new AppError('release_blocked', blocks.map((block) => blockWords[block]).join(' '))
    if (document.version !== version) throw stale()
    return { booking, document }
  }

  async function release(tx: Db, principal: Principal, { booking, document, people, nominated }: Delivery) {
    const releaseId = randomUUID()
    const own = { release_id: releaseId, organization_id: booking.organization_id }
    const doctors = nominated.map((contact) => ({ ...contact, id: randomUUID(), ...createDeliveryToken() }))
    const sha256 = document.sha256 ?? ''
    const shared = await updateDocument(tx, document, { shared: true })
    if (shared === undefined) throw stale()
    const releasedAt = await insertRelease(
      tx,
      {
        ...{ id: releaseId, organization_id: booking.organization_id, practice_id: booking.practice_id, sha256 },
        ...{ booking_id: booking.id, document_id: document.id, released_by: principal.personId },
      },
      [
        ...people.map((person) => ({ ...own, id: randomUUID(), person_id: person.id })),
        ...doctors.map((doctor) => rowOfDoctor(sealing, own, doctor)),
      ],
    )
    const since = booking.report_released_at ?? releasedAt
    await recordMilestone(tx, principal, { bookingId: booking.id, kind: 'report-released', releasedAt: since })
    const counts = { referrers: people.length, nominated: doctors.length }
    await journal.record(tx, principal, 'report.released', shared, { releaseId, sha256, ...counts })
    return { releaseId, doctors }
  }

  return async (principal: Principal, id: string, { version, recipients }: ReleaseReport) => {
    const { bookingId, firm, specialistName } = await prepare(principal, id)
    await database.as(principal, async (tx) => {
      const releasable = await openReleasable(tx, id, { bookingId, version })
      const { people, nominated } = chosenOf(firm, recipients)
      const { releaseId, doctors } = await release(tx, principal, { ...releasable, people, nominated })
      const about = { booking: releasable.booking, releaseId, specialistName }
      await letters.released(tx, principal, { ...about, people, doctors })
    })
    return reportDetail(principal, bookingId)
  }
}

interface Delivery {
  booking: ReportBooking
  document: DocumentRow
  people: readonly Person[]
  nominated: Wanted['nominated']
}

type Doctor = Wanted['nominated'][number] & { id: string } & ReturnType<typeof createDeliveryToken>

const rowOfDoctor = (
  sealing: DocumentSealing,
  own: { release_id: string; organization_id: string },
  { id, hash, expiresAt, ...contact }: Doctor,
) => ({
  ...{ ...own, id, token_hash: hash, expires_at: expiresAt },
  contact_sealed: sealContact(sealing, { ...own, id }, contact),
})

const stale = () =>
  new AppError('stale_version', 'Somebody changed this document since you opened it. Look at it first.')

function refuseOthers({ organization }: Principal, { side_id, practice_id, kind }: DocumentRow) {
  if (side_id !== organization?.id || practice_id !== side_id) {
    throw new AppError('forbidden', 'Only the practice that wrote a report releases it.')
  }
  if (kind !== 'report') throw new AppError('wrong_state', 'This document is not a report.')
}

/** Each once. */
function chosenOf(firm: readonly Person[], { referrerIds, nominated }: Wanted) {
  const people = [...new Set(referrerIds)].map((id) => firm.find((person) => person.id === id))
  if (!people.every((person) => person !== undefined)) {
    throw new AppError('malformed', 'Some fields are missing or not valid.', {
      errors: [{ path: 'recipients.referrerIds', message: 'Choose people of the firm that booked' }],
    })
  }
  const byAddress = new Map(nominated.map((contact) => [contact.email.toLowerCase(), contact]))
  return { people, nominated: [...byAddress.values()] }
}

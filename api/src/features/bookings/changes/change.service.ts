import type { ChangeBooking } from '@medinotes/shared/bookings'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { SlotUnavailable } from '../booking-dependencies.ts'
import { type BookingDetails, type DetailsWriter, refuseFuture, refuseInterpreter } from '../booking-details.ts'
import { findBooking, openBooking } from '../booking-finder.ts'
import type { BookingJournal } from '../booking-journal.ts'
import { changeBooking, refuseStale, wrongState } from '../booking-moves.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { refusePracticeOnly, sidesOf } from '../booking-sides.ts'
import { selectBookingRules } from '../booking.repository.ts'
import { selectQuestions } from '../details.repository.ts'
import type { BookingDetail } from '../queries/booking-detail.ts'
import { createSealGuard } from '../queries/seal-guard.ts'
import type { IndependenceWall } from '../wall/independence-wall.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: BookingSealing
  details: DetailsWriter
  wall: IndependenceWall
  journal: BookingJournal
  detail: BookingDetail
  slotUnavailable: SlotUnavailable
}

/** Changes of what the form said, and whether the documents have come. */
export function createChangeService(dependencies: Dependencies) {
  const { database, sealing, details, wall, journal, detail, slotUnavailable } = dependencies

  const guard = createSealGuard(dependencies)

  async function present(tx: Db, row: BookingRow): Promise<BookingDetails> {
    const examinee = sealing.openExaminee(row)
    const matter = sealing.openMatter(row)
    if (examinee === null || matter === null) throw wrongState(row)
    const questions = sealing.openQuestions(row, await selectQuestions(tx, row.id)).map(({ text }) => text)
    const { expected_documents: expectedDocuments } = row
    return { examinee, matter, questions, ...sealing.openArrangements(row), expectedDocuments }
  }

  async function changeDetails(tx: Db, principal: Principal, row: BookingRow, change: Partial<BookingDetails>) {
    refuseSpecialists(principal, row)
    if (row.status !== 'confirmed' && row.status !== 'requested') throw wrongState(row)
    refuseFuture(row, change)
    refuseInterpreter(await selectBookingRules(database, row.specialist_id), change.interpreter !== undefined)
    const whole = { ...(await present(tx, row)), ...change }
    const columns = details.columns(row, whole)
    const asked = { key: columns.examinee_key, organizationId: row.organization_id }
    if (change.examinee) await wall.refuseEngaged(tx, asked, row.specialist_id)
    const changed = await changeBooking(tx, row, columns)
    await details.writeBeside(tx, changed, whole)
    await journal(tx, principal, changed, 'changed', { details: { fields: Object.keys(change).join(' ') } })
    return changed
  }

  async function changePaperwork(tx: Db, principal: Principal, row: BookingRow, received: boolean) {
    refusePracticeOnly(principal, row)
    if (row.status !== 'confirmed' && row.status !== 'attended') throw wrongState(row)
    const changed = await changeBooking(tx, row, { paperwork_received_at: received ? new Date() : null })
    await journal(tx, principal, changed, received ? 'paperwork-received' : 'changed')
  }

  /** Somebody else's name must not get a person past the wall. */
  async function refuseWalled(principal: Principal, id: string, examinee: NonNullable<ChangeBooking['examinee']>) {
    const row = await database.as(principal, (tx) => findBooking(tx, id))
    const asked = { ...examinee, organizationId: row.organization_id }
    const excluded = await wall.excludedFor(principal, { examinee: asked })
    if (excluded.has(row.specialist_id)) throw slotUnavailable()
  }

  return {
    async change(principal: Principal, id: string, { version, paperworkReceived, ...change }: ChangeBooking) {
      if (change.examinee) await refuseWalled(principal, id, change.examinee)
      const write = async (tx: Db) => {
        const row = await openBooking(tx, id)
        refuseStale(row, version)
        const wanted = given(change)
        const changed = Object.keys(wanted).length > 0 ? await changeDetails(tx, principal, row, wanted) : row
        if (paperworkReceived !== undefined) await changePaperwork(tx, principal, changed, paperworkReceived)
      }
      await guard(principal, () => database.as(principal, write))
      return detail(principal, id)
    },
  }
}

// What a change names as undefined is not named; an interpreter who is null is not needed.
const given = ({
  interpreter,
  ...change
}: Omit<ChangeBooking, 'version' | 'paperworkReceived'>): Partial<BookingDetails> => ({
  ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
  ...(interpreter !== undefined && { interpreter: interpreter ?? undefined }),
})

function refuseSpecialists(principal: Principal, row: BookingRow) {
  if (sidesOf(principal, row).has('referrer') || principal.role === 'admin') return
  throw new AppError('forbidden', 'Only the referrer and the practice’s administrators change that.')
}

import { idSchema } from '@medinotes/shared/common'
import type { Database, Db } from '../../../../platform/database.ts'
import { JobFault } from '../../../../platform/jobs/job-fault.ts'
import type { BookingsOfCalendar } from '../../calendar-changes.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import {
  type AppointmentRow,
  lockAppointment,
  selectAppointmentByAcuityId,
  updateAppointment,
} from '../appointments/appointment.repository.ts'
import { placedChange } from '../appointments/submission.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { type After, createAftermath, type Reading } from './aftermath.ts'
import { deleteHint, selectHint } from './inbox.repository.ts'
import type { Takeover } from './takeover.ts'

interface Dependencies {
  database: Database
  access: AcuityAccess
  bookings: BookingsOfCalendar
  takeOver: Takeover
}

/** `again`: our side changed while it was read. */
type Written = After | 'again'

const mostReadings = 5

export type Refresh = ReturnType<typeof createRefresh>

/** What an appointment that was read means for what is written down. */
function createReadings({ bookings, takeOver }: Pick<Dependencies, 'bookings' | 'takeOver'>) {
  /** An attempt that was thought lost has turned up, perhaps before its own reply: whoever waits for that is overtaken. */
  async function place(tx: Db, row: AppointmentRow, appointment: AcuityAppointment): Promise<After> {
    const overtaken = { fence: row.fence + 1, lease_until: null }
    await updateAppointment(tx, row.booking_id, { ...placedChange(appointment), ...overtaken })
    await bookings.settleSoon(tx, row.booking_id)
    return 'nothing'
  }

  async function ofUnknown(
    tx: Db,
    { account }: Reading,
    mark: string | null,
    appointment: AcuityAppointment,
  ): Promise<Written> {
    const bookingId = idSchema.safeParse(mark)
    const row = bookingId.success ? await lockAppointment(tx, bookingId.data) : undefined
    // Somebody else's, or of nobody we know.
    if (row === undefined || row.account_id !== account.id || appointment.cancelled) return 'nothing'
    // It was written down while this waited for the row.
    if (row.acuity_id === appointment.id) return 'again'
    return isAwaited(row) ? place(tx, row, appointment) : 'cancel-stray'
  }

  async function ofKnown(tx: Db, row: AppointmentRow, mark: string | null, appointment: AcuityAppointment) {
    if (row.state === 'cancelled' || row.state === 'rejected') return appointment.cancelled ? 'nothing' : 'cancel-stray'
    if (row.state !== 'confirmed') {
      await bookings.settleSoon(tx, row.booking_id)
      return 'nothing'
    }
    await takeOver(tx, row, appointment)
    return mark === row.booking_id || appointment.cancelled || row.starts_at <= new Date() ? 'nothing' : 'restore-mark'
  }

  return { ofUnknown, ofKnown }
}

/** A hint is no news: whatever it said, the appointment is read, and what it says then is taken over. */
export function createRefresh({ database, access, bookings, takeOver }: Dependencies) {
  const { finish, missing } = createAftermath(database)
  const { ofUnknown, ofKnown } = createReadings({ bookings, takeOver })

  const write = (reading: Reading, seen: number | undefined, appointment: AcuityAppointment) =>
    database.system(async (tx): Promise<Written> => {
      const mark = appointment.fieldValue(reading.referenceFieldId)
      const found = await selectAppointmentByAcuityId(tx, reading.account.id, appointment.id)
      const row = found && (await lockAppointment(tx, found.booking_id))
      if (row?.version !== seen) return 'again'
      return row ? ofKnown(tx, row, mark, appointment) : ofUnknown(tx, reading, mark, appointment)
    })

  async function read(reading: Reading) {
    const { account, client, acuityId, signal } = reading
    for (let time = 0; time < mostReadings; time += 1) {
      const seen = await database.system((tx) => selectAppointmentByAcuityId(tx, account.id, acuityId))
      const after = await write(reading, seen?.version, await client.appointment(acuityId, signal))
      if (after !== 'again') return finish(after, reading)
    }
    throw new JobFault('The booking changed each time its appointment was read')
  }

  async function readOrMissing(reading: Reading) {
    try {
      await read(reading)
    } catch (error) {
      if (!(error instanceof AcuityFault)) throw error
      if (error.kind === 'not-found') return missing(reading)
      if (error.kind !== 'unauthorized') throw new JobFault(error.message, { cause: error })
      await access.halt(reading.account.id, error)
    }
  }

  /** Does nothing while the account is halted; the reconciliation makes up for it. Throws JobFault where Acuity does not answer. */
  return async (accountId: string, acuityId: number, signal: AbortSignal) => {
    const account = await access.open(accountId)
    const hintedAt = await database.system((tx) => selectHint(tx, accountId, acuityId))
    if (account !== undefined && !account.halted && account.referenceFieldId !== null) {
      const client = account.client('reconciliation')
      await readOrMissing({ account, client, referenceFieldId: account.referenceFieldId, acuityId, signal })
    }
    if (hintedAt) await database.system((tx) => deleteHint(tx, accountId, acuityId, hintedAt))
  }
}

/** Whether nobody knew of any appointment of it. */
const isAwaited = ({ acuity_id, state }: AppointmentRow) =>
  acuity_id === null && ['pending', 'submitting', 'unknown', 'review'].includes(state)

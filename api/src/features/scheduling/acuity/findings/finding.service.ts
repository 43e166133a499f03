import { type Finding, type FindingQuery, type SettleFinding, timeConflicts } from '@medinotes/shared/acuity-findings'
import type { Database, Db } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import { readPage } from '../../../../platform/list-page.ts'
import type { Principal } from '../../../../platform/principal.ts'
import type { Audit } from '../../../audit/audit.service.ts'
import type { BookingsOfCalendar } from '../../calendar-changes.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import {
  type AppointmentRow,
  lockAppointment,
  selectAppointment,
  updateAppointment,
} from '../appointments/appointment.repository.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import type { Refresh } from '../upstream/refresh.service.ts'
import { selectFinding, selectFindings, settleFinding } from './finding-list.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  access: AcuityAccess
  bookings: BookingsOfCalendar
  refresh: Refresh
}

type Open = NonNullable<Awaited<ReturnType<typeof selectFinding>>>

const limitMs = 20_000
const conflicts = new Set<string>(timeConflicts)

const settledAlready = () => new AppError('wrong_state', 'This is settled already.')

/** Whether the appointment is where the booking is. */
const isAgreed = ({ known_starts_at, starts_at, known_calendar_id, calendar_id }: AppointmentRow) =>
  known_starts_at?.getTime() === starts_at.getTime() && known_calendar_id === calendar_id

export type Findings = ReturnType<typeof createFindings>

/** Where Acuity and the bookings differ, for the practice to see and to decide. */
export function createFindings({ database, audit, access, bookings, refresh }: Dependencies) {
  async function open(principal: Principal, id: string): Promise<Open> {
    const finding = await database.as(principal, (tx) => selectFinding(tx, id))
    if (finding === undefined) throw new AppError('not_found', 'There is nothing here.')
    if (finding.settledAt !== null) throw settledAlready()
    return finding
  }

  /** While a move of ours waits for it, the move itself carries it out. */
  async function decideMove(tx: Db, bookingId: string, side: 'ours' | 'theirs') {
    const row = await lockAppointment(tx, bookingId)
    if (row?.state !== 'moving') return
    await updateAppointment(tx, bookingId, { reason: side, next_look_at: null })
    await bookings.settleSoon(tx, bookingId)
  }

  async function decide({ bookingId, kind, accountId, acuityId }: Open, side: 'ours' | 'theirs') {
    if (bookingId === null || !conflicts.has(kind)) {
      throw new AppError('wrong_state', 'There is no time to choose here.')
    }
    const row = await database.system((tx) => selectAppointment(tx, bookingId))
    if (kind === 'both-moved') return
    if (side === 'ours' && row) await restore(access, row)
    if (side === 'theirs' && acuityId !== null) await refresh(accountId, acuityId, AbortSignal.timeout(limitMs))
    const after = await database.system((tx) => selectAppointment(tx, bookingId))
    if (side === 'theirs' && after?.state === 'confirmed' && !isAgreed(after)) {
      throw new AppError(
        'conflict',
        'Acuity’s time still cannot be taken: something else here has it. Free that first.',
      )
    }
  }

  return {
    list: (principal: Principal, { open: isOpen, ...page }: FindingQuery) =>
      database.as(principal, (tx) =>
        readPage(
          page,
          (request) => selectFindings(tx, request, isOpen),
          (finding) => finding,
        ),
      ),

    async settle(principal: Principal, id: string, { settlement }: SettleFinding): Promise<Finding> {
      const finding = await open(principal, id)
      const { bookingId } = finding
      if (settlement !== 'noted') await decide(finding, settlement)
      await database.system(async (tx) => {
        if (settlement !== 'noted' && bookingId !== null && finding.kind === 'both-moved') {
          await decideMove(tx, bookingId, settlement)
        }
        if (!(await settleFinding(tx, { id, settlement, personId: principal.personId }))) throw settledAlready()
        const subject = { type: 'acuity-account' as const, id: finding.accountId }
        await audit.record(tx, principal, 'acuity.finding-settled', subject, { kind: finding.kind, settlement })
      })
      const settled = await database.as(principal, (tx) => selectFinding(tx, id))
      if (settled === undefined) throw new AppError('not_found', 'There is nothing here.')
      const { accountId: _account, ...shown } = settled
      return shown
    },
  }
}

/** Puts the appointment back to where the booking is. */
async function restore(access: AcuityAccess, row: AppointmentRow) {
  const account = await access.open(row.account_id)
  if (account === undefined || row.acuity_id === null) return
  const client = account.client('booking')
  const place = { at: row.starts_at, calendarId: row.calendar_id, timeZone: account.timeZone }
  try {
    await client.reschedule(row.acuity_id, place, AbortSignal.timeout(limitMs))
  } catch (error) {
    if (!(error instanceof AcuityFault)) throw error
    if (error.kind !== 'refused') throw new AppError('unavailable', 'Acuity does not answer. Try again in a moment.')
    throw new AppError('conflict', 'Acuity does not have our time any more. Take Acuity’s, or move the booking.')
  }
}

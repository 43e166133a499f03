import type { CalendarAlarm } from '../accounts/calendar-alarm.ts'
import type { Database, Db } from '../../../../platform/database.ts'
import type { ProviderBooking, SchedulingProvider } from '../../scheduling-provider.ts'
import { insertAppointment } from './appointment.repository.ts'
import type { CallAccess, Turn } from './appointment-work.ts'
import { createCancellation } from './cancellation.ts'
import { createLeases } from './leases.ts'
import { over, unavailable } from './outcomes.ts'
import { createProgress } from './progress.ts'
import { createRelocation } from './relocation.ts'
import { createSearch } from './search.ts'
import { createSubmission } from './submission.ts'
import { selectTarget, type Target } from './target.repository.ts'
import { createTurns } from './turns.ts'
import { createVerification } from './verification.ts'
import { createWaiting } from './waiting.ts'

interface Dependencies {
  database: Database
  access: CallAccess
  alarm: CalendarAlarm
  /** Has an appointment read, whoever's it turns out to be. */
  hint(account: Turn['account'], acuityId: number): Promise<void>
  /** A day of a calendar is not what was read of it any more. */
  forgetDay(tx: Db, accountId: string, calendarId: number, at: Date): Promise<void>
  now: () => Date
}

/** Keeps bookings in Acuity: one appointment for each, whatever becomes of the calls. */
export function createAcuityProvider(dependencies: Dependencies): SchedulingProvider {
  const { database, forgetDay } = dependencies
  const leases = createLeases(dependencies)
  const parts = { ...dependencies, leases, waiting: createWaiting(dependencies) }
  const relocate = createRelocation(parts)
  const { inTurn, notYet } = createTurns(parts)
  const steps = {
    ...{ submit: createSubmission(parts), search: createSearch(parts), verify: createVerification(parts) },
    cancel: createCancellation(parts),
  }
  const carryOn = createProgress({ leases, notYet, steps })

  const targetOf = (booking: ProviderBooking) => database.system((tx) => selectTarget(tx, booking))

  async function forget(booking: ProviderBooking) {
    await database.system(async (tx) => {
      const target = await selectTarget(tx, booking)
      if (target) await forgetDay(tx, target.accountId, target.calendarId, booking.startsAt)
    })
  }

  return {
    async submit(booking, signal) {
      const target = await targetOf(booking)
      if (target === undefined) return { kind: 'refused', reason: 'calendar_refused' }
      await writeDown(database, booking, target, 'pending')
      const outcome = await inTurn(booking.id, signal, {
        ...{ isOver: over.kept, work: (turn) => carryOn(turn, booking, 'kept') },
      })
      if (outcome.kind !== 'unknown') await forget(booking)
      return outcome
    },

    async cancel(booking, signal) {
      const target = await targetOf(booking)
      // So that whoever is about to ask for it finds that it is not wanted any more.
      if (target) await writeDown(database, booking, target, 'cancelled')
      const outcome = await inTurn(booking.id, signal, {
        ...{ isOver: over.gone, work: (turn) => carryOn(turn, booking, 'gone') },
      })
      if (outcome.kind !== 'unknown') await forget(booking)
      return outcome
    },

    async reschedule(booking, to, signal) {
      const target = await targetOf(to)
      const outcome = await inTurn(booking.id, signal, {
        isOver: over.moved,
        async work(turn) {
          const { row } = turn
          const isFit = target?.accountId === row.account_id && target.typeId === row.type_id
          if (!isFit || row.acuity_id === null) return unavailable
          return relocate(turn, row.acuity_id, { startsAt: to.startsAt, calendarId: target.calendarId })
        },
      })
      if (outcome.kind !== 'unknown') await Promise.all([forget(booking), forget(to)])
      return outcome
    },
  }
}

/** Written down before Acuity is asked; a booking without a place in Acuity is refused. */
const writeDown = (
  database: Database,
  { id, startsAt }: ProviderBooking,
  target: Target,
  state: 'pending' | 'cancelled',
) =>
  database.system((tx) =>
    insertAppointment(tx, {
      ...{ booking_id: id, organization_id: target.organizationId, account_id: target.accountId },
      ...{ starts_at: startsAt, calendar_id: target.calendarId, type_id: target.typeId, state },
    }),
  )

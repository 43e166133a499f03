import type { Database, Db } from '../../../../platform/database.ts'
import type { ProviderBooking, ProviderOutcome, Refusal, SchedulingProvider } from '../../scheduling-provider.ts'
import { type AppointmentRow, insertAppointment } from './appointment.repository.ts'
import type { CallAccess, Turn } from './appointment-work.ts'
import { createCancellation } from './cancellation.ts'
import { createLeases, LeaseLost } from './leases.ts'
import { createRelocation } from './relocation.ts'
import { createSearch } from './search.ts'
import { createSubmission } from './submission.ts'
import { selectTarget, type Target } from './target.repository.ts'
import { createVerification } from './verification.ts'
import { createWaiting } from './waiting.ts'

interface Dependencies {
  database: Database
  access: CallAccess
  /** Has an appointment read, whoever's it turns out to be. */
  hint(account: Turn['account'], acuityId: number): Promise<void>
  /** A day of a calendar is not what was read of it any more. */
  forgetDay(tx: Db, accountId: string, calendarId: number, at: Date): Promise<void>
  now: () => Date
}

const soonMs = 1000

type IsOver = (row: AppointmentRow) => ProviderOutcome | undefined

const unavailable = { kind: 'refused', reason: 'slot_unavailable' } as const
const refusals = new Set<string>(['slot_taken', 'slot_unavailable', 'calendar_refused'] satisfies Refusal[])
const isRefusal = (reason: string | null): reason is Refusal => reason !== null && refusals.has(reason)
const doneWith = ({ acuity_id }: AppointmentRow): ProviderOutcome => ({
  kind: 'done',
  reference: acuity_id === null ? null : String(acuity_id),
})

/** What an appointment comes to, for whoever wants it kept, gone or moved; undefined while there is something to do. */
const over: Record<'kept' | 'gone' | 'moved', IsOver> = {
  kept(row) {
    if (row.state === 'confirmed') return doneWith(row)
    if (row.state === 'rejected' && isRefusal(row.reason)) return { kind: 'refused', reason: row.reason }
    return row.state === 'rejected' || row.state === 'cancelled' ? unavailable : undefined
  },
  gone: (row) => (row.state === 'rejected' || row.state === 'cancelled' ? doneWith(row) : undefined),
  moved: (row) => (row.state === 'confirmed' || row.state === 'moving' ? undefined : unavailable),
}

/** Keeps bookings in Acuity: one appointment for each, whatever becomes of the calls. */
export function createAcuityProvider(dependencies: Dependencies): SchedulingProvider {
  const { database, access, forgetDay, now } = dependencies
  const leases = createLeases(dependencies)
  const waiting = createWaiting(dependencies)
  const parts = { ...dependencies, leases, waiting }
  const submit = createSubmission(parts)
  const search = createSearch(parts)
  const verify = createVerification(parts)
  const cancel = createCancellation(parts)
  const relocate = createRelocation(parts)

  const unknown = (askAgainAt = new Date(now().getTime() + soonMs)): ProviderOutcome => ({
    kind: 'unknown',
    askAgainAt,
  })

  /** Gives `work` the appointment to itself; what it cannot have now is to be asked for again. */
  async function inTurn(
    bookingId: string,
    signal: AbortSignal,
    { isOver, work }: { isOver: IsOver; work: (turn: Turn) => Promise<ProviderOutcome> },
  ): Promise<ProviderOutcome> {
    const taken = await leases.take(bookingId)
    if (taken === undefined) return unavailable
    if ('busyUntil' in taken) return unknown(taken.busyUntil)
    const { row } = taken
    try {
      const early = isOver(row) ?? notYet(row)
      if (early !== undefined) return early
      const account = await access.open(row.account_id)
      const referenceFieldId = account?.referenceFieldId ?? null
      if (account === undefined || account.halted || referenceFieldId === null) {
        return unknown((await leases.write(row, waiting.haltedChange())).next_look_at ?? undefined)
      }
      const client = await access.client(account, 'booking')
      return await work({ row, account, client, referenceFieldId, signal })
    } catch (error) {
      if (error instanceof LeaseLost) return unknown()
      throw error
    } finally {
      await leases.release(row)
    }
  }

  const notYet = ({ next_look_at }: AppointmentRow) =>
    next_look_at !== null && next_look_at > now() ? unknown(next_look_at) : undefined

  function step(turn: Turn, booking: ProviderBooking, wanted: 'kept' | 'gone'): Promise<AppointmentRow> | undefined {
    const minutes = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000
    switch (turn.row.state) {
      case 'pending':
        return submit(turn, booking.reference)
      case 'unknown':
      case 'review':
        return search(turn, minutes, wanted)
      case 'placed':
        return verify(turn)
      case 'cancelling':
        return cancel(turn)
      default:
        return undefined
    }
  }

  /** What is to be gone is cancelled if it may be there, and is done with at once where it never was asked for. */
  function turnedBack(turn: Turn) {
    const { row } = turn
    if (row.state === 'pending') return row.attempts === 0 ? 'cancelled' : 'unknown'
    return row.state === 'placed' || row.state === 'confirmed' || row.state === 'moving' ? 'cancelling' : undefined
  }

  async function carryOn(turn: Turn, booking: ProviderBooking, wanted: 'kept' | 'gone'): Promise<ProviderOutcome> {
    const state = wanted === 'gone' ? turnedBack(turn) : undefined
    const row = state
      ? await leases.write(turn.row, { state, reason: null, looks: 0, next_look_at: null })
      : await step(turn, booking, wanted)
    if (row === undefined) throw new Error('An appointment is in a state that leads nowhere')
    return over[wanted](row) ?? notYet(row) ?? carryOn({ ...turn, row }, booking, wanted)
  }

  /** Written down before Acuity is asked; a booking without a place in Acuity is refused. */
  const writeDown = ({ id, startsAt }: ProviderBooking, target: Target, state: 'pending' | 'cancelled') =>
    database.system((tx) =>
      insertAppointment(tx, {
        ...{
          booking_id: id,
          organization_id: target.organizationId,
          account_id: target.accountId,
          starts_at: startsAt,
        },
        ...{ calendar_id: target.calendarId, type_id: target.typeId, state },
      }),
    )

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
      await writeDown(booking, target, 'pending')
      const outcome = await inTurn(booking.id, signal, {
        isOver: over.kept,
        work: (turn) => carryOn(turn, booking, 'kept'),
      })
      if (outcome.kind !== 'unknown') await forget(booking)
      return outcome
    },

    async cancel(booking, signal) {
      const target = await targetOf(booking)
      // So that whoever is about to ask for it finds that it is not wanted any more.
      if (target) await writeDown(booking, target, 'cancelled')
      const outcome = await inTurn(booking.id, signal, {
        isOver: over.gone,
        work: (turn) => carryOn(turn, booking, 'gone'),
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

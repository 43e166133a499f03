import type { Database } from '../../../../platform/database.ts'
import type { ProviderOutcome } from '../../scheduling-provider.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import type { AppointmentRow } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import { LeaseLost, type Leases } from './leases.ts'
import { collisions } from './overlap.ts'
import { createRelocationOutcomes } from './relocation-outcomes.ts'
import type { Waiting } from './waiting.ts'

interface Dependencies {
  database: Database
  leases: Leases
  waiting: Waiting
  hint(account: Turn['account'], acuityId: number): Promise<void>
  now: () => Date
}

export interface Place {
  startsAt: Date
  calendarId: number
}

const availability = /^not_available|^no_available_calendar$/

const isAt = (own: AcuityAppointment, { startsAt, calendarId }: Place) =>
  own.startsAt.getTime() === startsAt.getTime() && own.calendarId === calendarId

const agreedPlace = ({ starts_at, calendar_id }: AppointmentRow): Place => ({
  ...{ startsAt: starts_at, calendarId: calendar_id },
})

/** Moves an appointment. Reading where it is tells what became of any earlier attempt, so it may be asked for again. */
export function createRelocation({ database, leases, waiting, hint, now }: Dependencies) {
  const { wait, refuse, done, note } = createRelocationOutcomes({ leases, now })

  const movedTo = ({ client, account, signal }: Turn, id: number, { startsAt, calendarId }: Place) =>
    client.reschedule(id, { at: startsAt, calendarId, timeZone: account.timeZone }, signal)

  /** Somebody may have been let in at the same moment; then it goes back, unless its old time is gone too. */
  async function arrived(turn: Turn, own: AcuityAppointment): Promise<ProviderOutcome> {
    if ((await collisions(database, turn, own)).length === 0) return done(turn, own)
    const agreed = agreedPlace(turn.row)
    const back = await movedTo(turn, own.id, agreed).catch((error: unknown) => {
      if (error instanceof AcuityFault && error.kind === 'refused') return null
      throw error
    })
    if (back !== null && isAt(back, agreed)) return refuse(turn, 'slot_taken')
    await note(turn, { kind: 'overlap' })
    return done(turn, own)
  }

  async function ask(turn: Turn, own: AcuityAppointment, to: Place): Promise<ProviderOutcome> {
    const row = await leases.write(turn.row, { state: 'moving', attempted_at: now(), next_look_at: null })
    const asking = { ...turn, row }
    try {
      const moved = await movedTo(asking, own.id, to)
      return isAt(moved, to) ? await arrived(asking, moved) : await wait(asking, waiting.wait(row))
    } catch (error) {
      if (!(error instanceof AcuityFault) || error.kind !== 'refused') throw error
      const code = error.code ?? 'refused'
      if (availability.test(code)) return refuse(asking, 'slot_taken')
      if (code === 'reschedule_canceled') return refuse(asking, 'slot_unavailable')
      await note(asking, { kind: 'configuration', details: { code }, bookingId: null, acuityId: null })
      return refuse(asking, 'calendar_refused')
    }
  }

  /** Somebody in Acuity may have cleared it; without it an appointment cannot be found again. */
  async function restoreMark({ row, client, referenceFieldId, signal }: Turn, own: AcuityAppointment) {
    if ((own.fieldValue(referenceFieldId) ?? '') !== '') return
    await client.writeField(own.id, { id: referenceFieldId, value: row.booking_id }, signal)
  }

  async function relocate(turn: Turn, acuityId: number, to: Place): Promise<ProviderOutcome> {
    const { row, client, account, signal } = turn
    const own = await client.appointment(acuityId, signal)
    if (own.cancelled || row.reason === 'theirs') {
      await hint(account, acuityId)
      return refuse(turn, 'slot_unavailable')
    }
    await restoreMark(turn, own)
    if (isAt(own, to)) return arrived(turn, own)
    if (to.startsAt <= now()) return refuse(turn, 'slot_unavailable')
    if (isAt(own, agreedPlace(row)) || row.reason === 'ours') return ask(turn, own, to)
    const details = { ours: to.startsAt.toISOString(), theirs: own.startsAt.toISOString() }
    await note(turn, { kind: 'both-moved', details })
    return wait(turn, { reason: 'both-moved', ...waiting.wait({ ...row, state: 'review' }) })
  }

  return async (turn: Turn, acuityId: number, to: Place): Promise<ProviderOutcome> => {
    try {
      return await relocate(turn, acuityId, to)
    } catch (error) {
      if (error instanceof LeaseLost) throw error
      return wait(turn, await waiting.afterFault(turn.row, error))
    }
  }
}

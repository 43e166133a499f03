import type { ProviderBooking, ProviderOutcome } from '../../scheduling-provider.ts'
import type { AppointmentRow } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import type { Leases } from './leases.ts'
import { over } from './outcomes.ts'
import type { Turns } from './turns.ts'

interface Dependencies {
  leases: Leases
  notYet: Turns['notYet']
  steps: {
    submit(turn: Turn, reference: string): Promise<AppointmentRow>
    /** `minutes`: how long the examination takes. */
    search(turn: Turn, minutes: number, wanted: Wanted): Promise<AppointmentRow>
    verify(turn: Turn): Promise<AppointmentRow>
    cancel(turn: Turn): Promise<AppointmentRow>
  }
}

type Wanted = 'kept' | 'gone'

/** Takes one step after another until the appointment is what is wanted, or has to wait. */
export function createProgress({ leases, notYet, steps }: Dependencies) {
  function step(turn: Turn, booking: ProviderBooking, wanted: Wanted): Promise<AppointmentRow> | undefined {
    const minutes = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000
    switch (turn.row.state) {
      case 'pending':
        return steps.submit(turn, booking.reference)
      case 'unknown':
      case 'review':
        return steps.search(turn, minutes, wanted)
      case 'placed':
        return steps.verify(turn)
      case 'cancelling':
        return steps.cancel(turn)
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

  async function carryOn(turn: Turn, booking: ProviderBooking, wanted: Wanted): Promise<ProviderOutcome> {
    const state = wanted === 'gone' ? turnedBack(turn) : undefined
    const row = state
      ? await leases.write(turn.row, { state, reason: null, looks: 0, next_look_at: null })
      : await step(turn, booking, wanted)
    if (row === undefined) throw new Error('An appointment is in a state that leads nowhere')
    return over[wanted](row) ?? notYet(row) ?? carryOn({ ...turn, row }, booking, wanted)
  }

  return carryOn
}

import type { ProviderOutcome } from '../../scheduling-provider.ts'
import type { AppointmentRow } from './appointment.repository.ts'
import type { CallAccess, Turn } from './appointment-work.ts'
import { LeaseLost, type Leases } from './leases.ts'
import { type IsOver, unavailable } from './outcomes.ts'
import type { Waiting } from './waiting.ts'

interface Dependencies {
  access: CallAccess
  leases: Leases
  waiting: Waiting
  now: () => Date
}

const soonMs = 1000

export type Turns = ReturnType<typeof createTurns>

/** Appointments are worked on in turn: by one worker at a time, and not before it is time. */
export function createTurns({ access, leases, waiting, now }: Dependencies) {
  const unknown = (askAgainAt = new Date(now().getTime() + soonMs)): ProviderOutcome => ({
    ...{ kind: 'unknown', askAgainAt },
  })

  const notYet = ({ next_look_at }: AppointmentRow) =>
    next_look_at !== null && next_look_at > now() ? unknown(next_look_at) : undefined

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
      const client = account.client('booking')
      return await work({ row, account, client, referenceFieldId, signal })
    } catch (error) {
      if (error instanceof LeaseLost) return unknown()
      throw error
    } finally {
      await leases.release(row)
    }
  }

  return { inTurn, notYet }
}

import { AcuityFault } from '../client/acuity-fault.ts'
import type { AppointmentChange, AppointmentRow } from './appointment.repository.ts'
import type { CallAccess } from './appointment-work.ts'
import { lookAfter } from './look-times.ts'

const haltedMs = 10 * 60_000

export type Waiting = ReturnType<typeof createWaiting>

/** What becomes of an appointment whose turn found nothing out: when it is looked at next. */
export function createWaiting({ access, now }: { access: Pick<CallAccess, 'halt'>; now: () => Date }) {
  const after = (ms: number) => new Date(now().getTime() + ms)
  const wait = (row: AppointmentRow, atLeastMs = 0): AppointmentChange => ({
    looks: row.looks + 1,
    next_look_at: after(Math.max(lookAfter(row.looks, row.state === 'review'), atLeastMs)),
  })

  return {
    wait,
    haltedChange: (): AppointmentChange => ({ next_look_at: after(haltedMs) }),

    /** After a call that gave no answer to work with; anything but a fault of Acuity's is thrown on. */
    async afterFault(row: AppointmentRow, error: unknown): Promise<AppointmentChange> {
      if (!(error instanceof AcuityFault)) throw error
      if (error.kind !== 'unauthorized') return wait(row, error.retryAfterMs ?? 0)
      await access.halt(row.account_id, error)
      return { next_look_at: after(haltedMs) }
    },
  }
}

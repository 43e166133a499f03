import type { ProviderOutcome, Refusal } from '../../scheduling-provider.ts'
import type { AppointmentRow } from './appointment.repository.ts'

export type IsOver = (row: AppointmentRow) => ProviderOutcome | undefined

export const unavailable = { kind: 'refused', reason: 'slot_unavailable' } as const
const refusals = new Set<string>(['slot_taken', 'slot_unavailable', 'calendar_refused'] satisfies Refusal[])
const isRefusal = (reason: string | null): reason is Refusal => reason !== null && refusals.has(reason)
const doneWith = ({ acuity_id }: AppointmentRow): ProviderOutcome => ({
  kind: 'done',
  reference: acuity_id === null ? null : String(acuity_id),
})

/** What an appointment comes to, for whoever wants it kept, gone or moved; undefined while there is something to do. */
export const over: Record<'kept' | 'gone' | 'moved', IsOver> = {
  kept(row) {
    if (row.state === 'confirmed') return doneWith(row)
    if (row.state === 'rejected' && isRefusal(row.reason)) return { kind: 'refused', reason: row.reason }
    return row.state === 'rejected' || row.state === 'cancelled' ? unavailable : undefined
  },
  gone: (row) => (row.state === 'rejected' || row.state === 'cancelled' ? doneWith(row) : undefined),
  moved: (row) => (row.state === 'confirmed' || row.state === 'moving' ? undefined : unavailable),
}

import type { ProviderOutcome, Refusal } from '../../scheduling-provider.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { clearFindings, type NotedFinding, noteFinding } from '../findings/finding.repository.ts'
import type { AppointmentChange } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import type { Leases } from './leases.ts'

const settled = { state: 'confirmed', reason: null, looks: 0, next_look_at: null } satisfies AppointmentChange

/** What a move comes to, written down. */
export function createRelocationOutcomes({ leases, now }: { leases: Leases; now: () => Date }) {
  async function wait(turn: Turn, change: AppointmentChange): Promise<ProviderOutcome> {
    const row = await leases.write(turn.row, { state: 'moving', ...change })
    return { kind: 'unknown', askAgainAt: row.next_look_at ?? now() }
  }

  async function refuse(turn: Turn, reason: Refusal): Promise<ProviderOutcome> {
    const { row, account } = turn
    await leases.write(row, settled, (tx) =>
      clearFindings(tx, { accountId: account.id, bookingId: row.booking_id }, ['both-moved']),
    )
    return { kind: 'refused', reason }
  }

  async function done(turn: Turn, own: AcuityAppointment): Promise<ProviderOutcome> {
    const { row, account } = turn
    const place = { starts_at: own.startsAt, calendar_id: own.calendarId }
    const known = { known_starts_at: own.startsAt, known_calendar_id: own.calendarId, known_cancelled: false }
    await leases.write(row, { ...settled, ...place, ...known }, (tx) =>
      clearFindings(tx, { accountId: account.id, bookingId: row.booking_id }, ['both-moved']),
    )
    return { kind: 'done', reference: String(own.id) }
  }

  /** Says of this appointment what somebody should know. */
  const note = ({ row, account }: Turn, finding: Pick<NotedFinding, 'kind'> & Partial<NotedFinding>) =>
    leases.write(row, {}, (tx) =>
      noteFinding(tx, {
        ...{ organizationId: account.organizationId, accountId: account.id, bookingId: row.booking_id },
        ...{ acuityId: row.acuity_id, ...finding },
      }),
    )

  return { wait, refuse, done, note }
}

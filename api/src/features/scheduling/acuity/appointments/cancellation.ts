import { AcuityFault } from '../client/acuity-fault.ts'
import { noteFinding } from '../findings/finding.repository.ts'
import type { AppointmentRow } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import type { Leases } from './leases.ts'
import type { Waiting } from './waiting.ts'

interface Dependencies {
  leases: Leases
  waiting: Waiting
}

/** Cancels for good, so it first reads that the appointment is ours, and afterwards that it is cancelled. */
export function createCancellation({ leases, waiting }: Dependencies) {
  /** With a reason it was our own doing that it stood there. */
  const over = (row: AppointmentRow) =>
    leases.write(row, {
      ...{ state: row.reason === null ? 'cancelled' : 'rejected', known_cancelled: true, next_look_at: null },
    })

  async function isOver({ row, client, referenceFieldId, signal }: Turn, acuityId: number) {
    const own = await client.appointment(acuityId, signal)
    const written = own.fieldValue(referenceFieldId) ?? ''
    return own.cancelled || (written !== '' && written !== row.booking_id)
  }

  async function cancel(turn: Turn, acuityId: number) {
    const { row, client, signal } = turn
    if (await isOver(turn, acuityId)) return over(row)
    await client.cancel(acuityId, signal)
    return (await isOver(turn, acuityId)) ? over(row) : leases.write(row, waiting.wait(row))
  }

  const about = ({ row, account }: Turn) => ({
    ...{ organizationId: account.organizationId, accountId: account.id, bookingId: row.booking_id },
    acuityId: row.acuity_id,
  })

  async function failed(turn: Turn, error: unknown) {
    const { row } = turn
    if (!(error instanceof AcuityFault)) throw error
    if (error.kind === 'not-found') {
      await leases.write(row, {}, (tx) => noteFinding(tx, { ...about(turn), kind: 'missing' }))
      return over(row)
    }
    if (error.kind !== 'refused') return leases.write(row, await waiting.afterFault(row, error))
    const details = { code: error.code ?? 'refused' }
    return leases.write(row, waiting.wait(row), (tx) =>
      noteFinding(tx, { ...about(turn), kind: 'configuration', details }),
    )
  }

  return async (turn: Turn): Promise<AppointmentRow> => {
    if (turn.row.acuity_id === null) return over(turn.row)
    try {
      return await cancel(turn, turn.row.acuity_id)
    } catch (error) {
      return failed(turn, error)
    }
  }
}

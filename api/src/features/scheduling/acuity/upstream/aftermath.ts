import { idSchema } from '@medinotes/shared/common'
import type { Database } from '../../../../platform/database.ts'
import { selectAppointmentByAcuityId } from '../appointments/appointment.repository.ts'
import type { OpenAccount } from '../appointments/appointment-work.ts'
import type { AcuityClient } from '../client/acuity-client.ts'
import { noteFinding } from '../findings/finding.repository.ts'

/** One appointment that is being read, and by what means. */
export interface Reading {
  account: OpenAccount
  client: AcuityClient
  referenceFieldId: number
  acuityId: number
  signal: AbortSignal
}

/** What is still to be done in Acuity once our side is written down. */
export type After = 'nothing' | 'cancel-stray' | 'restore-mark'

/** What is done in Acuity after an appointment was read, and said of it. */
export function createAftermath(database: Database) {
  async function cancelStray({ account, client, referenceFieldId, acuityId, signal }: Reading) {
    const stray = await client.appointment(acuityId, signal)
    const bookingId = idSchema.safeParse(stray.fieldValue(referenceFieldId))
    if (stray.cancelled || !bookingId.success || (await isTakenUp(account, acuityId))) return
    await client.cancel(acuityId, signal)
    await database.system((tx) =>
      noteFinding(tx, {
        ...{ organizationId: account.organizationId, accountId: account.id, bookingId: bookingId.data, acuityId },
        ...{ kind: 'stray-cancelled', settlement: 'applied' },
      }),
    )
  }

  /** Whether a look has found it meanwhile and made it the booking's own. */
  async function isTakenUp({ id }: OpenAccount, acuityId: number) {
    const row = await database.system((tx) => selectAppointmentByAcuityId(tx, id, acuityId))
    return row !== undefined && row.state !== 'cancelled' && row.state !== 'rejected'
  }

  async function restoreMark({ account, client, referenceFieldId, acuityId, signal }: Reading) {
    const row = await database.system((tx) => selectAppointmentByAcuityId(tx, account.id, acuityId))
    if (row === undefined) return
    await client.writeField(acuityId, { id: referenceFieldId, value: row.booking_id }, signal)
    await database.system((tx) =>
      noteFinding(tx, {
        ...{ organizationId: account.organizationId, accountId: account.id, bookingId: row.booking_id, acuityId },
        ...{ kind: 'mark-restored', settlement: 'applied' },
      }),
    )
  }

  async function missing({ account, acuityId }: Reading) {
    await database.system(async (tx) => {
      const row = await selectAppointmentByAcuityId(tx, account.id, acuityId)
      if (row?.state !== 'confirmed') return
      await noteFinding(tx, {
        ...{ organizationId: account.organizationId, accountId: account.id, bookingId: row.booking_id, acuityId },
        kind: 'missing',
      })
    })
  }

  return {
    missing,
    async finish(after: After, reading: Reading) {
      if (after === 'cancel-stray') await cancelStray(reading)
      if (after === 'restore-mark') await restoreMark(reading)
    },
  }
}

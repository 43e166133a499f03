import type { Db } from '../../../platform/database.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import type { BookingRow } from '../booking-row.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { selectAddress } from './notice-readers.repository.ts'
import { momentIn } from './notice-words.ts'

interface Dependencies {
  outbox: Outbox
  sealing: BookingSealing
  /** The number as SMS goes to it; null for what gets none. */
  mobileOf: (written: string) => string | null
}

export type ExamineeNotices = ReturnType<typeof createExamineeNotices>

/** To examinees who want it, by SMS or else by mail: when and where, and nothing that says what for. */
export const createExamineeNotices = ({ outbox, sealing, mobileOf }: Dependencies) => ({
  async leave(tx: Db, row: BookingRow, kind: 'booked' | 'moved' | 'cancelled' | 'soon', key: string) {
    if (!sealing.openArrangements(row).examineeNotices) return
    const { phone = '', email } = sealing.openExaminee(row) ?? {}
    const facts = { kind, when: momentIn(row.starts_at, row.time_zone), where: await selectAddress(tx, row.place_id) }
    const shared = {
      ...{ facts, organizationId: row.organization_id, case: { type: 'booking' as const, id: row.id } },
      dedupeKey: `examinee:${key}`,
    }
    const mobile = mobileOf(phone)
    if (mobile !== null) await outbox.leave(tx, { ...shared, template: 'examinee-appointment-sms', to: mobile })
    else if (email !== undefined) await outbox.leave(tx, { ...shared, template: 'examinee-appointment', to: email })
  },
})

import { reachableMembers } from '../../../../platform/reachable-members.ts'
import type { Db } from '../../../../platform/database.ts'
import type { Outbox } from '../../../notifications/outbox.service.ts'

/** `unanswered`: nobody knows whether Acuity took a booking. */
type CalendarTrouble = 'halted' | 'webhooks' | 'unanswered'

interface Account {
  id: string
  organizationId: string
}

export type CalendarAlarm = (tx: Db, account: Account, trouble: CalendarTrouble, now: Date) => Promise<void>

/** Tells those who keep the practice's connections, in the transaction that finds it out; of one trouble once a day. */
export function createCalendarAlarm({
  outbox,
  publicUrl,
}: {
  outbox: Pick<Outbox, 'leave'>
  publicUrl: string
}): CalendarAlarm {
  return async (tx, { id, organizationId }, trouble, now) => {
    const keepers = await reachableMembers(tx)
      .where('m.organization_id', '=', organizationId)
      .where((e) =>
        e.or([e('m.role', '=', 'admin'), e.and([e('m.role', '=', 'specialist'), e('m.administers', '=', true)])]),
      )
      .execute()
    const facts = { trouble, link: `${publicUrl}/app/acuity${trouble === 'unanswered' ? '/differences' : ''}` }
    for (const { personId, to } of keepers) {
      const dedupeKey = `calendar-trouble:${id}:${trouble}:${personId}:${now.toISOString().slice(0, 10)}`
      await outbox.leave(tx, { template: 'calendar-trouble', facts, to, personId, organizationId, dedupeKey })
    }
  }
}

import type { CalendarAlarm } from '../accounts/calendar-alarm.ts'
import type { AcuityAppointment } from '../client/acuity-client.ts'
import { noteFinding } from '../findings/finding.repository.ts'
import type { AppointmentRow } from './appointment.repository.ts'
import type { Turn } from './appointment-work.ts'
import { endOf, overlapping } from './overlap.ts'
import type { Leases } from './leases.ts'
import { quietMs } from './look-times.ts'
import { placedChange } from './submission.ts'
import type { Waiting } from './waiting.ts'

interface Dependencies {
  leases: Leases
  waiting: Waiting
  alarm: CalendarAlarm
  hint(account: Turn['account'], acuityId: number): Promise<void>
  now: () => Date
}

/** How many attempts may have happened unseen before somebody has to decide. */
const mostAmbiguous = 2
const dayMs = 86_400_000

/** Finds out what became of an attempt that gave no answer, by the mark it would carry. */
export function createSearch({ leases, waiting, alarm, hint, now }: Dependencies) {
  /** It is there; of several the oldest counts, and the others are read again to be cancelled. */
  async function found(turn: Turn, [first, ...others]: [AcuityAppointment, ...AcuityAppointment[]]) {
    const row = await leases.write(turn.row, placedChange(first))
    for (const { id } of others) await hint(turn.account, id)
    return row
  }

  async function review(turn: Turn) {
    const { row, account } = turn
    const finding = {
      ...{ organizationId: account.organizationId, accountId: account.id, bookingId: row.booking_id, acuityId: null },
      ...{ kind: 'unanswered' as const, details: { attempts: row.attempts } },
    }
    const inReview = { ...row, state: 'review' as const, looks: row.state === 'review' ? row.looks : 0 }
    return leases.write(row, { state: 'review', ...waiting.wait(inReview) }, async (tx) => {
      await noteFinding(tx, finding)
      await alarm(tx, account, 'unanswered', now())
    })
  }

  async function missing(turn: Turn, minutes: number): Promise<AppointmentRow> {
    const { row } = turn
    if (row.starts_at <= now()) return leases.write(row, { state: 'rejected', reason: 'slot_unavailable' })
    if (row.ambiguous_attempts === 0) return leases.write(row, { state: 'pending', next_look_at: null })
    if (isWithin(row, now())) return leases.write(row, waiting.wait(row))
    if (row.state === 'review') return review(turn)
    if (!(await isStillFree(turn))) {
      const holder = await holderOf(turn, minutes)
      if (holder === 'ours') return leases.write(row, waiting.wait(row))
      return holder === 'others' ? leases.write(row, { state: 'rejected', reason: 'slot_taken' }) : review(turn)
    }
    return row.ambiguous_attempts < mostAmbiguous
      ? leases.write(row, { state: 'pending', next_look_at: null })
      : review(turn)
  }

  async function look(turn: Turn, minutes: number, wanted: 'kept' | 'gone') {
    const { row } = turn
    const all = await marked(turn)
    const [first, ...others] = all.filter(({ cancelled }) => !cancelled)
    if (first !== undefined) return found(turn, [first, ...others])
    if (wanted === 'gone') {
      const isOver = row.ambiguous_attempts === 0 || !isWithin(row, now())
      return leases.write(row, isOver ? { state: 'cancelled', next_look_at: null } : waiting.wait(row))
    }
    // It was there, and somebody cancelled it in Acuity before we knew.
    if (all.length > 0) return leases.write(row, { state: 'rejected', reason: 'slot_unavailable' })
    return missing(turn, minutes)
  }

  /** `minutes`: how long the examination takes. Not being able to read is no sign that nothing is there. */
  return async (turn: Turn, minutes: number, wanted: 'kept' | 'gone') => {
    try {
      return await look(turn, minutes, wanted)
    } catch (error) {
      return leases.write(turn.row, await waiting.afterFault(turn.row, error))
    }
  }
}

/** Whether an attempt may still turn up. */
const isWithin = ({ attempted_at }: AppointmentRow, now: Date) =>
  attempted_at !== null && attempted_at.getTime() + quietMs > now.getTime()

async function marked({ row, client, referenceFieldId, signal }: Turn) {
  const [from, until] = [row.starts_at.getTime() - dayMs, row.starts_at.getTime() + dayMs]
  const field = { id: referenceFieldId, value: row.booking_id }
  const found = await client.appointments({ from: new Date(from), until: new Date(until), field }, signal)
  return found
    .filter(({ fieldValue }) => fieldValue(referenceFieldId) === row.booking_id)
    .toSorted((a, b) => a.id - b.id)
}

/** Who has that time: others, so that ours was refused or never came; or ours, which has turned up this very moment. */
async function holderOf({ row, client, referenceFieldId, signal }: Turn, minutes: number) {
  const span = { startsAt: row.starts_at, endsAt: endOf(row.starts_at, minutes), calendarId: row.calendar_id }
  const holders = await overlapping(client, span, signal)
  if (holders.some(({ fieldValue }) => fieldValue(referenceFieldId) === row.booking_id)) return 'ours'
  return holders.length > 0 ? 'others' : 'nobody'
}

const isStillFree = async ({ row, client, account, signal }: Turn) => {
  const asked = { at: row.starts_at, typeId: row.type_id, calendarId: row.calendar_id, timeZone: account.timeZone }
  const [answer] = await client.checkTimes([asked], signal)
  return answer?.valid === true
}

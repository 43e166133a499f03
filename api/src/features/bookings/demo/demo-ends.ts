import type { CancelReason } from '@medinotes/shared/booking-changes'

const day = 86_400_000
const reasons: readonly CancelReason[] = [
  'matter-settled',
  'examinee-unavailable',
  'matter-settled',
  'examinee-unwell',
  'examinee-unavailable',
  'matter-settled',
  'specialist-unavailable',
]

interface Time {
  startsAt: Date
  bookedAt: Date
  feeCents: number
}

/** Why and when one was cancelled, and for how much: of those long ago every third one late, for half the fee. */
export function cancellationOf(index: number, { startsAt, bookedAt, feeCents }: Time, isEarlier: boolean) {
  if (!isEarlier) return { reason: 'matter-settled' as const, at: new Date(bookedAt.getTime() + day / 2), feeCents: 0 }
  const reason = reasons[Math.floor(index / 8) % reasons.length] ?? 'matter-settled'
  if (index % 3 !== 0) return { reason, at: new Date(bookedAt.getTime() + day / 2), feeCents: 0 }
  const isOurs = reason === 'specialist-unavailable'
  return { reason, at: new Date(startsAt.getTime() - day), feeCents: isOurs ? 0 : Math.round(feeCents / 2) }
}

/** When the report went out: mostly in time, now and then late, and some are still missing. */
export function releasedAt(index: number, { endsAt, reportDueAt }: { endsAt: Date; reportDueAt: Date }, now: Date) {
  if (index % 11 === 5) return null
  const allowed = reportDueAt.getTime() - endsAt.getTime()
  const taken = index % 7 === 4 ? allowed + (1 + (index % 4)) * day : allowed * (0.35 + (index % 6) / 10)
  const at = new Date(endsAt.getTime() + taken)
  return at < now ? at : null
}

/** By the clock of `timeZone`, `HH:MM`; they may go past midnight. */
export interface QuietHours {
  from: string
  to: string
  timeZone: string
}

const minuteMs = 60_000

/** When quiet hours that hold at `now` end, or null where none do. */
export function endOfQuiet(now: Date, { from, to, timeZone }: QuietHours): Date | null {
  const clock = new Intl.DateTimeFormat('en-AU', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const isQuiet = (instant: number) => {
    const time = clock.format(instant)
    return from < to ? time >= from && time < to : time >= from || time < to
  }
  if (!isQuiet(now.getTime())) return null
  // Minute by minute, so that days of 23 and 25 hours and times that a clock skips or shows twice need no rule of their own.
  let instant = Math.floor(now.getTime() / minuteMs) * minuteMs
  while (isQuiet(instant)) instant += minuteMs
  return new Date(instant)
}

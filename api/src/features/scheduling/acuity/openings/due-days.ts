import type { Db } from '../../../../platform/database.ts'
import { dateOfDay, dayNumber, localDateOf } from '../../../../platform/wall-clock.ts'
import { type Bookable, readingKey, selectBookable, selectReadings } from './opening.repository.ts'

const minute = 60_000

/** How many days ahead are near, and how old what is known may be: for somebody who searches, and for the round that goes by itself. */
export const nearDays = 14
const ages = {
  searched: { near: minute, far: 10 * minute },
  round: { near: 5 * minute, far: 30 * minute },
  immediate: { near: 0, far: 0 },
}

export interface Wanted {
  specialistIds: readonly string[]
  examTypeId?: string | undefined
  /** `YYYY-MM-DD`, both included; everything to the horizon where absent. */
  days?: { from: string; to: string }
  age: keyof typeof ages
}

/** What Acuity is to be asked of one calendar and exam type. */
export interface Due {
  bookable: Bookable
  /** `YYYY-MM-DD`, the nearest first; never empty. */
  days: string[]
}

/** Of all that is wanted, in two questions however much it is. */
export async function selectDue(tx: Db, wanted: Wanted, now: Date): Promise<Due[]> {
  const spans = (await selectBookable(tx, wanted)).map((bookable) => spanOf(bookable, wanted, now))
  if (spans.length === 0) return []
  const all = spans.map(({ bookable }) => bookable)
  const from = dateOfDay(Math.min(...spans.map((span) => span.from)))
  const to = dateOfDay(Math.max(...spans.map((span) => span.to)))
  const read = await selectReadings(tx, all, { from, to })
  return spans
    .map((span) => ({ bookable: span.bookable, days: dueDays(span, wanted, read, now) }))
    .filter(({ days }) => days.length > 0)
}

type Span = ReturnType<typeof spanOf>

/** From today on the calendar's clock to the horizon, as far as that is wanted; as day numbers. */
function spanOf(bookable: Bookable, { days }: Wanted, now: Date) {
  const first = dayNumber(localDateOf(now, bookable.timeZone))
  const [from, to] = days ? [dayNumber(days.from), dayNumber(days.to)] : [first, Infinity]
  return { bookable, first, from: Math.max(first, from), to: Math.min(first + bookable.horizonDays, to) }
}

function dueDays({ bookable, first, from, to }: Span, { age }: Wanted, read: ReadonlyMap<string, Date>, now: Date) {
  const due: string[] = []
  for (let number = from; number <= to; number += 1) {
    const limit = number - first < nearDays ? ages[age].near : ages[age].far
    const readAt = read.get(readingKey(bookable, dateOfDay(number)))?.getTime() ?? -Infinity
    if (readAt + limit <= now.getTime()) due.push(dateOfDay(number))
  }
  return due
}

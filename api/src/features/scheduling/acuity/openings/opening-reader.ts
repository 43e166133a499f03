import type { Database } from '../../../../platform/database.ts'
import { dateOfDay, dayNumber, localDateOf } from '../../../../platform/wall-clock.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityClient } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { type Bookable, selectBookable, selectReadings, writeReadings } from './opening.repository.ts'

const minute = 60_000

/** How many days ahead are near, and how old what is known may be: for somebody who searches, and for the round that goes by itself. */
export const nearDays = 14
/** The limit of calls is for all of them; more at once would only wait for each other. */
const specialistsAtOnce = 4
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

interface Dependencies {
  database: Database
  access: AcuityAccess
  now: () => Date
}

/** Reads from Acuity what is due of what is wanted. Throws AcuityFault. */
export function createOpeningReader({ database, access, now }: Dependencies) {
  const today = ({ timeZone }: Bookable) => dayNumber(localDateOf(now(), timeZone))

  /** Days to be read, the nearest first. */
  async function dueDays(bookable: Bookable, { days, age }: Wanted) {
    const first = today(bookable)
    const from = Math.max(first, days ? dayNumber(days.from) : first)
    const to = Math.min(first + bookable.horizonDays, days ? dayNumber(days.to) : Infinity)
    const read = await database.system((tx) => selectReadings(tx, bookable, dateOfDay(from), dateOfDay(to)))
    const due: string[] = []
    for (let number = from; number <= to; number += 1) {
      const limit = number - first < nearDays ? ages[age].near : ages[age].far
      const readAt = read.get(dateOfDay(number))?.getTime() ?? -Infinity
      if (readAt + limit <= now().getTime()) due.push(dateOfDay(number))
    }
    return due
  }

  async function readDay(client: AcuityClient, bookable: Bookable, date: string, signal: AbortSignal) {
    const at = now()
    const times = await client.openTimes(date, bookable, signal)
    const readings = [{ day: date, startsAt: times.map((time) => time.at) }]
    await database.system((tx) => writeReadings(tx, bookable, readings, at))
  }

  async function readMonth(client: AcuityClient, bookable: Bookable, dates: readonly string[], signal: AbortSignal) {
    const at = now()
    const open = new Set(await client.openDates(dates[0]?.slice(0, 7) ?? '', bookable, signal))
    const full = dates.filter((date) => !open.has(date)).map((date) => ({ day: date, startsAt: [] }))
    await database.system((tx) => writeReadings(tx, bookable, full, at))
    for (const date of dates) {
      if (signal.aborted) return
      if (open.has(date)) await readDay(client, bookable, date, signal)
    }
  }

  async function readBookable(bookable: Bookable, wanted: Wanted, signal: AbortSignal) {
    const due = await dueDays(bookable, wanted)
    if (due.length === 0) return
    const client = await access.client({ id: bookable.accountId }, 'availability')
    const [only] = due
    if (due.length === 1 && only !== undefined) return readDay(client, bookable, only, signal)
    const months = Map.groupBy(due, (date) => date.slice(0, 7))
    for (const dates of months.values()) {
      if (signal.aborted) return
      await readMonth(client, bookable, dates, signal)
    }
  }

  /** Of one specialist; what they are read for is over when the signal is. */
  async function readSpecialist(all: readonly Bookable[], wanted: Wanted, signal: AbortSignal) {
    for (const bookable of all) {
      try {
        await readBookable(bookable, wanted, signal)
      } catch (error) {
        if (signal.aborted) return
        if (!(error instanceof AcuityFault) || error.kind !== 'unauthorized') throw error
        await access.halt(bookable.accountId, error)
      }
    }
  }

  return async (wanted: Wanted, signal: AbortSignal) => {
    const all = await database.system((tx) => selectBookable(tx, wanted))
    const specialists = [...Map.groupBy(all, ({ specialistId }) => specialistId).values()]
    await eachAtOnce(specialists, (own) => readSpecialist(own, wanted, signal))
  }
}

/** Some at once; one that fails keeps no other from its turn, and what failed first is thrown at the end. */
async function eachAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const waiting = [...items]
  const faults: unknown[] = []
  async function lane() {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await work(next).catch((error: unknown) => faults.push(error))
    }
  }
  await Promise.all(Array.from({ length: specialistsAtOnce }, lane))
  if (faults.length > 0) throw faults[0]
}

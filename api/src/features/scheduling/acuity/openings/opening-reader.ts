import type { Database } from '../../../../platform/database.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import type { AcuityClient } from '../client/acuity-client.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { type Due, selectDue, type Wanted } from './due-days.ts'
import { type Bookable, writeReadings } from './opening.repository.ts'

interface Dependencies {
  database: Database
  access: AcuityAccess
  now: () => Date
}

/** The limit of calls is for all of them; more at once would only wait for each other. */
const readersAtOnce = 4

/** Reads from Acuity what is due of what is wanted, until it is told to stop. Throws AcuityFault. */
export function createOpeningReader({ database, access, now }: Dependencies) {
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

  async function readDue({ bookable, days }: Due, signal: AbortSignal) {
    const client = (await access.open(bookable.accountId))?.client('availability')
    // Disconnected meanwhile.
    if (client === undefined) return
    const [only] = days
    if (days.length === 1 && only !== undefined) return readDay(client, bookable, only, signal)
    for (const dates of Map.groupBy(days, (date) => date.slice(0, 7)).values()) {
      if (signal.aborted) return
      await readMonth(client, bookable, dates, signal)
    }
  }

  async function readOrHalt(due: Due, signal: AbortSignal) {
    try {
      await readDue(due, signal)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof AcuityFault) || error.kind !== 'unauthorized') throw error
      await access.halt(due.bookable.accountId, error)
    }
  }

  return async (wanted: Wanted, signal: AbortSignal) => {
    const due = await database.system((tx) => selectDue(tx, wanted, now()))
    await eachAtOnce(due, (one) => readOrHalt(one, signal))
  }
}

/** Some at once; one that fails keeps no other from its turn. What failed is thrown at the end, a fault of our own before any of Acuity's. */
async function eachAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const waiting = [...items]
  const faults: unknown[] = []
  async function lane() {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await work(next).catch((error: unknown) => faults.push(error))
    }
  }
  await Promise.all(Array.from({ length: readersAtOnce }, lane))
  if (faults.length > 0) throw faults.find((error) => !(error instanceof AcuityFault)) ?? faults[0]
}

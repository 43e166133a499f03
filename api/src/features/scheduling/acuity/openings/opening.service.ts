import type { Database, Db } from '../../../../platform/database.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { JobFault } from '../../../../platform/jobs/job-fault.ts'
import { localDateOf } from '../../../../platform/wall-clock.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { nearDays, type Wanted } from './due-days.ts'
import { createOpeningReader } from './opening-reader.ts'
import {
  type Bookable,
  deleteReadings,
  selectBookable,
  selectOwner,
  selectSpecialistsInAcuity,
} from './opening.repository.ts'
import { readKey, readOpenings } from './read-openings.job.ts'

interface Dependencies {
  database: Database
  access: AcuityAccess
  now: () => Date
}

const minute = 60_000

const tooOldMs = 60 * minute
/** How long a search waits for Acuity before it answers with what is known. */
const searchPatienceMs = 2000
const readLimitMs = 3 * minute
/** Of the round, which comes again after five minutes. */
const roundLimitMs = 200_000

export interface Openings extends ReturnType<typeof createOpenings> {}

/** What is free in Acuity, as of a moment ago: kept in our own tables, since a search must not wait for hundreds of calls. */
export function createOpenings({ database, access, now }: Dependencies) {
  const running = new Map<string, Promise<void>>()

  const read = createOpeningReader({ database, access, now })

  /** One reading of the same thing at a time. */
  function together(wanted: Wanted) {
    const key = JSON.stringify(wanted)
    const known = running.get(key)
    if (known) return known
    const reading = read(wanted, AbortSignal.timeout(readLimitMs)).finally(() => running.delete(key))
    running.set(key, reading)
    return reading
  }

  return {
    /** Reads what a search is about, and returns when it is read or has taken too long. */
    async freshen(wanted: Omit<Wanted, 'age'>) {
      if (wanted.specialistIds.length === 0) return
      const { promise: patience, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, searchPatienceMs)
      const reading = together({ ...wanted, age: 'searched' }).catch(passOver)
      await Promise.race([reading, patience])
      clearTimeout(timer)
    },

    /** False where Acuity says that the time is gone; where it says nothing, booking it will tell. */
    async isStillFree(slot: { specialistId: string; examTypeId: string; placeId: string | null; at: Date }) {
      const [bookable] = await database.system((tx) =>
        selectBookable(tx, { specialistIds: [slot.specialistId], examTypeId: slot.examTypeId, placeId: slot.placeId }),
      )
      if (bookable === undefined) return false
      if (await isValid(access, bookable, slot.at)) return true
      await database.system((tx) => forgetDay(tx, bookable.accountId, bookable.calendarId, slot.at))
      return false
    },

    forgetDay,

    /** All of a specialist, or a day of theirs at once. Throws JobFault where Acuity does not answer. */
    async readForJob({ specialistId, day }: { specialistId: string; day?: string | undefined }, signal: AbortSignal) {
      const specialistIds = [specialistId]
      // Whatever reads that day already may have begun before it changed.
      const wanted: Wanted = day
        ? { specialistIds, age: 'immediate', days: { from: day, to: day } }
        : { specialistIds, age: 'round' }
      await read(wanted, signal).catch(asJobFault)
    },

    /**
     * Reads what is due of everybody, the near days of all first, as far as its time goes; what is too old is offered no more.
     * In one job, since jobs that wait for Acuity would keep all others from their turn.
     */
    async readRound(stop: AbortSignal) {
      await database.system((tx) => deleteReadings(tx, new Date(now().getTime() - tooOldMs)))
      const specialistIds = await database.system(selectSpecialistsInAcuity)
      const signal = AbortSignal.any([stop, AbortSignal.timeout(roundLimitMs)])
      const until = new Date(now().getTime() + nearDays * 24 * 60 * minute)
      const near = { from: now().toISOString().slice(0, 10), to: until.toISOString().slice(0, 10) }
      await read({ specialistIds, age: 'round', days: near }, signal).catch(asJobFault)
      await read({ specialistIds, age: 'round' }, signal).catch(asJobFault)
    },
  }

  /** What cannot be read is shown as it is known, unless it is too old by now. */
  async function passOver(error: unknown) {
    if (!(error instanceof AcuityFault)) throw error
    await database.system((tx) => deleteReadings(tx, new Date(now().getTime() - tooOldMs)))
  }
}

function asJobFault(error: unknown): never {
  throw error instanceof AcuityFault ? new JobFault(error.message, { cause: error }) : error
}

const checkPatienceMs = 2500

/** Has a day read again at once. */
async function forgetDay(tx: Db, accountId: string, calendarId: number, at: Date) {
  const owner = await selectOwner(tx, accountId, calendarId)
  if (owner === undefined) return
  const { specialistId, timeZone } = owner
  const date = localDateOf(at, timeZone)
  await addJob(tx, readOpenings, { specialistId, day: date }, { key: readKey(specialistId, date) })
}

/** As far as Acuity says so in time. */
async function isValid(access: AcuityAccess, bookable: Bookable, at: Date) {
  try {
    const client = (await access.open(bookable.accountId))?.client('availability')
    // Disconnected meanwhile.
    if (client === undefined) return false
    const [answer] = await client.checkTimes([{ ...bookable, at }], AbortSignal.timeout(checkPatienceMs))
    return answer?.valid !== false
  } catch (error) {
    if (!(error instanceof AcuityFault)) throw error
    if (error.kind !== 'unauthorized') return true
    await access.halt(bookable.accountId, error)
    return false
  }
}

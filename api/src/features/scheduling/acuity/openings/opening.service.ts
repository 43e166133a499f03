import type { Database, Db } from '../../../../platform/database.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { JobFault } from '../../../../platform/jobs/job-fault.ts'
import { localDateOf } from '../../../../platform/wall-clock.ts'
import type { AcuityAccess } from '../accounts/acuity-access.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { createOpeningReader, type Wanted } from './opening-reader.ts'
import { deleteReadings, selectBookable, selectOwner, selectSpecialistsInAcuity } from './opening.repository.ts'
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
      // What cannot be read now is shown as it is known; the round reads it again and says so where it fails.
      const reading = together({ ...wanted, age: 'searched' }).catch(() => undefined)
      await Promise.race([reading, patience])
      clearTimeout(timer)
    },

    /** False where Acuity says that the time is gone; where it says nothing, booking it will tell. */
    async isStillFree(slot: { specialistId: string; examTypeId: string; placeId: string | null; at: Date }) {
      const [bookable] = await database.system((tx) =>
        selectBookable(tx, { specialistIds: [slot.specialistId], examTypeId: slot.examTypeId, placeId: slot.placeId }),
      )
      if (bookable === undefined) return false
      try {
        const client = await access.client({ id: bookable.accountId }, 'availability')
        const [answer] = await client.checkTimes([{ ...bookable, at: slot.at }], AbortSignal.timeout(checkPatienceMs))
        if (answer?.valid !== false) return true
      } catch (error) {
        if (!(error instanceof AcuityFault)) throw error
        return true
      }
      await database.system((tx) => forgetDay(tx, bookable.accountId, bookable.calendarId, slot.at))
      return false
    },

    forgetDay,

    /** Throws JobFault where Acuity does not answer. */
    async readForJob({ specialistId, day: only }: { specialistId: string; day?: string | undefined }) {
      const wanted: Wanted = { specialistIds: [specialistId], age: only === undefined ? 'round' : 'immediate' }
      try {
        await together(only === undefined ? wanted : { ...wanted, days: { from: only, to: only } })
      } catch (error) {
        throw error instanceof AcuityFault ? new JobFault(error.message, { cause: error }) : error
      }
    },

    /** Has everything read that is due, and takes what is too old out of the searches. */
    readAll: () =>
      database.system(async (tx) => {
        await deleteReadings(tx, new Date(now().getTime() - tooOldMs))
        for (const specialistId of await selectSpecialistsInAcuity(tx)) {
          await addJob(tx, readOpenings, { specialistId }, { key: readKey(specialistId) })
        }
      }),
  }
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

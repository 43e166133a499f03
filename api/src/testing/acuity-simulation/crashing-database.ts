import type { Database, Db } from '../../platform/database.ts'
import type { Hold } from '../acuity-emulator/faults.ts'

/** The process is gone: nothing more of what it was doing happens. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** A database whose user dies or stalls at the nth transaction from now on, before it or right after it was committed. */
export function createCrashingDatabase(database: Database) {
  let until = Infinity
  let isAfter = false
  let stall: Hold | undefined

  async function perhaps<Result>(work: () => Promise<Result>): Promise<Result> {
    until -= 1
    const isNow = until === 0
    const meet = async () => {
      if (stall === undefined) throw new Crash()
      await stall.arrive()
    }
    if (isNow && !isAfter) await meet()
    const result = await work()
    if (isNow && isAfter) await meet()
    return result
  }

  const crashing: Database = {
    ...database,
    as: (principal, work) => perhaps(() => database.as(principal, work)),
    system: <Result>(work: (tx: Db) => Promise<Result>) => perhaps(() => database.system(work)),
  }
  return {
    database: crashing,
    crashAt(transactions: number, after: boolean) {
      ;[until, isAfter, stall] = [transactions, after, undefined]
    },
    stallAt(transactions: number, after: boolean, hold: Hold) {
      ;[until, isAfter, stall] = [transactions, after, hold]
    },
    neverCrash() {
      until = Infinity
    },
  }
}

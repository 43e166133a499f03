import type { Database, Db } from '../../platform/database.ts'

/** The process is gone: nothing more of what it was doing happens. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** A database whose user dies at the nth transaction from now on, before it or right after it was committed. */
export function createCrashingDatabase(database: Database) {
  let until = Infinity
  let isAfter = false

  async function perhaps<Result>(work: () => Promise<Result>): Promise<Result> {
    until -= 1
    const isNow = until === 0
    if (isNow && !isAfter) throw new Crash()
    const result = await work()
    if (isNow) throw new Crash()
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
      until = transactions
      isAfter = after
    },
    neverCrash() {
      until = Infinity
    },
  }
}

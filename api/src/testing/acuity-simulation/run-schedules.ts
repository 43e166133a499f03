import { createPrincipal } from '../factories.ts'
import { type Outcome, runSchedule } from './run-schedule.ts'
import { createSimulatedService } from './simulated-service.ts'

interface Schedules {
  databaseUrl: string
  /** The first seed, and how many follow. */
  first: number
  count: number
  onOutcome(outcome: Outcome): void
}

/** Each lane has a service and an Acuity of its own; while one waits for the database another computes. */
const lanes = 4

/** Lets so many schedules happen, each chosen by its seed, which lane it runs in making no difference. */
export async function runSchedules({ databaseUrl, first, count, onOutcome }: Schedules) {
  let next = first
  async function lane() {
    const service = await createSimulatedService(databaseUrl)
    try {
      const practice = await createPrincipal(service.database, { role: 'admin' })
      while (next < first + count) {
        const seed = next
        next += 1
        onOutcome(await runSchedule(service, practice, seed))
      }
    } finally {
      await service.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane))
}

/** What a seed came to, for whoever looks for the fault. */
export const tell = ({ seed, log, violations }: Outcome) =>
  [`Seed ${seed}`, ...log.map((line) => `  ${line}`), ...violations.map((line) => `  ! ${line}`)].join('\n')

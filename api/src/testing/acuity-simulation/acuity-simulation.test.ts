import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { createPrincipal } from '../factories.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { runSchedule } from './run-schedule.ts'
import { createSimulatedService, type SimulatedService } from './simulated-service.ts'

let database: TestDatabase
let service: SimulatedService
let practice: Principal
beforeAll(async () => {
  database = await createTestDatabase()
  service = await createSimulatedService(database.url)
  practice = await createPrincipal(service.database, { role: 'admin' })
})
afterAll(async () => {
  await service.close()
  await database.drop()
})

const schedules = Number(process.env['SCHEDULES'] ?? 50)
const first = Number(process.env['SEED'] ?? 1)

test(
  'whatever happens, a booking comes to one appointment or none, and every state is explained',
  { timeout: 600_000 },
  async () => {
    for (let seed = first; seed < first + schedules; seed += 1) {
      const { violations, log } = await runSchedule(service, practice, seed)
      if (process.env['TELL']) process.stdout.write(`seed ${seed}\n  ${log.join('\n  ')}\n`)
      expect({ seed, violations, log: violations.length > 0 ? log : [] }).toEqual({ seed, violations: [], log: [] })
    }
  },
)

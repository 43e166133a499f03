import { randomBytes } from 'node:crypto'
import { createAudit } from '../../features/audit/audit.service.ts'
import { createBookingFeature } from '../../features/bookings/booking-feature.ts'
import { endWaitingSoon } from '../../features/bookings/waitlist/end-waiting.job.ts'
import { mobileOf } from '../../features/notifications/phone-number.ts'
import { createOutbox } from '../../features/notifications/outbox.service.ts'
import { createAcuityCalls, createAcuityFeature } from '../../features/scheduling/acuity/acuity-feature.ts'
import { slotUnavailable } from '../../features/scheduling/availability/availability.service.ts'
import { calendarGround } from '../../features/scheduling/ground/calendar-ground.ts'
import { createSchedulingFeature } from '../../features/scheduling/scheduling-feature.ts'
import { createBlindIndex } from '../../platform/crypto/blind-index.ts'
import { createCipher } from '../../platform/crypto/cipher.ts'
import { createDatabase } from '../../platform/database.ts'
import { createLocalCounters } from '../../platform/http/rate-counters.ts'
import { createLogger } from '../../platform/logger.ts'
import { startAcuityEmulator } from '../acuity-emulator/acuity-emulator.ts'
import { shortExaminations, unlimited } from '../acuity-fixture.ts'
import { createCrashingDatabase } from './crashing-database.ts'

const publicUrl = 'http://simulated.test'

/** Bookings and Acuity as the service wires them, on a clock that only moves when it is told to, and a database that may fail it. */
export async function createSimulatedService(databaseUrl: string) {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const emulator = await startAcuityEmulator({
    ...{ account: shortExaminations(), limits: null, now: () => now().getTime() },
  })
  emulator.webhooks.mode.send = 'collect'
  const real = createDatabase({ url: databaseUrl, onIdleError: () => undefined })
  const crashing = createCrashingDatabase(real)
  const { database } = crashing
  const cipher = createCipher({ current: 'k1', keys: new Map([['k1', randomBytes(32)]]) })
  const blindIndex = createBlindIndex(randomBytes(32))
  const logger = createLogger('silent')
  const audit = createAudit({ logger, onRecorded: () => undefined })
  const outbox = createOutbox({ database, cipher, publicUrl, takesReplies: false })
  const { userId, apiKey } = emulator.account
  const calls = createAcuityCalls(
    { database, audit, cipher, redis: null, outbox },
    {
      ...{ baseUrl: emulator.baseUrl, publicUrl, environmentKey: { userId, apiKey }, oauth: null },
      referenceFieldId: null,
      ...{ now, limits: unlimited },
    },
  )
  const scheduling = createSchedulingFeature({ database, audit, acuity: calls, onStopped: endWaitingSoon })
  const bookings = createBookingFeature({
    ...{ database, audit, cipher, blindIndex, slotUnavailable, outbox, mobileOf, publicUrl },
    ...{ countRequest: createLocalCounters(), ground: calendarGround, treatedBy: async () => [] },
    ...{ availability: scheduling.availability, providerOf: scheduling.providerOf },
  })
  const acuity = createAcuityFeature({ database, audit }, calls, bookings.ofCalendar)

  return {
    ...{ emulator, bookings, acuity, crashing, now, database: real },
    /** Reads what was hinted at, as its job does; other lanes' accounts lie in other emulators. */
    async readInbox(accountId: string) {
      const hints = await real.system((tx) =>
        tx
          .selectFrom('acuity_inbox')
          .select('acuity_id')
          .where('account_id', '=', accountId)
          .orderBy('received_at')
          .execute(),
      )
      for (const { acuity_id } of hints) {
        await acuity.refresh(accountId, Number(acuity_id), AbortSignal.timeout(10_000))
      }
    },
    advance(ms: number) {
      ahead += ms
    },
    async close() {
      acuity.close()
      await real.close()
      await emulator.close()
    },
  }
}

export type SimulatedService = Awaited<ReturnType<typeof createSimulatedService>>

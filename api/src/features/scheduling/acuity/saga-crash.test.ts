import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { type AcuityEmulator, startAcuityEmulator } from '../../../testing/acuity-emulator/acuity-emulator.ts'
import { createHold } from '../../../testing/acuity-emulator/faults.ts'
import {
  acuityEnvironment,
  connectAcuity,
  passing,
  shortExaminations,
  unlimited,
} from '../../../testing/acuity-fixture.ts'
import { bookingForm, bookingSteps, createSpecialist, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { createInstances, type Instance, type Instances } from '../../../testing/instances.ts'
import { startServiceProcess } from '../../../testing/service-process.ts'

let emulator: AcuityEmulator
let installation: Instances
let here: Instance
let referrer: Principal
let specialist: TestSpecialist
let doomed: Awaited<ReturnType<typeof startServiceProcess>>
let environment: Record<string, string>

beforeAll(async () => {
  emulator = await startAcuityEmulator({ account: shortExaminations(), limits: null })
  emulator.webhooks.mode.send = 'drop'
  // Whoever dies does not work on it again, and nobody but the test has the rest done.
  environment = { SECOND_FACTOR_ROLES: 'none', LOG_LEVEL: 'error', RUN_JOBS: 'false', ...acuityEnvironment(emulator) }
  installation = await createInstances()
  here = await installation.start({ environment, acuityLimits: unlimited })
  const practice = await installation.person(here, { role: 'admin' })
  referrer = await installation.person(here, { role: 'referrer' })
  specialist = await createSpecialist(here.context.database, { practice })
  await connectAcuity(here.context.database, { practice, specialist })
})
beforeEach(async () => {
  doomed = await startServiceProcess({ ...installation.environment, ...environment })
})
afterEach(async () => {
  await doomed.kill()
  emulator.clearFaults()
  emulator.account.appointments.clear()
})
afterAll(async () => {
  await installation.close()
  await emulator.close()
})

const stepsAt = (url: string) =>
  bookingSteps({
    async send(caller, line, { payload } = {}) {
      const [method = '', path = ''] = line.split(' ')
      const headers = {
        ...(caller && (await installation.headersOf(caller as Principal))),
        'content-type': 'application/json',
      }
      const reply = await fetch(`${url}${path}`, { method, headers, ...(payload && { body: JSON.stringify(payload) }) })
      return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
    },
  })

const held = async (days: number) => {
  const steps = stepsAt(here.url)
  return steps.hold(referrer, (await steps.slotOf(specialist, referrer, days)).id)
}

/** Asks the process that is to die; its answer never comes. */
function ask(line: string, payload: object) {
  const asked = stepsAt(doomed.url).done(referrer, line, payload)
  asked.catch(() => undefined)
  return asked
}

const confirm = ({ id }: { id: string }) => ask(`POST /api/bookings/${id}/confirm`, bookingForm)

/** What another process makes of it, once whoever began is thought dead and nothing can turn up any more. */
async function recover({ id }: { id: string }) {
  for (let time = 0; time < 3; time += 1) {
    await passing(installation.query)(300)
    await here.context.bookings.settle(id)
  }
  return stepsAt(here.url).done(referrer, `GET /api/bookings/${id}`)
}

const live = () => [...emulator.account.appointments.values()].filter(({ cancelled }) => !cancelled)

async function untilSomebodyWaits() {
  const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  for (let tries = 0; (await installation.query(waiting)).length === 0; tries += 1) {
    if (tries > 400) throw new Error('Nobody waits for the lock')
    await wait(10)
  }
}

/** Holds a lock while `work` goes on, so that a process stops right where it wants to write. */
async function whileLocked(statement: string, values: unknown[], work: () => Promise<void>) {
  const client = new pg.Client(installation.adminUrl)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(statement, values)
    await work()
  } finally {
    await client.end()
  }
}

/** What became of it: confirmed, with one appointment at its time. */
const outcomeOf = async (booking: { id: string }) => {
  const { status, startsAt } = await recover(booking)
  return { status, startsAt, appointments: live().map((one) => new Date(one.startsAt).toISOString()) }
}

const oneAt = (startsAt: string) => ({ status: 'confirmed', startsAt, appointments: [startsAt] })

describe('a process that is killed while it books', () => {
  test('before it has written down that it will ask', async () => {
    const booking = await held(30)
    await whileLocked('lock table acuity_appointments in exclusive mode', [], async () => {
      void confirm(booking)
      await untilSomebodyWaits()
      await doomed.kill()
    })
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })

  test('while its question is on the way, which arrives after its death', async () => {
    const booking = await held(31)
    const hold = createHold()
    emulator.fault('POST /appointments', { kind: 'hold-before-commit', hold })
    void confirm(booking)
    await hold.reached
    await doomed.kill()
    hold.release()
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })

  test('while its question is on the way, which never arrives', async () => {
    const booking = await held(32)
    const hold = createHold()
    emulator.fault('POST /appointments', { kind: 'hold-then-drop', hold })
    void confirm(booking)
    await hold.reached
    await doomed.kill()
    hold.release()
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })

  test('after Acuity made the appointment, before the answer', async () => {
    const booking = await held(33)
    const hold = createHold()
    emulator.fault('POST /appointments', { kind: 'hold-after-commit', hold })
    void confirm(booking)
    await hold.reached
    await doomed.kill()
    hold.release()
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })

  test('with the answer in hand, before it is written down', async () => {
    const booking = await held(34)
    const hold = createHold()
    emulator.fault('POST /appointments', { kind: 'hold-after-commit', hold })
    void confirm(booking)
    await hold.reached
    await whileLocked('select from acuity_appointments where booking_id = $1 for update', [booking.id], async () => {
      hold.release()
      await untilSomebodyWaits()
      await doomed.kill()
    })
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })

  test('while it looks at the appointment once more', async () => {
    const booking = await held(35)
    const hold = createHold()
    emulator.fault('GET /appointments/:id', { kind: 'hold-before-commit', hold })
    void confirm(booking)
    await hold.reached
    await doomed.kill()
    hold.release()
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })

  test('with all of it found good, before the booking says so', async () => {
    const booking = await held(36)
    const hold = createHold()
    emulator.fault('GET /appointments', { kind: 'hold-before-commit', hold })
    void confirm(booking)
    await hold.reached
    await whileLocked('select from bookings where id = $1 for update', [booking.id], async () => {
      hold.release()
      await untilSomebodyWaits()
      await doomed.kill()
    })
    expect(await outcomeOf(booking)).toEqual(oneAt(booking.startsAt))
  })
})

describe('a process that is killed while it changes a booking', () => {
  const booked = async (days: number) => {
    const steps = stepsAt(here.url)
    return steps.confirm(referrer, await held(days))
  }

  test.each(['hold-before-commit', 'hold-after-commit', 'hold-then-drop'] as const)(
    'cancels it for good: %s',
    async (kind) => {
      const booking = await booked(40)
      const hold = createHold()
      emulator.fault('PUT /appointments/:id/cancel', { kind, hold })
      void ask(`POST /api/bookings/${booking.id}/cancel`, { reason: 'matter-settled' })
      await hold.reached
      await doomed.kill()
      hold.release()
      expect(await recover(booking)).toMatchObject({ status: 'cancelled' })
      expect(live()).toEqual([])
    },
  )

  test.each(['hold-before-commit', 'hold-after-commit', 'hold-then-drop'] as const)(
    'moves it once: %s',
    async (kind) => {
      const booking = await booked(44)
      const slot = await stepsAt(here.url).slotOf(specialist, referrer, 50)
      const hold = createHold()
      emulator.fault('PUT /appointments/:id/reschedule', { kind, hold })
      void ask(`POST /api/bookings/${booking.id}/reschedule`, { slotId: slot.id })
      await hold.reached
      await doomed.kill()
      hold.release()
      expect(await outcomeOf(booking)).toEqual(oneAt(slot.startsAt))
    },
  )
})

import { randomUUID } from 'node:crypto'
import type { Booking } from '@medinotes/shared/booking-views'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'
import { type AccountSettings, demoAccount, referenceFieldId } from './acuity-emulator/account.ts'
import { type AcuityEmulator, startAcuityEmulator } from './acuity-emulator/acuity-emulator.ts'
import { bookingForm, bookingSteps, createSpecialist, type TestSpecialist } from './booking-fixture.ts'
import { createCallerApp } from './caller-app.ts'

/** The calendar and the kind of appointment that the specialist of this fixture has in Acuity. */
export const calendarId = 4_410_003
export const typeId = 9_100_001

/** The ready-made account with examinations as long as those of the fixture's specialist. */
export function shortExaminations(change: Partial<AccountSettings> = {}): AccountSettings {
  const account = demoAccount()
  return {
    ...{ ...account, minHoursInAdvance: 0, ...change },
    types: account.types.map((type) => (type.id === typeId ? { ...type, minutes: 30, paddingAfter: 0 } : type)),
  }
}

/** For emulators that count no calls. */
export const unlimited = { perSecond: 1_000_000, atOnce: 1000 }

/** The whole service beside an Acuity in which a practice keeps the calendar of one specialist. */
export async function createAcuityApp(settings = shortExaminations()) {
  const emulator = await startAcuityEmulator({ account: settings, limits: null })
  emulator.webhooks.mode.send = 'collect'
  const environment = { SECOND_FACTOR_ROLES: 'none', ...acuityEnvironment(emulator) }
  const app = await createCallerApp({ environment, acuityLimits: unlimited })
  const steps = bookingSteps(app)
  const practice = await app.person({ role: 'admin' })
  const referrer = await app.person({ role: 'referrer' })
  const specialist = await createSpecialist(app.context.database, { practice })
  const accountId = await connectAcuity(app.context.database, { practice, specialist })

  const pass = passing(app.query)
  const appointments = () => [...emulator.account.appointments.values()]

  return {
    ...{ app, emulator, steps, practice, referrer, specialist, accountId, pass, appointments },
    live: () => appointments().filter(({ cancelled }) => !cancelled),
    /** What the saga's row of a booking says. */
    async row({ id }: { id: string }) {
      const [row] = await app.query<{
        state: string
        reason: string | null
        acuity_id: string | null
        attempts: number
      }>('select * from acuity_appointments where booking_id = $1', [id])
      return row
    },
    /** A held slot, `days` ahead. */
    hold: async (days = 30) => steps.hold(referrer, (await steps.slotOf(specialist, referrer, days)).id),
    read: ({ id }: { id: string }) => steps.done(referrer, `GET /api/bookings/${id}`),
    confirm: ({ id }: { id: string }) =>
      app.send(referrer, `POST /api/bookings/${id}/confirm`, { payload: bookingForm }) as Promise<{
        status: number
        body: Booking & { code?: string }
      }>,
    settle: ({ id }: { id: string }) => app.context.bookings.settle(id),
    /** Sends on what Acuity tells of, the oldest first, and takes it in. */
    async deliver() {
      for (const { body, signature, target } of emulator.webhooks.collected.splice(0)) {
        const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-acuity-signature': signature }
        const url = new URL(target)
        await app.app.inject({ method: 'POST', url: `${url.pathname}${url.search}`, headers, payload: body })
      }
      await this.readInbox()
    },
    /** Reads what was hinted at, as the job does. */
    async readInbox() {
      const hints = await app.query<{ acuity_id: string }>('select acuity_id from acuity_inbox')
      for (const { acuity_id } of hints) {
        await app.context.acuity.refresh(accountId, Number(acuity_id), AbortSignal.timeout(10_000))
      }
    },
    async close() {
      await app.close()
      await emulator.close()
    },
  }
}

export type AcuityApp = Awaited<ReturnType<typeof createAcuityApp>>

interface Connected {
  practice: Principal
  specialist: TestSpecialist
}

/** What the service is started with beside an Acuity. */
export const acuityEnvironment = ({ baseUrl, account: { userId, apiKey } }: AcuityEmulator) => ({
  ...{ ACUITY_BASE_URL: baseUrl, ACUITY_USER_ID: userId, ACUITY_API_KEY: apiKey },
  ACUITY_REFERENCE_FIELD_ID: String(referenceFieldId),
})

/** By the installation's key, with the specialist's calendar and kind of appointment; the account's id. */
export async function connectAcuity(database: Database, { practice, specialist }: Connected) {
  const [id, organization_id] = [randomUUID(), practice.organization?.id ?? '']
  const own = { organization_id, account_id: id, specialist_id: specialist.id }
  const named = { name: 'Harbour', email: 'rooms@harbour.test', time_zone: 'Australia/Sydney', plan: 'Powerhouse' }
  const calendar = { calendar_id: calendarId, name: 'West Perth', time_zone: 'Australia/Perth' }
  const type = { type_id: typeId, name: 'Examination', minutes: 30 }
  await database.system(async (tx) => {
    await tx
      .insertInto('acuity_accounts')
      .values({
        ...{ id, organization_id, ...named },
        credentials: 'environment',
        reference_field_id: referenceFieldId,
      })
      .execute()
    await tx
      .insertInto('acuity_calendars')
      .values({ id: randomUUID(), ...own, ...calendar, place_id: specialist.placeId })
      .execute()
    await tx
      .insertInto('acuity_types')
      .values({ ...own, ...type, exam_type_id: specialist.examTypeId })
      .execute()
    await tx.updateTable('specialists').set({ scheduling: 'acuity' }).where('id', '=', specialist.id).execute()
  })
  return id
}

/** As if so many seconds had gone by for whatever waits. */
export const passing = (query: (statement: string, values: unknown[]) => Promise<unknown>) => (seconds: number) =>
  query(
    `update acuity_appointments set attempted_at = attempted_at - make_interval(secs => $1),
       next_look_at = next_look_at - make_interval(secs => $1), lease_until = lease_until - make_interval(secs => $1)`,
    [seconds],
  )

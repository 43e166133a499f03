import { randomUUID } from 'node:crypto'
import type { Slot } from '@medinotes/shared/availability'
import type { Booking } from '@medinotes/shared/booking-views'
import type { Database } from '../platform/database.ts'
import type { Principal } from '../platform/principal.ts'
import type { CallerApp } from './caller-app.ts'

/** What a referrer fills in: nobody who exists. */
export const bookingForm = {
  examinee: { name: 'Marigold Zephyrine', dateOfBirth: '1979-04-02' },
  matter: { claimNumber: 'WC-20417', claimType: 'workers-compensation' },
  questions: ['What is the diagnosis?', 'Is the condition stable?'],
}

/** The same about somebody else, so that one firm's examinee is not another's. */
export const formAbout = (name: string) => ({ ...bookingForm, examinee: { ...bookingForm.examinee, name } })

interface Wanted {
  practice: Principal
  /** Whose account the specialist is; null for none. */
  personId?: string | null
  examTypeId?: string
  rules?: Partial<Record<'on_request' | 'takes_interpreters' | 'listed', boolean>> & { buffer_after_minutes?: number }
}

/** A listed specialist who examines in half an hour each, every day from 6 am to 8 pm in Perth. */
export async function createSpecialist(database: Database, { practice, rules, ...wanted }: Wanted) {
  const { examTypeId = randomUUID(), personId = null } = wanted
  const organization_id = practice.organization?.id ?? ''
  const [id, placeId] = [randomUUID(), randomUUID()]
  const where = { state: 'WA', time_zone: 'Australia/Perth' }
  await database.system(async (tx) => {
    const examType = { id: examTypeId, name: `Examination ${examTypeId}`, minutes: 30, fee_cents: 90_200 }
    await tx
      .insertInto('exam_types')
      .values({ ...examType, modalities: ['in-person', 'telehealth'] })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const address = { name: 'Harbour Rooms', address: '1 Quay Street', suburb: 'Fremantle', postcode: '6160' }
    await tx
      .insertInto('places')
      .values({ id: placeId, organization_id, ...address, ...where })
      .execute()
    const notice = { minimum_notice_hours: 0, step_minutes: 30, works_on_holidays: true }
    const profile = { name: 'Dr Wren Calloway', specialty: 'Orthopaedics', listed: true }
    await tx
      .insertInto('specialists')
      .values({ ...{ id, organization_id, person_id: personId }, ...profile, ...where, ...notice, ...rules })
      .execute()
    const own = { specialist_id: id, organization_id }
    await tx
      .insertInto('specialist_offers')
      .values({ ...own, exam_type_id: examTypeId })
      .execute()
    const hours = { place_id: placeId, starts: '06:00', ends: '20:00', valid_from: '2020-01-01' }
    const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ id: randomUUID(), ...own, ...hours, weekday }))
    await tx.insertInto('working_hours').values(days).execute()
  })
  return { id, placeId, examTypeId }
}

export type TestSpecialist = Awaited<ReturnType<typeof createSpecialist>>

/** A referrer's steps over HTTP. */
export function bookingSteps({ send }: Pick<CallerApp, 'send'>) {
  const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  /** Free times of that specialist, from that many days ahead. */
  async function slotsOf({ id, examTypeId }: TestSpecialist, caller: Principal, days = 30) {
    const query = `examTypeId=${examTypeId}&specialistId=${id}&from=${dayAfter(days)}&to=${dayAfter(days + 3)}`
    const { body } = await send(caller, `GET /api/availability?${query}`)
    return body?.['slots'] as Slot[]
  }

  async function slotOf(specialist: TestSpecialist, caller: Principal, days?: number) {
    const [slot] = await slotsOf(specialist, caller, days)
    if (slot === undefined) throw new Error('Nothing is free')
    return slot
  }

  async function done(caller: Principal, request: string, payload?: object) {
    const { status, body } = await send(caller, request, payload && { payload })
    if (status >= 300) throw new Error(`${request} answered ${status} ${JSON.stringify(body)}`)
    return body as unknown as Booking
  }

  const hold = (caller: Principal, slotId: string, more: object = {}) =>
    done(caller, 'POST /api/bookings', { slotId, ...more })
  const confirm = (caller: Principal, { id }: { id: string }, form: object = bookingForm) =>
    done(caller, `POST /api/bookings/${id}/confirm`, form)

  return {
    ...{ slotsOf, slotOf, done, hold, confirm },
    /** A confirmed booking in the first free slot. */
    book: async (caller: Principal, specialist: TestSpecialist, form?: object, days?: number) =>
      confirm(caller, await hold(caller, (await slotOf(specialist, caller, days)).id), form),
  }
}

/** From now on the service fails in the middle of such a change of a booking, until it is started again. */
export async function crashWhen({ query }: Pick<CallerApp, 'query'>, change: string) {
  await query(`
    create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
    create trigger crash before update on bookings for each row when (${change}) execute function crash()`)
  return () => query('drop trigger crash on bookings; drop function crash')
}

/** Of requests that were made at the same moment, the least first. */
export const statusesOf = (replies: readonly { status: number }[]) =>
  replies.map(({ status }) => status).toSorted((a, b) => a - b)

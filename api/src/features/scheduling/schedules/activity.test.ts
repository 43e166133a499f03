import { specialistListSchema } from '@medinotes/shared/scheduling'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingForm, bookingSteps, createSpecialist, formAbout } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'

let service: CallerApp
let steps: ReturnType<typeof bookingSteps>
let admin: Principal
let referrer: Principal
beforeAll(async () => {
  service = await createCallerApp()
  steps = bookingSteps(service)
})
beforeEach(async () => {
  admin = await service.person({ role: 'admin' })
  referrer = await service.person({ role: 'referrer' })
})
afterAll(() => service.close())

const specialistOf = (personId: string | null = null) =>
  createSpecialist(service.context.database, { practice: admin, personId })
const put = (id: string, payload: object, caller = admin) =>
  service.send(caller, `PUT /api/specialists/${id}/activity`, { payload })
const specialistsOf = async (caller: Principal, query: string) => {
  const { body } = await service.send(caller, `GET /api/specialists?${query}`)
  return specialistListSchema.parse(body).items
}
const activityOf = async (id: string) => {
  const all = await specialistsOf(admin, 'practice=own')
  return all.find((one) => one.id === id)?.activity
}
const listedTo = async (caller: Principal, id: string) =>
  (await specialistsOf(caller, 'limit=100')).some((one) => one.id === id)

describe('a specialist who stops', () => {
  test('keeps what is booked, which the admin says knowingly; nothing new is found, held or confirmed', async () => {
    const specialist = await specialistOf()
    const booked = await steps.book(referrer, specialist)
    const held = await steps.hold(referrer, (await steps.slotOf(specialist, referrer)).id)
    const free = await steps.slotOf(specialist, referrer)
    const ahead = await service.send(admin, `GET /api/specialists/${specialist.id}/bookings-ahead`)
    expect(ahead.body).toMatchObject({ count: 1, items: [{ bookingId: booked.id, reference: booked.reference }] })
    expect((await put(specialist.id, { active: false })).body).toMatchObject({ code: 'conflict' })
    expect((await put(specialist.id, { active: false, keepBookings: true })).status).toBe(204)
    expect(await steps.slotsOf(specialist, referrer)).toEqual([])
    expect(await steps.slotsOf(specialist, admin)).toEqual([])
    expect(await listedTo(referrer, specialist.id)).toBe(false)
    expect((await service.send(referrer, 'POST /api/bookings', { payload: { slotId: free.id } })).status).toBe(404)
    const confirming = await service.send(referrer, `POST /api/bookings/${held.id}/confirm`, {
      payload: formAbout('Juniper Vance'),
    })
    expect(confirming.body).toMatchObject({ code: 'slot_unavailable' })
    expect((await service.send(referrer, `GET /api/bookings/${booked.id}`)).body).toMatchObject({ status: 'confirmed' })
    expect(await activityOf(specialist.id)).toBe('deactivated')
  })

  test('comes back as if nothing had been; each is recorded once', async () => {
    const specialist = await specialistOf()
    for (const active of [false, false, true, true]) expect((await put(specialist.id, { active })).status).toBe(204)
    expect(await steps.slotsOf(specialist, referrer)).not.toEqual([])
    expect(await activityOf(specialist.id)).toBe('active')
    const events = await service.query<{ action: string }>(
      `select action from audit_events where subject_id = $1 order by occurred_at`,
      [specialist.id],
    )
    expect(events.map(({ action }) => action)).toEqual(['specialist.deactivated', 'specialist.reactivated'])
  })

  test('is another practice’s affair', async () => {
    const specialist = await specialistOf()
    const other = await service.person({ role: 'admin' })
    expect((await put(specialist.id, { active: false }, other)).status).toBe(404)
    expect((await put(specialist.id, { active: false }, referrer)).status).toBe(403)
  })
})

test('nobody books somebody whose account left the practice or was disabled, until it is back', async () => {
  const member = await service.person({ role: 'specialist', organization: admin.organization ?? undefined })
  const specialist = await specialistOf(member.personId)
  const booked = await steps.book(referrer, specialist, bookingForm)
  await service.send(admin, `DELETE /api/organization/members/${member.personId}`)
  expect(await steps.slotsOf(specialist, referrer)).toEqual([])
  expect(await activityOf(specialist.id)).toBe('no-account')
  expect((await service.send(referrer, `GET /api/bookings/${booked.id}`)).body).toMatchObject({ status: 'confirmed' })
  const setStatus = (table: string, column: string, status: string) =>
    service.query(`update ${table} set status = $1 where ${column} = $2`, [status, member.personId])
  await setStatus('memberships', 'person_id', 'active')
  expect(await steps.slotsOf(specialist, referrer)).not.toEqual([])
  await setStatus('people', 'id', 'disabled')
  expect(await steps.slotsOf(specialist, referrer)).toEqual([])
})

test('a booking whose specialist is not listed any more is still changed', async () => {
  const specialist = await specialistOf()
  const { id, version } = await steps.book(referrer, specialist)
  await service.query('update specialists set listed = false where id = $1', [specialist.id])
  const payload = { version, matter: { ...bookingForm.matter, fileNumber: '77' } }
  expect((await service.send(referrer, `PATCH /api/bookings/${id}`, { payload })).status).toBe(200)
})

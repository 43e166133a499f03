import { randomUUID } from 'node:crypto'
import type { ChangeSpecialist, SpecialistSettings, WorkingHours } from '@medinotes/shared/scheduling'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, statusesOf, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'

let service: CallerApp
let admin: Principal
let clinician: Principal
let own: TestSpecialist
let colleague: TestSpecialist
beforeAll(async () => {
  service = await createCallerApp()
  admin = await service.person({ role: 'admin' })
  clinician = await service.person({ organization: admin.organization ?? undefined })
  const { database } = service.context
  own = await createSpecialist(database, { practice: admin, personId: clinician.personId })
  colleague = await createSpecialist(database, { practice: admin })
})
afterAll(() => service.close())

const at = ({ id }: { id: string }, part: string) => `/api/specialists/${id}/${part}`
const read = async <Reply>(caller: Principal, path: string) =>
  (await service.send(caller, `GET ${path}`)).body as unknown as Reply
const settingsOf = (one: { id: string }, caller = admin) => read<SpecialistSettings>(caller, at(one, 'settings'))

const changeOf = ({
  id: _id,
  listed: _listed,
  scheduling: _kept,
  personId: _person,
  ...profile
}: SpecialistSettings): ChangeSpecialist => profile
const lastAction = async () =>
  (await service.query<{ action: string }>('select action from audit_events order by occurred_at desc limit 1'))[0]
    ?.action

const hours = (change: Partial<WorkingHours> = {}): WorkingHours => ({
  ...{
    weekday: 1,
    placeId: null,
    from: '09:00',
    to: '12:00',
    everyWeeks: 1,
    validFrom: '2026-01-01',
    validUntil: null,
  },
  ...change,
})
const putHours = async (one: { id: string }, list: WorkingHours[], caller = admin) => {
  const { version } = await read<{ version: number }>(caller, at(one, 'working-hours'))
  return service.send(caller, `PUT ${at(one, 'working-hours')}`, { payload: { version, hours: list } })
}

describe('settings', () => {
  test('are changed as a whole and recorded; a version that is not the latest is refused', async () => {
    const change = {
      ...changeOf(await settingsOf(own)),
      bufferAfterMinutes: 20,
      offers: [{ examTypeId: own.examTypeId, feeCents: 77_000, minutes: null }],
    }
    const first = await service.send(clinician, `PUT ${at(own, 'settings')}`, { payload: change })
    expect(first.body).toMatchObject({ bufferAfterMinutes: 20, version: change.version + 1, offers: change.offers })
    expect(await lastAction()).toBe('specialist.changed')
    const second = await service.send(admin, `PUT ${at(own, 'settings')}`, { payload: change })
    expect([second.status, second.body?.['code']]).toEqual([409, 'stale_version'])
  })

  test('of a colleague are the practice’s to see and change, not another specialist’s', async () => {
    expect((await service.send(clinician, `GET ${at(colleague, 'settings')}`)).status).toBe(404)
    expect((await putHours(colleague, [], admin)).status).toBe(200)
    const stranger = await service.person({ role: 'admin' })
    expect((await service.send(stranger, `GET ${at(colleague, 'settings')}`)).status).toBe(404)
  })

  test.each([
    ['an exam type that is not there', [{ examTypeId: randomUUID(), feeCents: null, minutes: null }]],
    ['a fee below nothing', [{ examTypeId: randomUUID(), feeCents: -1, minutes: null }]],
  ])('with %s are refused', async (_, offers) => {
    const payload = { ...changeOf(await settingsOf(own)), offers }
    expect((await service.send(admin, `PUT ${at(own, 'settings')}`, { payload })).status).toBe(400)
  })

  test('do not list somebody for bookings: who runs the installation does', async () => {
    const operator = await service.person({ role: 'admin', operates: true })
    const list = (caller: Principal, listed: boolean) =>
      service.send(caller, `PUT /api/admin/specialists/${colleague.id}/listing`, { payload: { listed } })
    expect((await list(admin, false)).status).toBe(403)
    expect((await list(operator, false)).status).toBe(204)
    expect((await settingsOf(colleague)).listed).toBe(false)
    expect(await lastAction()).toBe('specialist.unlisted')
  })
})

test('a specialist of the practice is added once, and nobody who is none', async () => {
  const { name, specialty, state, timeZone } = await settingsOf(own)
  const profile = { ...changeOf(await settingsOf(own)), name, specialty, state, timeZone, offers: [] }
  const { version: _version, ...payload } = profile
  const add = (personId: string | null, caller = admin) =>
    service.send(caller, 'POST /api/specialists', { payload: { ...payload, personId } })
  const member = await service.person({ organization: admin.organization ?? undefined })
  const created = await add(member.personId)
  expect([created.status, created.body?.['listed']]).toEqual([201, false])
  expect((await add(member.personId)).status).toBe(409)
  expect((await add((await service.person()).personId)).status).toBe(400)
  expect((await add(null)).status).toBe(201)
  // Who runs a practice of one adds themselves.
  const alone = await service.person({ administers: true })
  expect((await add(alone.personId, alone)).status).toBe(201)
  expect((await add(null, alone)).status).toBe(403)
})

describe('working hours', () => {
  test('are read as they were written', async () => {
    const week = [hours(), hours({ weekday: 3, placeId: own.placeId, everyWeeks: 2, validUntil: '2027-01-01' })]
    const { status, body } = await putHours(own, week, clinician)
    expect([status, body?.['hours']]).toEqual([200, week])
    expect(await lastAction()).toBe('schedule.hours-changed')
  })

  test.each([
    ['overlapping', [hours(), hours({ from: '11:00', to: '13:00' })], 'hours.1.from'],
    ['at a place of another practice', [hours({ placeId: randomUUID() })], 'placeId'],
    ['ending before they begin', [hours({ from: '12:00', to: '09:00' })], 'hours.0.to'],
    ['on an eighth day', [hours({ weekday: 8 })], 'hours.0.weekday'],
  ])('%s are refused with the field', async (_, week, path) => {
    const { status, body } = await putHours(own, week)
    expect(status).toBe(400)
    expect(body?.['errors']).toContainEqual(expect.objectContaining({ path }))
  })

  test('of alternating weeks do not overlap', async () => {
    const week = [hours({ everyWeeks: 2 }), hours({ everyWeeks: 2, validFrom: '2026-01-08' })]
    expect((await putHours(own, week)).status).toBe(200)
    const third = hours({ everyWeeks: 3, validFrom: '2026-01-08' })
    expect((await putHours(own, [...week, third])).status).toBe(400)
  })

  test('set by two people at the same moment are those of one, and the other is told', async () => {
    const { version } = await read<{ version: number }>(admin, at(own, 'working-hours'))
    const put = (caller: Principal, from: string) =>
      service.send(caller, `PUT ${at(own, 'working-hours')}`, { payload: { version, hours: [hours({ from })] } })
    const replies = await Promise.all([put(admin, '08:00'), put(clinician, '10:00')])
    expect(statusesOf(replies)).toEqual([200, 409])
  })
})

test('an extra session lasts a day at most', async () => {
  const extra = { kind: 'extra', startsAt: '2030-03-01T00:00:00.000Z', endsAt: '2030-03-02T00:00:00.001Z' }
  const { status, body } = await service.send(admin, `POST ${at(own, 'exceptions')}`, { payload: extra })
  expect(status).toBe(400)
  expect(body?.['errors']).toContainEqual(expect.objectContaining({ path: 'endsAt' }))
})

test('leave over a booking is entered, and the booking is told and stays', async () => {
  const referrer = await service.person({ role: 'referrer' })
  const { database } = service.context
  const busy = await createSpecialist(database, { practice: admin })
  const booking = await bookingSteps(service).book(referrer, busy)
  const leave = { kind: 'leave', startsAt: booking.startsAt, endsAt: booking.endsAt }
  const { status, body } = await service.send(admin, `POST ${at(busy, 'exceptions')}`, { payload: leave })
  expect(status).toBe(201)
  expect(body?.['affected']).toEqual([
    { bookingId: booking.id, reference: booking.reference, startsAt: booking.startsAt, endsAt: booking.endsAt },
  ])
  const found = await service.send(referrer, `GET /api/bookings/${booking.id}`)
  expect(found.body?.['status']).toBe('confirmed')
  const listed = await read<{ items: { id: string }[] }>(admin, at(busy, 'exceptions'))
  expect(listed.items).toHaveLength(1)
  const foreign = await service.send(clinician, `DELETE ${at(own, 'exceptions')}/${listed.items[0]?.id}`)
  expect(foreign.status).toBe(404)
})

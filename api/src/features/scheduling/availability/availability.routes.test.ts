import { randomUUID } from 'node:crypto'
import type { Availability, Slot } from '@medinotes/shared/availability'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'
import { createAvailability } from './availability.service.ts'
import { writeSlotId } from './slot-id.ts'

let service: CallerApp
let practice: Principal
let referrer: Principal
let specialist: TestSpecialist
let steps: ReturnType<typeof bookingSteps>
beforeAll(async () => {
  service = await createCallerApp()
  practice = await service.person({ role: 'admin' })
  referrer = await service.person({ role: 'referrer' })
  specialist = await createSpecialist(service.context.database, { practice })
  steps = bookingSteps(service)
})
afterAll(() => service.close())

const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const path = (query: Record<string, string>) => `GET /api/availability?${new URLSearchParams(query).toString()}`

const search = async (query: Record<string, string> = {}, caller = referrer) => {
  const days = { from: dayAfter(20), to: dayAfter(21) }
  const { status, body } = await service.send(caller, path({ examTypeId: specialist.examTypeId, ...days, ...query }))
  if (status !== 200) throw new Error(`The search answered ${status}`)
  return body as unknown as Availability
}

/** The same as another process of the installation would find it. */
const searchElsewhere = () => {
  const other = createAvailability({ database: service.context.database, openings: service.context.acuity.openings })
  const query = { examTypeId: specialist.examTypeId, from: dayAfter(20), to: dayAfter(21), limit: 200 }
  return () => other.search(referrer, query, new Set())
}

describe('a search', () => {
  test('finds the earliest slots first, counts those of each day, and goes on where a page ends', async () => {
    const first = await search({ limit: '5' })
    expect(first.slots).toHaveLength(5)
    expect(first.slots[0]).toMatchObject({
      ...{ specialistId: specialist.id, timeZone: 'Australia/Perth', modality: 'in-person', feeCents: 90_200 },
      location: 'Harbour Rooms, 1 Quay Street, Fremantle WA 6160',
    })
    expect(first.days.map(({ slots }) => slots)).toEqual([28, 28])
    const next = await search({ limit: '5', after: first.nextAfter ?? '' })
    const beginnings = [...first.slots, ...next.slots].map(({ startsAt }) => startsAt)
    expect(new Set(beginnings).size).toBe(10)
    expect(beginnings.toSorted()).toEqual(beginnings)
    expect((await search({ limit: '200' })).nextAfter).toBeNull()
  })

  test('keeps slots that begin together on one page', async () => {
    const twin = await createSpecialist(service.context.database, { practice, examTypeId: specialist.examTypeId })
    const page = await search({ limit: '3' })
    expect(page.slots).toHaveLength(2)
    expect(page.nextAfter).toBe((await search({ limit: '4' })).slots[2]?.startsAt)
    await service.query('update specialists set listed = false where id = $1', [twin.id])
    expect((await search({ limit: '3' })).slots).toHaveLength(3)
  })

  test.each([
    [{ specialty: 'Neurology' }, 0],
    [{ specialty: 'Orthopaedics' }, 56],
    [{ state: 'VIC' }, 0],
    [{ state: 'WA' }, 56],
    [{ modality: 'telehealth' }, 0],
    [{ interpreter: 'true' }, 56],
    [{ specialistId: randomUUID() }, 0],
  ])('by %o finds what fits', async (filter, count) => {
    expect((await search({ ...filter, limit: '200' })).slots).toHaveLength(count)
  })

  test.each([
    { from: '2026-13-01' },
    { from: dayAfter(3), to: dayAfter(2) },
    { from: dayAfter(0), to: dayAfter(92) },
    { examTypeId: 'none' },
    { limit: '0' },
    { unknown: 'x' },
  ])('refuses %o with the field', async (filter) => {
    const days = { from: dayAfter(20), to: dayAfter(21) }
    const { status, body } = await service.send(
      referrer,
      path({ examTypeId: specialist.examTypeId, ...days, ...filter }),
    )
    expect([status, body?.['code']]).toEqual([400, 'malformed'])
    expect(body?.['errors']).not.toEqual([])
  })

  test('shows specialists that are not listed to their own practice alone', async () => {
    const hidden = await createSpecialist(service.context.database, { practice, rules: { listed: false } })
    const filter = { examTypeId: hidden.examTypeId, limit: '1' }
    expect((await search(filter)).slots).toEqual([])
    expect((await search(filter, practice)).slots).toHaveLength(1)
    const colleague = await service.person({ role: 'referrer', organization: practice.organization ?? undefined })
    const named = await service.send(colleague, 'GET /api/specialists?practice=own&limit=100')
    expect(JSON.stringify(named.body)).not.toContain(hidden.id)
  })

  test('of a practice’s own specialists leaves out all others', async () => {
    const own = { practice: 'own', limit: '1' }
    expect((await search(own, practice)).slots).not.toEqual([])
    expect((await search(own)).slots).toEqual([])
  })

  test('finds nobody of a practice that is suspended', async () => {
    const closed = await service.person({ role: 'admin' })
    const gone = await createSpecialist(service.context.database, { practice: closed })
    expect((await search({ examTypeId: gone.examTypeId, limit: '1' })).slots).toHaveLength(1)
    await service.query(`update organizations set status = 'suspended' where id = $1`, [closed.organization?.id])
    expect((await search({ examTypeId: gone.examTypeId, limit: '1' })).slots).toEqual([])
  })
})

describe('what another process changes', () => {
  test('a hold, its release and its end are seen by the next search', async () => {
    const elsewhere = searchElsewhere()
    const [slot] = (await elsewhere()).slots
    if (!slot) throw new Error('Nothing is free')
    const isFree = async () => (await elsewhere()).slots.some(({ id }) => id === slot.id)
    const { id } = await steps.hold(referrer, slot.id)
    expect(await isFree()).toBe(false)
    await service.send(referrer, `DELETE /api/bookings/${id}`)
    expect(await isFree()).toBe(true)
    const again = await steps.hold(referrer, slot.id)
    expect(await isFree()).toBe(false)
    // It runs out without anything else happening.
    await service.query(`update slot_reservations set expires_at = now() - interval '1 second' where booking_id = $1`, [
      again.id,
    ])
    expect(await isFree()).toBe(true)
  })

  test('working hours, leave and a place are seen by the next search', async () => {
    const elsewhere = searchElsewhere()
    const count = async () => (await elsewhere()).slots.length
    const before = await count()
    const leave = { kind: 'leave', startsAt: `${dayAfter(20)}T00:00:00.000Z`, endsAt: `${dayAfter(20)}T06:00:00.000Z` }
    const at = `/api/specialists/${specialist.id}`
    const added = await service.send(practice, `POST ${at}/exceptions`, { payload: leave })
    expect(added.status).toBe(201)
    const during = await count()
    expect(during).toBeLessThan(before)
    const { exception } = added.body as { exception: { id: string } }
    expect((await service.send(practice, `DELETE ${at}/exceptions/${exception.id}`)).status).toBe(204)
    expect(await count()).toBe(before)
    await service.query('update places set active = false where id = $1', [specialist.placeId])
    expect(await count()).toBe(0)
    await service.query('update places set active = true where id = $1', [specialist.placeId])
    expect(await count()).toBe(before)
  })
})

describe('a slot id', () => {
  const hold = (slotId: string) => service.send(referrer, 'POST /api/bookings', { payload: { slotId } })
  const name = (change: object) =>
    writeSlotId({
      ...{ specialistId: specialist.id, examTypeId: specialist.examTypeId, placeId: specialist.placeId },
      startsAt: Date.parse(`${dayAfter(25)}T02:00:00.000Z`),
      ...change,
    })

  test('is taken where it is offered', async () => {
    const reply = await hold(name({}))
    expect(reply.status).toBe(201)
    await service.send(referrer, `DELETE /api/bookings/${String(reply.body?.['id'])}`)
  })

  test.each([
    ['made up', () => 'made-up', 400, 'malformed'],
    ['of a specialist who is not there', () => name({ specialistId: randomUUID() }), 404, 'not_found'],
    ['of another exam type', () => name({ examTypeId: randomUUID() }), 422, 'slot_unavailable'],
    ['of another place', () => name({ placeId: null }), 422, 'slot_unavailable'],
    ['past', () => name({ startsAt: Date.parse('2026-01-07T02:00:00Z') }), 422, 'slot_unavailable'],
    ['off the step', () => name({ startsAt: Date.parse(`${dayAfter(25)}T02:10:00Z`) }), 422, 'slot_unavailable'],
    ['at night', () => name({ startsAt: Date.parse(`${dayAfter(25)}T17:00:00Z`) }), 422, 'slot_unavailable'],
    ['beyond the horizon', () => name({ startsAt: Date.parse(`${dayAfter(400)}T02:00:00Z`) }), 422, 'slot_unavailable'],
  ])('that is %s is refused with a reason', async (_, slotId, status, code) => {
    const reply = await hold(slotId())
    expect([reply.status, reply.body?.['code']]).toEqual([status, code])
  })

  test('of a public holiday is refused until the specialist works on holidays', async () => {
    await service.query('update specialists set works_on_holidays = false, horizon_days = 365 where id = $1', [
      specialist.id,
    ])
    const year = new Date().getUTCFullYear()
    const newYear = name({ startsAt: Date.parse(`${year + 1}-01-01T02:00:00Z`) })
    expect((await hold(newYear)).body?.['code']).toBe('slot_unavailable')
    await service.query('update specialists set works_on_holidays = true where id = $1', [specialist.id])
    const { status, body } = await hold(newYear)
    expect(status).toBe(201)
    await service.send(referrer, `DELETE /api/bookings/${String(body?.['id'])}`)
  })

  test('that somebody else took names the nearest free ones instead', async () => {
    const rival = await service.person({ role: 'referrer' })
    await steps.hold(rival, name({}))
    const { status, body } = await hold(name({}))
    expect([status, body?.['code']]).toEqual([409, 'slot_taken'])
    const slots = body?.['slots'] as Slot[]
    expect(slots).toHaveLength(5)
    expect(slots.map(({ id }) => id)).not.toContain(name({}))
    const away = Math.abs(Date.parse(slots[0]?.startsAt ?? '') - Date.parse(`${dayAfter(25)}T02:00:00Z`))
    expect(away).toBe(1_800_000)
  })
})

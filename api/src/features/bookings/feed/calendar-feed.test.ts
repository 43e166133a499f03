import { randomBytes } from 'node:crypto'
import type { Booking } from '@medinotes/shared/booking-views'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, formAbout } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'

let app: CallerApp
let referrer: Principal
let practice: Principal
let owner: Principal
let booked: Booking
let ofOther: Booking

beforeAll(async () => {
  app = await createCallerApp()
  const steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
  owner = await app.person({ role: 'specialist', organization: practice.organization ?? undefined })
  referrer = await app.person({ role: 'referrer' })
  const [own, other] = [
    await createSpecialist(app.context.database, { practice, personId: owner.personId }),
    await createSpecialist(app.context.database, { practice }),
  ]
  booked = await steps.book(referrer, own, formAbout('Marigold Zephyrine'), 20)
  ofOther = await steps.book(referrer, other, formAbout('Linnea Quill'), 22)
})
afterAll(() => app.close())

async function addressOf(caller: Principal) {
  const { status, body } = await app.send(caller, 'POST /api/calendar-feed')
  expect(status).toBe(201)
  return String(body?.['url']).replace(/^https?:\/\/[^/]+/, '')
}
const load = (url: string, headers: Record<string, string> = {}) => app.app.inject({ url, headers })

const eventsOf = (file: string) =>
  new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')).split('@')[0],
    status: event.getFirstPropertyValue('status'),
    sequence: event.getFirstPropertyValue('sequence'),
  }))

it('an address gives calendar programs what its holder may see, and no word of the person or the matter', async () => {
  const reply = await load(await addressOf(referrer))
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(eventsOf(reply.body).map(({ uid }) => uid)).toEqual([booked.id, ofOther.id])
  expect(reply.body).toContain(booked.reference)
  expect(reply.body).not.toMatch(/Marigold|Zephyrine|Quill|WC-20417|1979|diagnosis/i)
  expect(eventsOf((await load(await addressOf(owner))).body).map(({ uid }) => uid)).toEqual([booked.id])
  expect(eventsOf((await load(await addressOf(practice))).body)).toHaveLength(2)
  expect(eventsOf((await load(await addressOf(await app.person({ role: 'referrer' })))).body)).toEqual([])
})

it('what did not change is not sent again', async () => {
  const url = await addressOf(referrer)
  const { headers } = await load(url)
  const etag = String(headers.etag)
  expect(await load(url, { 'if-none-match': etag })).toMatchObject({ statusCode: 304, body: '' })
  await app.query('update bookings set version = version + 1, updated_at = now() where id = $1', [booked.id])
  const changed = await load(url, { 'if-none-match': etag })
  expect(changed.statusCode).toBe(200)
  expect(eventsOf(changed.body)[0]?.sequence).toBe(booked.version + 1)
})

it('a new address ends the one before, and an ended one, a made-up one and none are refused alike', async () => {
  const before = await addressOf(referrer)
  const after = await addressOf(referrer)
  expect((await load(before)).statusCode).toBe(404)
  expect((await load(after)).statusCode).toBe(200)
  expect((await app.send(referrer, 'GET /api/calendar-feed')).body?.['lastReadAt']).not.toBeNull()
  expect((await app.send(referrer, 'DELETE /api/calendar-feed')).status).toBe(204)
  expect((await app.send(referrer, 'GET /api/calendar-feed')).body).toEqual({ createdAt: null, lastReadAt: null })
  expect((await load(after)).statusCode).toBe(404)
  expect((await load(`/api/calendar.ics?key=${randomBytes(32).toString('base64url')}`)).statusCode).toBe(404)
  expect((await load('/api/calendar.ics?key=short')).statusCode).toBe(400)
})

it('nobody who was disabled, removed, or whose organization was suspended has a feed', async () => {
  const member = await app.person({ role: 'referrer', organization: referrer.organization ?? undefined })
  const url = await addressOf(member)
  const undo = { people: 'active', memberships: 'active', organizations: 'active' }
  const changes = [
    [`update people set status = 'disabled' where id = $1`, member.personId, undo.people],
    [`update memberships set status = 'ended' where person_id = $1`, member.personId, undo.memberships],
    [`update organizations set status = 'suspended' where id = $1`, member.organization?.id, undo.organizations],
  ] as const
  for (const [statement, id, status] of changes) {
    expect((await load(url)).statusCode).toBe(200)
    await app.query(statement, [id])
    expect((await load(url)).statusCode).toBe(404)
    await app.query(statement.replace(/'\w+'/, `'${status}'`), [id])
  }
})

it('reading is in the trail once an hour, and limited by the minute; the key is stored and logged nowhere', async () => {
  const member = await app.person({ role: 'referrer', organization: referrer.organization ?? undefined })
  const url = await addressOf(member)
  const key = url.split('key=')[1] ?? ''
  const statuses: number[] = []
  for (let reads = 0; reads < 31; reads += 1) statuses.push((await load(url)).statusCode)
  expect(statuses.indexOf(429)).toBe(30)
  const trail = () =>
    app.query(`select 1 from audit_events where person_id = $1 and action = 'calendar-feed.read'`, [member.personId])
  expect(await trail()).toHaveLength(1)
  expect(await app.query(`select 1 from calendar_feeds f where f::text like '%' || $1 || '%'`, [key])).toEqual([])
  expect(app.log.join('\n')).not.toContain(key)
})

it('a cancelled booking leaves calendars, as a file of its own too', async () => {
  const url = await addressOf(referrer)
  const token = await app.tokenFor(referrer)
  const file = () => load(`/api/bookings/${ofOther.id}/calendar.ics`, { authorization: `Bearer ${token}` })
  expect(eventsOf((await file()).body)).toMatchObject([{ uid: ofOther.id, status: 'CONFIRMED' }])
  await app.query(`update bookings set status = 'cancelled', cancelled_at = now() where id = $1`, [ofOther.id])
  expect(eventsOf((await load(url)).body)).toMatchObject([{ status: 'CONFIRMED' }, { status: 'CANCELLED' }])
  const cancelled = await file()
  expect(cancelled.headers['content-disposition']).toBe(`attachment; filename="${ofOther.reference}.ics"`)
  expect(cancelled.body).toContain('METHOD:CANCEL')
  expect(
    (await app.send(await app.person({ role: 'referrer' }), `GET /api/bookings/${ofOther.id}/calendar.ics`)).status,
  ).toBe(404)
})

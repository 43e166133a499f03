import type { BookingSummary } from '@medinotes/shared/booking-views'
import type { Calendar } from '@medinotes/shared/calendars'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import {
  bookingForm,
  bookingSteps,
  createSpecialist,
  formAbout,
  type TestSpecialist,
} from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'

let app: CallerApp
let steps: ReturnType<typeof bookingSteps>
let practice: Principal
let referrer: Principal
let owner: Principal
let specialist: TestSpecialist
let others: TestSpecialist
const booked: BookingSummary[] = []

beforeAll(async () => {
  app = await createCallerApp()
  steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
  const { organization } = practice
  owner = await app.person({ role: 'specialist', organization: organization ?? undefined })
  referrer = await app.person({ role: 'referrer' })
  specialist = await createSpecialist(app.context.database, { practice, personId: owner.personId })
  others = await createSpecialist(app.context.database, { practice })
  const form = formAbout('=Ünal "Quoted", O’Brien')
  for (const days of [20, 25, 30]) booked.push(await steps.book(referrer, specialist, form, days))
  booked.push(await steps.book(referrer, others, bookingForm, 35))
})
afterAll(() => app.close())

interface Page {
  items: BookingSummary[]
  nextCursor: string | null
}
const list = async (caller: Principal, query = '') =>
  (await app.send(caller, `GET /api/bookings${query}`)).body as unknown as Page
const idsOf = ({ items }: Page) => items.map(({ id }) => id)
const bookedIds = (...indexes: number[]) => indexes.map((index) => booked[index]?.id)

it('a firm lists its bookings by beginning, page by page, each once and in either order', async () => {
  const first = await list(referrer, '?limit=3')
  expect(idsOf(first)).toEqual(bookedIds(0, 1, 2))
  expect(first.items[0]).toMatchObject({ examineeName: '=Ünal "Quoted", O’Brien', claimNumber: 'WC-20417' })
  expect(first.items[0]?.practiceName).toBe(practice.organization?.name)
  const second = await list(referrer, `?limit=3&cursor=${first.nextCursor}`)
  expect(idsOf(second)).toEqual(bookedIds(3))
  expect(second.nextCursor).toBeNull()
  expect(idsOf(await list(referrer, '?order=latest&limit=2'))).toEqual(bookedIds(3, 2))
  expect((await app.send(referrer, 'GET /api/bookings?cursor=bm8')).status).toBe(400)
})

it('both sides find a booking by a beginning of a name, the claim number and the reference, and nobody else does', async () => {
  const reference = booked[3]?.reference ?? ''
  for (const caller of [referrer, practice]) {
    expect(idsOf(await list(caller, '?query=marig'))).toEqual(bookedIds(3))
    expect(idsOf(await list(caller, `?query=${reference}`))).toEqual(bookedIds(3))
    expect(idsOf(await list(caller, '?query=unal%20WC-20417'))).toEqual(bookedIds(0, 1, 2))
    expect(idsOf(await list(caller, '?query=%E2%80%A6'))).toEqual([])
  }
  const stranger = await app.person({ role: 'referrer' })
  expect(idsOf(await list(stranger))).toEqual([])
  expect((await app.send(stranger, `GET /api/bookings/${booked[0]?.id}`)).status).toBe(404)
})

it('a specialist sees their own days only, and an admin those of the whole practice', async () => {
  expect(idsOf(await list(owner))).toEqual(bookedIds(0, 1, 2))
  expect(idsOf(await list(practice))).toEqual(bookedIds(0, 1, 2, 3))
  expect(idsOf(await list(practice, `?specialistId=${others.id}`))).toEqual(bookedIds(3))
  expect((await app.send(owner, `GET /api/bookings/${booked[3]?.id}`)).status).toBe(404)
})

it('a list is of days in Sydney, of the statuses asked for, and of paperwork that is due and not there', async () => {
  // 9 am in Perth is the same day in Sydney.
  const day = (booked[1]?.startsAt ?? '').slice(0, 10)
  const inSydney = (instant = '') => new Date(Date.parse(instant) + 11 * 3_600_000).toISOString().slice(0, 10)
  expect(day.length).toBe(10)
  const from = inSydney(booked[1]?.startsAt)
  expect(idsOf(await list(referrer, `?from=${from}&to=${from}`))).toEqual(bookedIds(1))
  expect(idsOf(await list(referrer, '?status=cancelled&status=requested'))).toEqual([])
  expect(idsOf(await list(referrer, '?status=confirmed&limit=1'))).toEqual(bookedIds(0))
  expect(idsOf(await list(referrer, '?paperwork=missing'))).toEqual([])
  await app.query(`update bookings set paperwork_due_at = now() - interval '1 minute' where id = $1`, [booked[2]?.id])
  expect(idsOf(await list(referrer, '?paperwork=missing'))).toEqual(bookedIds(2))
  await app.query('update bookings set paperwork_received_at = now() where id = $1', [booked[2]?.id])
  expect(idsOf(await list(referrer, '?paperwork=missing'))).toEqual([])
})

it('a firm keeps what it booked with a specialist who is not listed any more', async () => {
  await app.query('update specialists set listed = false where id = $1', [others.id])
  expect(idsOf(await list(referrer))).toContain(booked[3]?.id)
  const { status, body } = await app.send(referrer, `GET /api/bookings/${booked[3]?.id}`)
  expect({ status, name: body?.['specialistName'] }).toEqual({ status: 200, name: 'Dr Wren Calloway' })
  await app.query('update specialists set listed = true where id = $1', [others.id])
})

it('a file holds the list, and no cell of it is a formula', async () => {
  const token = await app.tokenFor(referrer)
  const headers = { authorization: `Bearer ${token}` }
  const reply = await app.app.inject({ url: '/api/bookings/export?order=latest', headers })
  expect(reply.headers['content-type']).toContain('text/csv')
  expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="bookings-\d{4}-\d\d-\d\d\.csv"$/)
  const lines = reply.body.trimEnd().split('\r\n')
  expect(lines).toHaveLength(5)
  expect(lines[0]).toMatch(/^Reference,Status,Starts \(local\)/)
  expect(lines[1]).toContain(`${booked[3]?.reference},confirmed,`)
  expect(lines[2]).toContain(`"'=Ünal ""Quoted"", O’Brien"`)
  expect(lines[2]).toContain(',902.00,')
})

it('the calendar shows the bookings of some days, to the practice on the ground that they stand on', async () => {
  const day = (booked[0]?.startsAt ?? '').slice(0, 10)
  const span = new Date(Date.parse(day) + 3 * 86_400_000).toISOString().slice(0, 10)
  const read = async (caller: Principal, more = '') =>
    (await app.send(caller, `GET /api/calendar?from=${day}&to=${span}${more}`)).body as unknown as Calendar
  const whole = await read(practice)
  expect(whole.bookings.map(({ id }) => id)).toEqual(bookedIds(0))
  expect(whole.specialists.map(({ id }) => id).toSorted()).toEqual([specialist.id, others.id].toSorted())
  expect(whole.sessions.filter(({ kind }) => kind === 'session')).toHaveLength(8)
  expect(whole.sessions[0]).toMatchObject({ label: 'Harbour Rooms', timeZone: 'Australia/Perth' })
  expect((await read(owner)).specialists.map(({ id }) => id)).toEqual([specialist.id])
  const ofFirm = await read(referrer)
  expect(ofFirm).toMatchObject({ sessions: [], bookings: [{ id: booked[0]?.id }] })
  expect(await read(practice, `&specialistId=${others.id}`)).toMatchObject({ bookings: [] })
  expect((await app.send(practice, 'GET /api/calendar?from=2026-01-01&to=2026-06-01')).status).toBe(400)
})

it('leave and holidays stand in the calendar, a hold shows nobody’s name, and one that ran out is gone', async () => {
  const held = await steps.hold(referrer, (await steps.slotOf(specialist, referrer, 40)).id)
  const leave = [specialist.id, practice.organization?.id, held.startsAt]
  await app.query(
    `insert into schedule_exceptions (id, specialist_id, organization_id, kind, starts_at, ends_at)
     values (gen_random_uuid(), $1, $2, 'leave', $3::timestamptz, $3::timestamptz + interval '1 hour')`,
    leave,
  )
  const day = new Date(Date.parse(held.startsAt) + 8 * 3_600_000).toISOString().slice(0, 10)
  const read = async (from = day) =>
    (await app.send(practice, `GET /api/calendar?from=${from}&to=${from}&specialistId=${specialist.id}`))
      .body as unknown as Calendar
  const calendar = await read()
  expect(calendar.bookings).toMatchObject([{ id: held.id, status: 'held', examineeName: null }])
  expect(calendar.sessions).toContainEqual(expect.objectContaining({ kind: 'leave', startsAt: held.startsAt }))
  await app.query(`update bookings set held_until = now() - interval '1 second' where id = $1`, [held.id])
  expect((await read()).bookings).toEqual([])
  const anzac = (await read('2027-04-26')).sessions.filter(({ kind }) => kind === 'holiday')
  expect(anzac).toMatchObject([{ startsAt: '2027-04-25T16:00:00.000Z', endsAt: '2027-04-26T16:00:00.000Z' }])
})

it('every look is in the trail with whose bookings it showed', async () => {
  const trail = (action: string) =>
    app.query<{ details: { ids?: string[] }; subject_id: string | null }>(
      'select details, subject_id from audit_events where person_id = $1 and action = $2 order by occurred_at desc limit 1',
      [referrer.personId, action],
    )
  await list(referrer, '?query=marig')
  expect(await trail('booking.listed')).toMatchObject([{ details: { ids: bookedIds(3) } }])
  await app.send(referrer, `GET /api/bookings/${booked[0]?.id}`)
  expect(await trail('booking.read')).toMatchObject([{ subject_id: booked[0]?.id }])
  expect((await trail('booking.exported'))[0]?.details.ids).toHaveLength(4)
  expect(await trail('calendar.read')).toMatchObject([{ details: { ids: bookedIds(0) } }])
  await app.query(`update bookings set examinee_sealed = matter_sealed where id = $1`, [booked[0]?.id])
  expect((await app.send(referrer, `GET /api/bookings/${booked[0]?.id}`)).status).toBe(500)
  expect(await trail('booking.unreadable')).toMatchObject([{ subject_id: booked[0]?.id }])
})

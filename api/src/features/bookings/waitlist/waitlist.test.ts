import { randomUUID } from 'node:crypto'
import type { Booking } from '@medinotes/shared/booking-views'
import type { WaitlistEntry } from '@medinotes/shared/waitlist'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, formAbout, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'

let app: CallerApp
let steps: ReturnType<typeof bookingSteps>
let practice: Principal
let specialist: TestSpecialist
let booker: Principal

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  app = await createCallerApp()
  steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.query('delete from notices')
  await app.query('delete from waitlist_entries')
  await app.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
  specialist = await createSpecialist(app.context.database, { practice })
  booker = await app.person({ role: 'referrer' })
})

const referrer = () => app.person({ role: 'referrer' })
const wanted = (more: object = {}) => ({
  ...{ examTypeId: specialist.examTypeId, specialistId: specialist.id, from: day(10), to: day(40) },
  ...more,
})
const join = (caller: Principal, more?: object) => app.send(caller, 'POST /api/waitlist', { payload: wanted(more) })
const entriesOf = async (caller: Principal) =>
  (await app.send(caller, 'GET /api/waitlist')).body?.['items'] as WaitlistEntry[]
const statuses = async () =>
  (await app.query<{ status: string }>('select status from waitlist_entries order by joined_at')).map(
    (row) => row.status,
  )

interface Freed {
  specialistId: string
  from: string
  until: string
}
async function freed() {
  const jobs = await app.query<{ payload: Freed }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'offer-freed-slot' order by j.id`,
  )
  await app.query(`select graphile_worker.complete_jobs(array_agg(j.id)) from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'offer-freed-slot'`)
  return jobs.map(({ payload }) => payload)
}
const offer = (one: Freed) => app.context.bookings.offerFreed(one)
async function offerAll() {
  for (const one of await freed()) await offer(one)
}

/** Takes a slot and lets it go again. */
async function free(slotId?: string) {
  const id = slotId ?? (await steps.slotOf(specialist, booker, 20)).id
  await app.send(booker, `DELETE /api/bookings/${(await steps.hold(booker, id)).id}`)
}

it('who waits for a specialist who stops is told and waits no more; who would take anybody goes on', async () => {
  const [first, second] = [await referrer(), await referrer()]
  await join(first)
  await join(second, { specialistId: null })
  await free()
  await app.query(`update waitlist_entries set status = 'waiting'`)
  await app.query(`update waitlist_entries set joined_at = now() - interval '1 day' where person_id = $1`, [
    second.personId,
  ])
  await offerAll()
  expect(await entriesOf(second)).toMatchObject([{ status: 'offered' }])
  await app.query('delete from notices')
  const path = `PUT /api/specialists/${specialist.id}/activity`
  expect((await app.send(practice, path, { payload: { active: false } })).status).toBe(204)
  const jobs = await app.query(`select 1 from graphile_worker._private_jobs j join graphile_worker._private_tasks t
     on t.id = j.task_id where t.identifier = 'end-waiting'`)
  expect(jobs).toHaveLength(1)
  await app.context.bookings.endWaiting({ specialistId: specialist.id })
  await app.context.bookings.endWaiting({ specialistId: specialist.id })
  expect(await entriesOf(first)).toEqual([])
  expect(await entriesOf(second)).toMatchObject([{ status: 'waiting', offer: null }])
  const mails = (await app.context.outbox.list({ limit: 10 })).items
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    [first.email, 'A specialist you wait for takes no more bookings'],
  ])
  expect((await join(first)).status).not.toBe(201)
})

it('a freed time is offered in the order of joining, passes on when it is let go, and is booked by who confirms', async () => {
  const [first, second] = [await referrer(), await referrer()]
  for (const caller of [first, second]) expect((await join(caller)).status).toBe(201)
  await free()
  await offerAll()
  const [entry] = await entriesOf(first)
  expect(entry).toMatchObject({ status: 'offered', examTypeName: expect.any(String) as string })
  const heldFor = Date.parse(entry?.offer?.heldUntil ?? '') - Date.now()
  expect(heldFor).toBeGreaterThan(118 * 60_000)
  expect(heldFor).toBeLessThanOrEqual(120 * 60_000)
  expect(await entriesOf(second)).toMatchObject([{ status: 'waiting', offer: null }])
  const mails = (await app.context.outbox.list({ limit: 10 })).items
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    [first.email, 'A time you waited for is free'],
  ])
  expect(mails[0]?.text).toContain(`/app/bookings/new?booking=${entry?.offer?.bookingId}`)

  await app.send(first, `DELETE /api/bookings/${entry?.offer?.bookingId}`)
  await offerAll()
  expect(await entriesOf(first)).toEqual([])
  const [passed] = await entriesOf(second)
  expect(passed).toMatchObject({ status: 'offered', offer: { startsAt: entry?.offer?.startsAt } })
  const booked = await steps.confirm(second, { id: passed?.offer?.bookingId ?? '' }, formAbout('Linnea Quill'))
  expect(booked).toMatchObject({ status: 'confirmed', organizationId: second.organization?.id })
  expect(await entriesOf(second)).toEqual([])
  expect(await statuses()).toEqual(['expired', 'booked'])
  const trail = await app.query(
    `select 1 from audit_events where action = 'waitlist.offered' and organization_id = $1`,
    [first.organization?.id],
  )
  expect(trail).toHaveLength(1)
})

it('a freed time is offered to nobody where the practice has switched that off', async () => {
  const waiting = await referrer()
  await join(waiting)
  const change = (value: boolean) => app.send(practice, 'PUT /api/settings/waitlist-offers', { payload: { value } })
  await change(false)
  await free()
  await offerAll()
  expect(await entriesOf(waiting)).toMatchObject([{ status: 'waiting' }])
  await change(true)
  await free()
  await offerAll()
  expect(await entriesOf(waiting)).toMatchObject([{ status: 'offered' }])
})

it('an offer that runs out goes to the next, and one that is left too', async () => {
  const waiting = [await referrer(), await referrer(), await referrer()] as const
  for (const caller of waiting) await join(caller)
  await free()
  await offerAll()
  const [first] = await entriesOf(waiting[0])
  const bookingId = first?.offer?.bookingId ?? ''
  await app.query(`update bookings set held_until = now() - interval '1 second' where id = $1`, [bookingId])
  await app.context.bookings.releaseHold(bookingId)
  await offerAll()
  const [second] = await entriesOf(waiting[1])
  expect(second?.status).toBe('offered')
  expect((await app.send(waiting[2], `DELETE /api/waitlist/${second?.id}`)).status).toBe(404)
  expect((await app.send(waiting[1], `DELETE /api/waitlist/${second?.id}`)).status).toBe(204)
  await offerAll()
  expect((await entriesOf(waiting[2]))[0]?.status).toBe('offered')
  expect(await statuses()).toEqual(['expired', 'left', 'offered'])
})

it('two times that free at once never go to one who waits, nor one time to two, whoever is first', async () => {
  const slots = await steps.slotsOf(specialist, booker, 20)
  const alone = await referrer()
  await join(alone)
  await free(slots[0]?.id)
  await free(slots[4]?.id)
  await Promise.all((await freed()).map(offer))
  const held = () =>
    app.query<Booking>(`select held_by from bookings where specialist_id = $1 and status = 'held'`, [specialist.id])
  expect(await held()).toEqual([{ held_by: alone.personId }])
  await app.send(alone, `DELETE /api/waitlist/${(await entriesOf(alone))[0]?.id}`)
  await freed()
  for (const caller of [await referrer(), await referrer()]) await join(caller)
  await free(slots[8]?.id)
  const [one] = await freed()
  if (one === undefined) throw new Error('Nothing was freed')
  await Promise.all([offer(one), offer(one), offer(one)])
  expect(await held()).toHaveLength(1)
  expect((await statuses()).toSorted()).toEqual(['left', 'offered', 'waiting'])
})

it('nobody is offered a specialist who may not examine that person', async () => {
  await steps.book(booker, specialist, formAbout('Orla Finch'), 30)
  await freed()
  const walled = await referrer()
  const draftId = randomUUID()
  const { examinee } = formAbout('Orla Finch')
  const content = {
    examinee: { ...examinee, phone: '', email: '' },
    matter: { claimNumber: '', fileNumber: '', injuryDate: '', claimType: '', actingFor: '', injury: '' },
    ...{ questions: [], interpreterLanguage: '', accessibility: '', supportPerson: '', attendance: '' },
    ...{ examineeNotices: false, expectedDocuments: [] },
  }
  const saved = await app.send(walled, `PUT /api/booking-drafts/${draftId}`, { payload: { content, bookingId: null } })
  expect(saved.status).toBeLessThan(300)
  expect((await join(walled, { draftId })).status).toBe(201)
  expect((await join(await referrer(), { draftId })).status).toBe(404)
  await free()
  await offerAll()
  expect(await entriesOf(walled)).toMatchObject([{ status: 'waiting' }])
})

it('a hold ends before the notice that a specialist wants, and a time too near is not offered', async () => {
  const waiting = await referrer()
  await join(waiting)
  const slot = await steps.slotOf(specialist, booker, 20)
  const hours = (until: number) => Math.floor((Date.parse(slot.startsAt) - Date.now()) / 3_600_000) - until
  await free(slot.id)
  const [one] = await freed()
  if (one === undefined) throw new Error('Nothing was freed')
  await app.query('update specialists set minimum_notice_hours = $2 where id = $1', [specialist.id, hours(-1)])
  await offer(one)
  expect(await statuses()).toEqual(['waiting'])
  await app.query('update specialists set minimum_notice_hours = $2 where id = $1', [specialist.id, hours(1)])
  await offer(one)
  const [entry] = await entriesOf(waiting)
  const latest = Date.parse(slot.startsAt) - hours(1) * 3_600_000
  expect(Date.parse(entry?.offer?.heldUntil ?? '')).toBeLessThanOrEqual(latest)
  expect(Date.parse(entry?.offer?.heldUntil ?? '')).toBeGreaterThan(Date.now())
})

it('other days, other kinds, and people who may not book any more are passed over', async () => {
  const [late, remote, gone, last] = [await referrer(), await referrer(), await referrer(), await referrer()]
  await join(late, { from: day(60), to: day(70) })
  await join(remote, { modality: 'telehealth' })
  await join(gone)
  await join(last, { specialistId: null, state: 'WA', modality: 'in-person' })
  await app.query(`update people set status = 'disabled' where id = $1`, [gone.personId])
  await free()
  await offerAll()
  expect(await statuses()).toEqual(['waiting', 'waiting', 'waiting', 'offered'])
})

it('days that are over, an examination that nobody offers and a specialist who does not give it are refused', async () => {
  const caller = await referrer()
  expect((await join(caller, { from: day(-3), to: day(-2) })).status).toBe(400)
  expect((await join(caller, { from: day(9), to: day(8) })).status).toBe(400)
  expect((await join(caller, { examTypeId: randomUUID() })).status).toBe(404)
  const other = await createSpecialist(app.context.database, { practice })
  expect((await join(caller, { specialistId: other.id })).status).toBe(404)
  expect((await join(await app.person(), {})).status).toBe(403)
  expect(await statuses()).toEqual([])
})

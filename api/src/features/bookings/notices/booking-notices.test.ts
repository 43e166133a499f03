import type { Booking } from '@medinotes/shared/booking-views'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, formAbout, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createNoticeRules } from '../../notifications/notice-rules.service.ts'
import { type BookingNews, bookingNews } from './tell-booking.job.ts'

let app: CallerApp
let steps: ReturnType<typeof bookingSteps>
let practice: Principal
let owner: Principal
let specialist: TestSpecialist
let referrer: Principal
let days = 20

beforeAll(async () => {
  app = await createCallerApp()
  steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
  owner = await app.person({ organization: practice.organization ?? undefined })
  specialist = await createSpecialist(app.context.database, { practice, personId: owner.personId })
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.query('delete from notices')
  await app.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
  referrer = await app.person({ role: 'referrer' })
  days += 3
})

const person = { phone: '0412 345 678', email: 'marigold@example.test' }
const form = (more: object = {}) => {
  const whole = formAbout(`Marigold Zephyrine ${days}`)
  return { ...whole, examinee: { ...whole.examinee, ...person }, ...more }
}
const book = (more?: object) => steps.book(referrer, specialist, form(more), days)

interface Told {
  bookingId: string
  news: BookingNews
  version: number
}
/** Carries out what the queue would. */
async function tellAll() {
  const jobs = await app.query<{ payload: Told }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'tell-booking' order by j.id`,
  )
  for (const { payload } of jobs) await app.context.bookings.messages.tell(payload)
  return jobs.map(({ payload }) => payload)
}
const sent = async () => (await app.context.outbox.list({ limit: 50 })).items
const toWhom = async () => (await sent()).map(({ recipient, subject }) => `${recipient} ${subject ?? 'SMS'}`).toSorted()

/** A zone whose clock shows that hour now. */
function zoneAt(hour: number) {
  const east = hour - new Date().getUTCHours()
  const offset = east < -12 ? east + 24 : east
  return `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`
}

/** So that the examination is so many days ahead, and its paperwork due as many days from now. */
const bring = ({ id }: Booking, daysAhead: number, { hour = 12, dueIn = daysAhead } = {}) =>
  app.query(
    `update bookings set time_zone = $2, starts_at = now() + make_interval(days => $3, mins => -5),
       ends_at = now() + make_interval(days => $3, mins => 25), confirmed_at = now() - interval '30 days',
       paperwork_due_at = now() + make_interval(days => $4, mins => -10) where id = $1`,
    [id, zoneAt(hour), daysAhead, dueIn],
  )
const remind = () => app.context.bookings.messages.remindDue()

it('who booked and the specialist hear that it is confirmed, once, with a file and no word of the person', async () => {
  const booked = await book()
  expect((await tellAll()).map(({ news }) => news)).toEqual(['confirmed'])
  await tellAll()
  const subject = `Booking ${booked.reference} is confirmed`
  expect(await toWhom()).toEqual([`${owner.email} ${subject}`, `${referrer.email} ${subject}`].toSorted())
  for (const { text, html, attachment } of await sent()) {
    expect(attachment).toBe(`${booked.reference}.ics`)
    expect(`${text}${html}`).not.toMatch(/Marigold|Zephyrine|WC-20417|0412|Examination/)
    expect(text).toContain('Dr Wren Calloway')
    expect(text).toMatch(/\d{4}, \d{1,2}:\d\d [ap]m AWST, Harbour Rooms, Fremantle WA/)
  }
})

it('a firm that the practice booked for hears of it by who administers it, beside whoever booked', async () => {
  await book()
  await app.query('select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs')
  const boss = await app.person({
    ...{ role: 'referrer', organization: referrer.organization ?? undefined, administers: true },
  })
  days += 1
  const [slot] = await steps.slotsOf(specialist, practice, days)
  const firm = { organizationId: referrer.organization?.id }
  await steps.confirm(practice, await steps.hold(practice, slot?.id ?? '', firm), form())
  await tellAll()
  const told = (await sent()).map(({ recipient }) => recipient)
  expect(told.toSorted()).toEqual([boss.email, owner.email, practice.email].toSorted())
})

it('what happened and does not hold any more is not told', async () => {
  const booked = await book()
  for (const news of bookingNews.filter((one) => one !== 'confirmed' && one !== 'moved')) {
    await app.context.bookings.messages.tell({ bookingId: booked.id, news, version: booked.version })
  }
  expect(await sent()).toEqual([])
})

it('both sides hear that it was moved, and that it was cancelled with what that costs', async () => {
  const booked = await book()
  const [to] = await steps.slotsOf(specialist, referrer, days + 2)
  await steps.done(referrer, `POST /api/bookings/${booked.id}/reschedule`, { slotId: to?.id })
  await tellAll()
  expect(await toWhom()).toContain(`${referrer.email} Booking ${booked.reference} was moved`)
  await app.query('delete from notices')
  await bring(booked, 1)
  await steps.done(referrer, `POST /api/bookings/${booked.id}/cancel`, { reason: 'matter-settled' })
  await tellAll()
  const mails = await sent()
  expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([owner.email, referrer.email].toSorted())
  expect(mails[0]?.text).toContain('The fee for cancelling it is $902.00.')
})

it('the practice hears of a request, and who asked hears that it was turned down', async () => {
  await app.query('update specialists set on_request = true where id = $1', [specialist.id])
  const asked = await book()
  await tellAll()
  const subject = `A request waits for your answer: ${asked.reference}`
  expect(await toWhom()).toEqual([`${owner.email} ${subject}`, `${practice.email} ${subject}`].toSorted())
  await app.query('delete from notices')
  await steps.done(practice, `POST /api/bookings/${asked.id}/decision`, { decision: 'decline' })
  await tellAll()
  expect(await toWhom()).toEqual([`${referrer.email} Request ${asked.reference} was turned down`])
  await app.query('update specialists set on_request = false where id = $1', [specialist.id])
})

it('an examinee who wants it hears when and where by SMS, or by mail without a mobile, and not what for', async () => {
  await book({ examineeNotices: true })
  await tellAll()
  const sms = (await sent()).find(({ channel }) => channel === 'sms')
  expect(sms?.recipient).toBe('+61412345678')
  expect(sms?.text).toMatch(/^You have an appointment: .+ AWST, 1 Quay Street, Fremantle WA 6160\.$/)
  await app.query('delete from notices')
  days += 1
  const landline = form({ examineeNotices: true })
  await steps.book(
    referrer,
    specialist,
    { ...landline, examinee: { ...landline.examinee, phone: '08 9345 6789' } },
    days,
  )
  await tellAll()
  const mail = (await sent()).find(({ recipient }) => recipient === person.email)
  expect(mail).toMatchObject({ subject: 'Your appointment', attachment: null })
  for (const text of [sms?.text, mail?.text, mail?.html]) {
    expect(text).not.toMatch(/Calloway|Harbour|Orthopaed|Examination|Marigold|claim/i)
  }
})

it('people are reminded seven and two days before, once, and anew of another time', async () => {
  const booked = await book({ examineeNotices: true })
  const subjects = async () => (await toWhom()).filter((line) => /SMS| in \d days/.test(line))
  await bring(booked, 8)
  await remind()
  expect(await subjects()).toEqual([])
  await bring(booked, 7)
  await remind()
  await remind()
  const seven = `${referrer.email} Booking ${booked.reference} is in 7 days`
  expect(await subjects()).toEqual(['+61412345678 SMS', seven].toSorted())
  await app.query('delete from notices')
  await bring(booked, 2)
  await remind()
  expect(await subjects()).toContain(`${referrer.email} Booking ${booked.reference} is in 2 days`)
  await app.query('delete from notices')
  await bring(booked, 7)
  await remind()
  expect(await subjects()).toContain(seven)
  const trail = await app.query(`select 1 from audit_events where subject_id = $1 and action = 'booking.reminded'`, [
    booked.id,
  ])
  // Of both sides, three times.
  expect(trail).toHaveLength(6)
})

it.each([
  [7, 4, 'in 4 days'],
  [2, 1, 'tomorrow'],
])('a reminder for %i days before that comes %i before says so', async (_days, left, when) => {
  const booked = await book()
  await bring(booked, left)
  await remind()
  expect(await toWhom()).toContain(`${referrer.email} Booking ${booked.reference} is ${when}`)
})

it('nobody is reminded at night, of what they have just booked, or of what was cancelled', async () => {
  const booked = await book()
  await bring(booked, 7)
  await app.query(`update bookings set confirmed_at = now() where id = $1`, [booked.id])
  await remind()
  await bring(booked, 7, { hour: 3 })
  await remind()
  await bring(booked, 7)
  await app.query(`update bookings set status = 'cancelled', cancelled_at = now() where id = $1`, [booked.id])
  await remind()
  expect(await sent()).toEqual([])
})

it('paperwork that is overdue is asked for once, and no more once it has arrived', async () => {
  const booked = await book()
  await bring(booked, 6, { dueIn: 0 })
  await remind()
  await remind()
  const line = `${referrer.email} Documents for ${booked.reference} are overdue`
  expect((await toWhom()).filter((one) => one === line)).toHaveLength(1)
  const other = await book()
  await bring(other, 6, { dueIn: 0 })
  await app.query('update bookings set paperwork_received_at = now() where id = $1', [other.id])
  await remind()
  expect((await toWhom()).filter((one) => one.includes(`Documents for ${other.reference}`))).toEqual([])
})

it('nobody hears who has left or was disabled', async () => {
  await book()
  await app.query(`update people set status = 'disabled' where id = $1`, [referrer.personId])
  await tellAll()
  expect((await sent()).map(({ recipient }) => recipient)).toEqual([owner.email])
})

/** What the rules say of a notice about that booking. */
function decide(booking: Booking, text: string, known: string[]) {
  const { context } = app
  const rules = createNoticeRules({
    ...{ cipher: undefined as never, blindIndex: { exact: () => Buffer.alloc(32) } as never, smsAvailable: false },
    identifiersOf: (tx, { id }) => context.bookings.messages.identifiersOf(tx, id),
  })
  const content = { subject: 'x', text, html: null, sms: null, attachment: null, known }
  return context.database.system((tx) =>
    rules.decide(tx, {
      ...{ id: booking.id, category: 'bookings', channel: 'email', template: 'booking-confirmed', personId: null },
      ...{ case: { type: 'booking', id: booking.id }, recipient: 'a@example.test', content },
    }),
  )
}
const blocked = { kind: 'block', findings: [{ kind: 'name', where: 'text' }] }

it('a notice that named the examinee would be blocked, while names of ours that spell theirs are not', async () => {
  const named = form()
  const spelt = { ...named, examinee: { ...named.examinee, name: 'Wren Fremantle' } }
  const booked = await steps.book(referrer, specialist, spelt, days)
  expect(await decide(booked, 'With Dr Wren Calloway', ['Dr Wren Calloway'])).toEqual({ kind: 'send' })
  expect(await decide(booked, 'With Dr Wren Calloway', [])).toEqual(blocked)
})

it('what is written around the name of who comes along blocks nothing, and the name does', async () => {
  const booked = await book({ supportPerson: 'Comes with an adult daughter, Isolde.' })
  expect(await decide(booked, 'With Dr Wren Calloway, and have it at hand.', [])).toEqual({ kind: 'send' })
  expect(await decide(booked, 'With Dr Wren Calloway and Isolde', [])).toEqual(blocked)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Booking } from '@medinotes/shared/booking-views'
import type { Principal } from '../../platform/principal.ts'
import {
  bookingForm,
  bookingSteps,
  crashWhen,
  createSpecialist,
  statusesOf,
  type TestSpecialist,
} from '../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let app: CallerApp
let steps: ReturnType<typeof bookingSteps>
let practice: Principal
let referrer: Principal
let specialist: TestSpecialist

beforeAll(async () => {
  app = await createCallerApp({ environment: { SECOND_FACTOR_ROLES: 'none' } })
  steps = bookingSteps(app)
  practice = await app.person({ role: 'admin' })
  referrer = await app.person({ role: 'referrer' })
  const rules = { buffer_after_minutes: 15 }
  specialist = await createSpecialist(app.context.database, { practice, rules })
})
afterAll(() => app.close())

const book = (days?: number) => steps.book(referrer, specialist, bookingForm, days)
const post = (caller: Principal, { id }: { id: string }, step: string, payload: object = {}) =>
  app.send(caller, `POST /api/bookings/${id}/${step}`, { payload })
const refusal = (status: number, code: string) => ({ status, body: { code } })
const reservations = async ({ id }: Booking) =>
  (await app.query('select from slot_reservations where booking_id = $1', [id])).length
const beginBefore = ({ id }: Booking, age: string) =>
  app.query(
    `update bookings set starts_at = now() - $2::interval, ends_at = now() - $2::interval + interval '30 minutes' where id = $1`,
    [id, age],
  )

describe('moving', () => {
  test('changes the time and the deadlines for the fee of the quote, and frees the earlier time', async () => {
    const booked = await book()
    const target = await steps.slotOf(specialist, referrer, 40)
    const quoted = await app.send(referrer, `GET /api/bookings/${booked.id}/reschedule-quote?slotId=${target.id}`)
    expect(quoted).toMatchObject({ status: 200, body: { feeCents: 0, timeZone: 'Australia/Perth' } })
    const moved = await steps.done(referrer, `POST /api/bookings/${booked.id}/reschedule`, { slotId: target.id })
    expect(moved).toMatchObject({ status: 'confirmed', startsAt: target.startsAt, charges: [] })
    expect(moved.version).toBeGreaterThan(booked.version)
    expect(moved.paperworkDueAt > booked.paperworkDueAt).toBe(true)
    expect(moved.activity.at(-1)).toMatchObject({ kind: 'rescheduled', personName: referrer.name })
    expect(await reservations(moved)).toBe(1)
    expect((await steps.slotOf(specialist, referrer)).startsAt).toBe(booked.startsAt)
  })

  test('may overlap itself, but not stay where it is, and not touch another’s buffer', async () => {
    const day = await steps.slotsOf(specialist, referrer, 50)
    const [first, second, third] = day
    if (!first || !second || !third) throw new Error('Too few slots')
    const booked = await steps.confirm(referrer, await steps.hold(referrer, first.id))
    expect(await post(referrer, booked, 'reschedule', { slotId: first.id })).toMatchObject(refusal(409, 'conflict'))
    // Half an hour later lies in its own buffer alone.
    const moved = await steps.done(referrer, `POST /api/bookings/${booked.id}/reschedule`, { slotId: second.id })
    expect(moved.startsAt).toBe(second.startsAt)
    const later = await steps.book(referrer, specialist, bookingForm, 51)
    const refused = await post(referrer, later, 'reschedule', { slotId: third.id })
    expect(refused).toMatchObject(refusal(409, 'slot_taken'))
    expect(refused.body).toHaveProperty(['slots', 0])
    expect(await reservations(later)).toBe(1)
  })

  test('by two people at once ends in one of the two times, and only there', async () => {
    const booked = await book()
    const targets = (await steps.slotsOf(specialist, referrer, 60)).filter((_, index) => index % 4 === 0).slice(0, 2)
    const replies = await Promise.all(
      targets.map((slot) => post(referrer, booked, 'reschedule', { slotId: slot.id, version: booked.version })),
    )
    expect(statusesOf(replies)).toEqual([200, 409])
    const { startsAt } = await steps.done(referrer, `GET /api/bookings/${booked.id}`)
    expect(targets.map((slot) => slot.startsAt)).toContain(startsAt)
    expect(await reservations(booked)).toBe(1)
  })

  test('keeps practice and exam type, and follows the version that was shown', async () => {
    const booked = await book()
    const other = await createSpecialist(app.context.database, { practice: await app.person({ role: 'admin' }) })
    const { id } = await steps.slotOf(other, referrer)
    expect(await post(referrer, booked, 'reschedule', { slotId: id })).toMatchObject(refusal(409, 'conflict'))
    const target = await steps.slotOf(specialist, referrer, 41)
    const stale = { slotId: target.id, version: booked.version - 1 }
    expect(await post(referrer, booked, 'reschedule', stale)).toMatchObject(refusal(409, 'stale_version'))
  })

  test('that a crash left unanswered keeps both times, and is finished by the job', async () => {
    const booked = await book()
    const target = await steps.slotOf(specialist, referrer, 42)
    const restart = await crashWhen(app, 'old.pending is not null and new.pending is null')
    const request = { slotId: target.id, reason: 'A hearing' }
    expect(await post(referrer, booked, 'reschedule', request)).toMatchObject({ status: 500 })
    expect(await reservations(booked)).toBe(2)
    expect(await steps.done(referrer, `GET /api/bookings/${booked.id}`)).toMatchObject({ startsAt: booked.startsAt })
    expect(await post(referrer, booked, 'cancel', { reason: 'matter-settled' })).toMatchObject(
      refusal(409, 'wrong_state'),
    )
    await restart()
    await Promise.all([app.context.bookings.settle(booked.id), app.context.bookings.settle(booked.id)])
    const { startsAt, activity } = await steps.done(referrer, `GET /api/bookings/${booked.id}`)
    expect(startsAt).toBe(target.startsAt)
    expect(activity.at(-1)).toMatchObject({ kind: 'rescheduled', note: 'A hearing', personName: referrer.name })
    expect(await reservations(booked)).toBe(1)
  })
})

describe('cancelling', () => {
  test('costs what the quote says for the referrer, and nothing for the practice’s reasons', async () => {
    const booked = await book()
    await beginBefore(booked, '-1 day')
    const quote = await app.send(referrer, `GET /api/bookings/${booked.id}/cancellation-quote`)
    expect(quote.body).toMatchObject({ feeCents: 90_200, until: null, thenFeeCents: null })
    const cancel = (caller: Principal, more: object) => post(caller, booked, 'cancel', more)
    expect(await cancel(referrer, { reason: 'specialist-unwell' })).toMatchObject(refusal(403, 'forbidden'))
    expect(await cancel(practice, { reason: 'matter-settled' })).toMatchObject(refusal(403, 'forbidden'))
    expect(await cancel(referrer, { reason: 'matter-settled', feeCents: 0 })).toMatchObject(refusal(409, 'fee_changed'))
    const { body } = await cancel(referrer, { reason: 'matter-settled', feeCents: 90_200, note: 'Settled on Friday' })
    expect(body).toMatchObject({
      ...{ status: 'cancelled', charges: [{ kind: 'cancellation', feeCents: 90_200 }], actions: [] },
      cancelled: { reason: 'matter-settled', feeCents: 90_200, note: 'Settled on Friday' },
    })
    expect(await reservations(booked)).toBe(0)
    expect(await cancel(referrer, { reason: 'matter-settled' })).toMatchObject(refusal(409, 'wrong_state'))

    const other = await book()
    await beginBefore(other, '-1 day')
    const free = await steps.done(practice, `POST /api/bookings/${other.id}/cancel`, { reason: 'specialist-unwell' })
    expect(free).toMatchObject({ status: 'cancelled', charges: [] })
  })

  test('while it is being confirmed ends cancelled, free, and keeps no time', async () => {
    const booked = await book()
    await app.query(`update bookings set status = 'submitting', confirmed_at = null where id = $1`, [booked.id])
    const cancelled = await steps.done(referrer, `POST /api/bookings/${booked.id}/cancel`, {
      reason: 'booked-in-error',
    })
    expect(cancelled).toMatchObject({ status: 'cancelled', charges: [] })
    await app.context.bookings.settle(booked.id)
    expect(await reservations(booked)).toBe(0)

    const held = await steps.hold(referrer, (await steps.slotOf(specialist, referrer)).id)
    const [confirmed, meanwhile] = await Promise.all([
      post(referrer, held, 'confirm', bookingForm),
      post(referrer, held, 'cancel', { reason: 'booked-in-error' }),
    ])
    const { status } = await steps.done(referrer, `GET /api/bookings/${held.id}`)
    expect([confirmed.status, meanwhile.status, status]).toEqual(
      meanwhile.status === 200 ? [200, 200, 'cancelled'] : [200, 409, 'confirmed'],
    )
  })

  test('happens once, by either side at the same moment', async () => {
    const booked = await book()
    const replies = await Promise.all([
      post(referrer, booked, 'cancel', { reason: 'matter-settled' }),
      post(practice, booked, 'cancel', { reason: 'practice-closed' }),
    ])
    expect(statusesOf(replies)).toEqual([200, 409])
  })
})

describe('attendance', () => {
  test('is the practice’s to say, from the beginning on, and put right within a day', async () => {
    const booked = await book()
    const record = (caller: Principal, outcome: string) => post(caller, booked, 'attendance', { outcome })
    expect(await record(practice, 'attended')).toMatchObject(refusal(409, 'wrong_state'))
    await beginBefore(booked, '1 hour')
    expect(await record(referrer, 'attended')).toMatchObject(refusal(403, 'forbidden'))
    expect(await post(referrer, booked, 'cancel', { reason: 'matter-settled' })).toMatchObject(
      refusal(409, 'wrong_state'),
    )
    expect(await record(practice, 'no-show')).toMatchObject({
      body: { status: 'no-show', charges: [{ kind: 'no-show', feeCents: 90_200 }] },
    })
    expect(await record(practice, 'attended')).toMatchObject({ body: { status: 'attended', charges: [] } })
    expect(await record(practice, 'attended')).toMatchObject(refusal(409, 'wrong_state'))
    const late = `update booking_activity set at = at - interval '25 hours' where booking_id = $1`
    await app.query(late, [booked.id])
    expect(await record(practice, 'no-show')).toMatchObject(refusal(409, 'wrong_state'))
  })
})

describe('a request', () => {
  let asked: TestSpecialist
  const request = () => steps.book(referrer, asked)
  beforeAll(async () => {
    asked = await createSpecialist(app.context.database, { practice, rules: { on_request: true } })
  })

  test('waits for the practice, which takes it or turns it down', async () => {
    const taken = await request()
    expect(taken).toMatchObject({ status: 'requested' })
    expect(await post(referrer, taken, 'decision', { decision: 'accept' })).toMatchObject({ status: 403 })
    const accepted = await steps.done(practice, `POST /api/bookings/${taken.id}/decision`, { decision: 'accept' })
    expect(accepted).toMatchObject({ status: 'confirmed' })
    expect(await post(practice, taken, 'decision', { decision: 'decline' })).toMatchObject(refusal(409, 'wrong_state'))

    const declined = await request()
    const note = 'We do not see this kind of injury.'
    const answer = await post(practice, declined, 'decision', { decision: 'decline', note })
    expect(answer).toMatchObject({ status: 200, body: { status: 'released' } })
    const { activity } = await steps.done(referrer, `GET /api/bookings/${declined.id}`)
    expect(activity.at(-1)).toMatchObject({ kind: 'declined', note })
    expect(await reservations(declined)).toBe(0)
  })

  test('is withdrawn free of charge', async () => {
    const asking = await request()
    const quote = await app.send(referrer, `GET /api/bookings/${asking.id}/cancellation-quote`)
    expect(quote.body).toMatchObject({ feeCents: 0 })
    expect(await post(referrer, asking, 'cancel', { reason: 'instructions-withdrawn' })).toMatchObject({
      body: { status: 'cancelled', charges: [] },
    })
    expect(await reservations(asking)).toBe(0)
  })
})

describe('details', () => {
  test('change by the version that was shown; what is absent stays', async () => {
    const booked = await steps.book(referrer, specialist, { ...bookingForm, interpreter: { language: 'Auslan' } })
    const patch = (caller: Principal, payload: object) =>
      app.send(caller, `PATCH /api/bookings/${booked.id}`, { payload })
    const { version } = booked
    expect(await patch(referrer, { version: version - 1, questions: [] })).toMatchObject(refusal(409, 'stale_version'))
    const changed = await patch(referrer, { version, matter: { ...bookingForm.matter, claimNumber: 'WC-9' } })
    expect(changed.body).toMatchObject({
      ...{ claimNumber: 'WC-9', examinee: bookingForm.examinee, interpreter: true },
      questions: bookingForm.questions.map((text, index) => ({ number: index + 1, text })),
    })
    expect((await app.send(referrer, 'GET /api/matters?query=WC-9')).body?.['items']).toMatchObject([{ bookings: 1 }])
    const next = { version: version + 1 }
    expect(await patch(referrer, { ...next, paperworkReceived: true })).toMatchObject(refusal(403, 'forbidden'))
    const received = await patch(practice, { ...next, paperworkReceived: true, interpreter: null })
    expect(received.body).toMatchObject({ interpreter: false, deadlines: [{ kind: 'paperwork' }, {}] })
    expect(received.body?.['paperworkReceivedAt']).not.toBeNull()
    expect(await patch(referrer, { ...next, questions: ['Another?'] })).toMatchObject(refusal(409, 'stale_version'))
  })
})

test('another firm’s booking is nothing to anybody else, by any route', async () => {
  const booked = await book()
  const target = await steps.slotOf(specialist, referrer, 70)
  const strangers = [await app.person({ role: 'referrer' }), await app.person({ role: 'admin' })]
  const { version } = booked
  const requests: [string, object?][] = [
    ['GET /'],
    ['DELETE /'],
    ['POST /extend'],
    ['POST /confirm', bookingForm],
    ['PATCH /', { version, questions: [] }],
    ['POST /cancel', { reason: 'matter-settled' }],
    ['GET /cancellation-quote'],
    ['POST /reschedule', { slotId: target.id }],
    [`GET /reschedule-quote?slotId=${target.id}`],
  ]
  for (const stranger of strangers) {
    for (const [request, payload] of requests) {
      const [method, path = ''] = request.split(' ')
      const url = `${method} /api/bookings/${booked.id}${path === '/' ? '' : path}`
      const reply = await app.send(stranger, url, payload && { payload })
      expect([url, reply]).toMatchObject([url, refusal(404, 'not_found')])
    }
  }
})

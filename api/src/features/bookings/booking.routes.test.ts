import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import {
  bookingForm,
  bookingSteps,
  crashWhen,
  formAbout,
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
  specialist = await createSpecialist(app.context.database, { practice })
})
afterAll(() => app.close())

const slot = () => steps.slotOf(specialist, referrer)
/** Somebody with no hold of their own yet. */
const another = () => app.person({ role: 'referrer' })
const hold = async (caller = referrer) => steps.hold(caller, (await slot()).id)
const outdate = (id: string) =>
  app.query(
    `with gone as (update slot_reservations set expires_at = now() - interval '1 second' where booking_id = $1)
     update bookings set held_until = now() - interval '1 second' where id = $1`,
    [id],
  )
const freeing = async (id: string) => app.send(referrer, `DELETE /api/bookings/${id}`)

describe('a hold', () => {
  test('keeps the slot with the terms of this moment, is longer once, and is let go', async () => {
    const { id: slotId } = await slot()
    const held = await steps.hold(referrer, slotId)
    expect(held).toMatchObject({ status: 'held', version: 1, extendable: true, examinee: null, feeCents: 90_200 })
    expect(held.reference).toMatch(/^MN-[A-Z0-9]{6}$/)
    expect(held.actions).toEqual(['confirm', 'extend', 'release'])
    expect(await app.send(await another(), 'POST /api/bookings', { payload: { slotId } })).toMatchObject({
      status: 409,
      body: { code: 'slot_taken' },
    })

    const longer = await steps.done(referrer, `POST /api/bookings/${held.id}/extend`)
    expect(Date.parse(longer.heldUntil ?? '') - Date.parse(held.heldUntil ?? '')).toBe(600_000)
    expect(await app.send(referrer, `POST /api/bookings/${held.id}/extend`)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })

    expect(await freeing(held.id)).toMatchObject({ status: 204 })
    expect(await freeing(held.id)).toMatchObject({ status: 204 })
    expect((await steps.slotOf(specialist, referrer)).id).toBe(slotId)
  })

  test('and its confirmation are done once although the first attempt, done as it is, was not answered', async () => {
    const caller = await another()
    const twice = async (request: string, payload: object) => {
      const key = randomUUID()
      const send = () => app.send(caller, request, { payload, headers: { 'idempotency-key': key } })
      const first = await send()
      // As an instance leaves it that loses the database between the commit and its answer.
      await app.query(
        `update idempotency_keys set state = 'in-progress', status = null, body_sealed = null, leased_until = now() where key = $1`,
        [key],
      )
      expect(await send()).toEqual(first)
      return first
    }
    const { status, body } = await twice('POST /api/bookings', { slotId: (await slot()).id })
    expect([status, body?.['status']]).toEqual([201, 'held'])
    const confirmed = await twice(`POST /api/bookings/${String(body?.['id'])}/confirm`, formAbout('Indigo Farrow'))
    expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed' } })
  })

  test('is one of three at most', async () => {
    const caller = await another()
    const slots = await steps.slotsOf(specialist, caller)
    for (const { id } of slots.slice(0, 3)) await steps.hold(caller, id)
    const fourth = await app.send(caller, 'POST /api/bookings', { payload: { slotId: slots[3]?.id } })
    expect(fourth).toMatchObject({ status: 409, body: { code: 'too_many_holds' } })
  })

  test('that ran out gives way to the next who asks, and cannot be confirmed or made longer', async () => {
    const late = await another()
    const { id: slotId } = await slot()
    const held = await steps.hold(late, slotId)
    await outdate(held.id)
    for (const step of ['confirm', 'extend']) {
      const payload = step === 'confirm' ? { payload: bookingForm } : {}
      expect(await app.send(late, `POST /api/bookings/${held.id}/${step}`, payload)).toMatchObject({
        status: 409,
        body: { code: 'hold_expired' },
      })
    }
    const next = await steps.hold(referrer, slotId)
    const { status, activity } = await steps.done(late, `GET /api/bookings/${held.id}`)
    expect([status, activity.map(({ kind }) => kind)]).toEqual(['released', ['held', 'expired']])
    expect(await app.send(late, `POST /api/bookings/${held.id}/confirm`, { payload: bookingForm })).toMatchObject({
      status: 409,
      body: { code: 'hold_expired' },
    })
    await freeing(next.id)
  })

  test('is released at its end by the job, which leaves everything else alone', async () => {
    const held = await hold()
    await app.context.bookings.releaseHold(held.id)
    expect(await steps.done(referrer, `GET /api/bookings/${held.id}`)).toMatchObject({ status: 'held' })
    await outdate(held.id)
    await app.context.bookings.releaseHold(held.id)
    expect(await steps.done(referrer, `GET /api/bookings/${held.id}`)).toMatchObject({ status: 'released' })
    expect(await app.query('select from slot_reservations where booking_id = $1', [held.id])).toHaveLength(0)
  })

  test('waits for the approval of the organization', async () => {
    const early = await another()
    const { id } = await slot()
    const held = await steps.hold(early, id)
    await app.query(`update organizations set status = 'pending' where id = $1`, [early.organization?.id])
    const pending = await app.person({ role: 'referrer', organization: early.organization ?? undefined })
    const replies = [
      await app.send(pending, 'POST /api/bookings', { payload: { slotId: id } }),
      await app.send(pending, `POST /api/bookings/${held.id}/confirm`, { payload: bookingForm }),
    ]
    for (const reply of replies) expect(reply).toMatchObject({ status: 403, body: { code: 'organization_pending' } })
    expect(await app.send(pending, 'GET /api/booking-drafts')).toMatchObject({ status: 200 })
  })

  test('of the practice can be on behalf of a firm that has booked with it, and of no other', async () => {
    const firm = await another()
    const stranger = await another()
    await steps.book(firm, specialist, formAbout('Ansel Quillfeather'))
    const ids = (await app.send(practice, 'GET /api/referrers')).body?.['items']
    expect(ids).toContainEqual({ id: firm.organization?.id, name: firm.organization?.name })
    const one = await app.send(practice, `GET /api/referrers?id=${firm.organization?.id}`)
    expect(one.body?.['items']).toHaveLength(1)
    const { id: slotId } = await slot()
    const onBehalf = (organizationId: string | undefined) =>
      app.send(practice, 'POST /api/bookings', { payload: { slotId, organizationId } })
    expect(await onBehalf(stranger.organization?.id)).toMatchObject({ status: 404 })
    expect(await onBehalf(firm.organization?.id)).toMatchObject({ body: { organizationId: firm.organization?.id } })
    const forbidden = { payload: { slotId, organizationId: stranger.organization?.id } }
    expect(await app.send(firm, 'POST /api/bookings', forbidden)).toMatchObject({ status: 403 })
  })
})

describe('a confirmation', () => {
  test('keeps every name as it was written, seals it, and tells both sides what happened', async () => {
    const name = 'Nguyễn Thị Ánh 阮氏映 محمد'
    const examinee = { ...bookingForm.examinee, name }
    const booked = await steps.confirm(referrer, await hold(), { ...bookingForm, examinee })
    expect(booked).toMatchObject({ status: 'confirmed', examinee, examineeName: name, claimNumber: 'WC-20417' })
    expect(booked.questions).toEqual(bookingForm.questions.map((text, index) => ({ number: index + 1, text })))
    expect(booked.activity.map(({ kind }) => kind)).toEqual(['held', 'submitted', 'confirmed'])
    const rows = await app.query<{ row: string }>('select b::text as row from bookings b where id = $1', [booked.id])
    expect(rows[0]?.row).not.toContain('Nguy')
    const trails = await app.query<{ organization_id: string }>(
      `select organization_id from audit_events where subject_id = $1 and action = 'booking.confirmed'`,
      [booked.id],
    )
    expect(new Set(trails.map((row) => row.organization_id))).toEqual(
      new Set([referrer.organization?.id, practice.organization?.id]),
    )
    const found = await app.send(referrer, `GET /api/matters?query=${encodeURIComponent('阮氏映 ánh')}`)
    expect(found.body?.['items']).toMatchObject([{ bookingId: booked.id, examinee: { name }, bookings: 1 }])
    expect(app.log.join('')).not.toContain('Nguy')
  })

  test('happens once, however often it is asked for at the same moment', async () => {
    const held = await hold()
    const ask = () => app.send(referrer, `POST /api/bookings/${held.id}/confirm`, { payload: bookingForm })
    const replies = await Promise.all([ask(), ask(), ask()])
    expect(statusesOf(replies)).toEqual([200, 409, 409])
    const codes = replies.flatMap(({ body }) => (body?.['code'] === undefined ? [] : [body['code']]))
    expect(codes).toEqual(['wrong_state', 'wrong_state'])
    const kinds = (await steps.done(referrer, `GET /api/bookings/${held.id}`)).activity.map(({ kind }) => kind)
    expect(kinds).toEqual(['held', 'submitted', 'confirmed'])
  })

  test('refuses what nobody can be: born tomorrow, or of 500 characters', async () => {
    const held = await hold()
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    const refused = async (examinee: object) => {
      const payload = { ...bookingForm, examinee: { ...bookingForm.examinee, ...examinee } }
      const { body } = await app.send(referrer, `POST /api/bookings/${held.id}/confirm`, { payload })
      return body
    }
    const told = (path: string) => ({ code: 'malformed', errors: [{ path }] })
    expect(await refused({ dateOfBirth: tomorrow })).toMatchObject(told('examinee.dateOfBirth'))
    expect(await refused({ name: 'x'.repeat(500) })).toMatchObject(told('examinee.name'))
    await freeing(held.id)
  })

  test('keeps the policy of the hold, whatever is set meanwhile', async () => {
    const held = await hold()
    const policy = [randomUUID(), practice.organization?.id, JSON.stringify(freeTerms)]
    await app.query(`insert into policies (id, organization_id, version, terms) values ($1, $2, 1, $3)`, policy)
    const booked = await steps.confirm(referrer, held)
    expect(booked.policy).toEqual({ id: null, version: 0 })
    expect(booked.cancellation).toEqual(held.cancellation)
    const next = await hold()
    expect([next.policy, next.noShowFeeCents]).toEqual([{ id: policy[0], version: 1 }, 0])
    await freeing(next.id)
  })

  test('that a crash left unanswered is settled by the job, once', async () => {
    const held = await hold()
    const restart = await crashWhen(app, `old.status = 'submitting'`)
    expect(await app.send(referrer, `POST /api/bookings/${held.id}/confirm`, { payload: bookingForm })).toMatchObject({
      status: 500,
    })
    expect(await steps.done(referrer, `GET /api/bookings/${held.id}`)).toMatchObject({ status: 'submitting' })
    const jobs = await app.query('select from graphile_worker._private_jobs where key = $1', [
      `settle-booking:${held.id}`,
    ])
    expect(jobs).toHaveLength(1)
    await restart()
    await Promise.all([app.context.bookings.settle(held.id), app.context.bookings.settle(held.id)])
    const { status, activity } = await steps.done(referrer, `GET /api/bookings/${held.id}`)
    expect([status, activity.map(({ kind }) => kind)]).toEqual(['confirmed', ['held', 'submitted', 'confirmed']])
  })

  test('asks for an interpreter only of who takes one', async () => {
    const without = await createSpecialist(app.context.database, { practice, rules: { takes_interpreters: false } })
    const held = await steps.hold(referrer, (await steps.slotOf(without, referrer)).id)
    const payload = { ...bookingForm, interpreter: { language: 'Auslan' } }
    const { status, body } = await app.send(referrer, `POST /api/bookings/${held.id}/confirm`, { payload })
    expect([status, body?.['errors']]).toMatchObject([400, [{ path: 'interpreter' }]])
    await freeing(held.id)
  })
})

const freeTerms = {
  ...{ cancellation: [], rescheduling: 'free', noShow: { kind: 'fixed', cents: 0 } },
  ...{ paperworkDays: 2, reportBusinessDays: 3, holdMinutes: 20 },
}

import { type Policy, type SetPolicy, standardTerms } from '@medinotes/shared/policies'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { bookingSteps, createSpecialist, formAbout, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'

let service: CallerApp
let admin: Principal
let specialist: TestSpecialist
beforeAll(async () => {
  service = await createCallerApp()
  admin = await service.person({ role: 'admin' })
  specialist = await createSpecialist(service.context.database, { practice: admin })
})
afterAll(() => service.close())

const set = (change: Partial<SetPolicy>, caller = admin) =>
  service.send(caller, 'POST /api/policies', {
    payload: { specialistId: null, examTypeId: null, version: 0, terms: standardTerms, ...change },
  })
const list = async (query = '') =>
  ((await service.send(admin, `GET /api/policies${query}`)).body as unknown as { items: Policy[] }).items
const withHold = (holdMinutes: number) => ({ ...standardTerms, holdMinutes })

const minutesFor = (wanted: { specialistId: string; examTypeId: string }) =>
  service.context.database.as(admin, async (tx) => {
    const { terms } = await service.context.bookings.policies.termsFor(tx, {
      practiceId: admin.organization?.id ?? '',
      ...wanted,
    })
    return terms.holdMinutes
  })

describe('policies', () => {
  test('are versions that stay; the latest is current, and the closest to the booking counts', async () => {
    const booked = { specialistId: specialist.id, examTypeId: specialist.examTypeId }
    expect(await minutesFor(booked)).toBe(standardTerms.holdMinutes)
    expect((await set({ terms: withHold(11) })).status).toBe(201)
    expect((await set({ version: 1, terms: withHold(12) })).body).toMatchObject({ version: 2 })
    expect(await minutesFor(booked)).toBe(12)
    await set({ examTypeId: specialist.examTypeId, terms: withHold(13) })
    expect(await minutesFor(booked)).toBe(13)
    await set({ specialistId: specialist.id, terms: withHold(14) })
    expect(await minutesFor(booked)).toBe(14)
    await set({ ...booked, terms: withHold(15) })
    expect(await minutesFor(booked)).toBe(15)
    expect(await list()).toHaveLength(4)
    expect(await list('?history=true')).toHaveLength(5)
    expect((await list('?history=true&limit=1')).map(({ terms }) => terms.holdMinutes)).toEqual([15])
  })

  test('set by two people at the same moment become one version', async () => {
    const other = await createSpecialist(service.context.database, { practice: admin })
    const replies = await Promise.all(
      [5, 6, 7].map((minutes) => set({ specialistId: other.id, terms: withHold(minutes) })),
    )
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
    expect(replies.flatMap(({ body }) => body?.['code'] ?? [])).toEqual(['stale_version', 'stale_version'])
  })

  test.each([
    [
      'a share above the whole',
      { cancellation: [{ notice: { unit: 'hours', amount: 1 }, charge: { kind: 'percent', percent: 101 } }] },
    ],
    [
      'notice of no days',
      { cancellation: [{ notice: { unit: 'business-days', amount: 0 }, charge: { kind: 'percent', percent: 1 } }] },
    ],
    ['a fee in parts of a cent', { noShow: { kind: 'fixed', cents: 1.5 } }],
    ['a report due at once', { reportBusinessDays: 0 }],
    ['what is not known', { refunds: true }],
  ])('with %s are refused', async (_, terms) => {
    const payload = { specialistId: null, examTypeId: null, version: 2, terms: { ...standardTerms, ...terms } }
    expect((await service.send(admin, 'POST /api/policies', { payload })).status).toBe(400)
  })

  test('are set by the practice’s admins for its own specialists', async () => {
    const stranger = await service.person({ role: 'admin' })
    expect((await set({ specialistId: specialist.id }, stranger)).status).toBe(404)
    const colleague = await service.person({ organization: admin.organization ?? undefined })
    expect((await set({ version: 2 }, colleague)).status).toBe(403)
    expect(await service.query(`select from audit_events where action = 'policy.set'`)).toHaveLength(6)
  })

  test('can be tried for an examination before they are set', async () => {
    const payload = {
      ...{ terms: standardTerms, feeCents: 180_400, startsAt: '2026-03-05T23:00:00.000Z' },
      ...{ state: 'NSW', timeZone: 'Australia/Sydney' },
    }
    const { status, body } = await service.send(admin, 'POST /api/policies/preview', { payload })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      cancellation: [
        { from: null, until: '2026-02-20T06:00:00.000Z', feeCents: 0 },
        { until: '2026-02-27T06:00:00.000Z', feeCents: 45_100 },
        { until: '2026-03-03T06:00:00.000Z', feeCents: 90_200 },
        { until: payload.startsAt, feeCents: 180_400 },
      ],
      noShowFeeCents: 180_400,
    })
    const distant = { ...payload, startsAt: '9999-03-05T23:00:00.000Z' }
    expect((await service.send(admin, 'POST /api/policies/preview', { payload: distant })).status).toBe(400)
    expect(await list()).toHaveLength(5)
  })

  describe('that count from a day to come', () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

    test('leave the present one in force, refuse one that overlaps, and can be withdrawn until then', async () => {
      const { id: specialistId, examTypeId } = await createSpecialist(service.context.database, { practice: admin })
      const own = { specialistId, examTypeId }
      const coming = await set({ ...own, terms: withHold(21), effectiveFrom: inDays(5) })
      expect(coming.status).toBe(201)
      expect(await minutesFor(own)).not.toBe(21)
      expect((await list()).find(({ terms }) => terms.holdMinutes === 21)).toMatchObject({ effectiveUntil: null })
      for (const effectiveFrom of [undefined, inDays(3)])
        expect(await set({ ...own, version: 1, effectiveFrom })).toMatchObject({
          ...{ status: 409, body: { code: 'policy_overlap' } },
        })
      expect((await set({ ...own, version: 1, effectiveFrom: inDays(-1) })).status).toBe(400)
      expect((await set({ ...own, version: 1, effectiveFrom: inDays(9) })).status).toBe(201)
      const stranger = await service.person({ role: 'admin' })
      const withdraw = (caller: Principal, id = String(coming.body?.['id'])) =>
        service.send(caller, `POST /api/policies/${id}/withdraw`)
      expect((await withdraw(stranger)).status).toBe(404)
      expect((await withdraw(admin)).status).toBe(204)
      expect((await withdraw(admin)).status).toBe(404)
      await service.query(`update policies set effective_from = now() where specialist_id = $1`, [specialistId])
      expect(await minutesFor(own)).toBe(standardTerms.holdMinutes)
      const [counting] = await list('?history=true&limit=1')
      expect((await withdraw(admin, counting?.id)).status).toBe(404)
    })

    test('tell what would be different for bookings that they cover', async () => {
      const other = await createSpecialist(service.context.database, { practice: admin })
      const referrer = await service.person({ role: 'referrer' })
      const [first, second] = [
        await bookingSteps(service).book(referrer, other, formAbout('Ottoline Brack')),
        await bookingSteps(service).book(referrer, other, formAbout('Fenwick Brack')),
      ]
      await service.query(`update bookings set terms = $2 where id = $1`, [first.id, JSON.stringify(withHold(33))])
      const ask = (terms: SetPolicy['terms'], specialistId: string | null = other.id) =>
        service.send(admin, 'POST /api/policies/consequences', { payload: { specialistId, examTypeId: null, terms } })
      const dearer = { ...withHold(33), paperworkDays: 9, noShow: { kind: 'fixed' as const, cents: 100 } }
      expect((await ask(withHold(33))).body).toMatchObject({ upcoming: 2, alike: 1, lately: 2, compared: 1 })
      const { body } = await ask(dearer)
      expect(body).toMatchObject({ alike: 0, compared: 2, dearer: 0, cheaper: 2, documentsEarlier: 2 })
      expect(body?.['examples']).toMatchObject([
        { reference: first.reference, after: { noShowCents: 100 } },
        { reference: second.reference },
      ])
      await set({ specialistId: other.id, examTypeId: other.examTypeId })
      expect((await ask(dearer)).body).toMatchObject({ upcoming: 0, examples: [] })
    })
  })
})

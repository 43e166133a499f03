import type { Analytics, BreakdownKey, TrendKey } from '@medinotes/shared/analytics'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { addBookings, addNotes } from '../../testing/analytics-fixture.ts'
import { createSpecialist, type TestSpecialist } from '../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
let practice: Principal
let firm: Principal
let one: TestSpecialist
let other: TestSpecialist
beforeAll(async () => {
  service = await createCallerApp()
})
afterAll(() => service.close())
beforeEach(async () => {
  practice = await service.person({ role: 'admin' })
  firm = await service.person({ role: 'referrer', administers: true })
  await service.query(`update organizations set kind = 'firm' where id = $1`, [firm.organization?.id])
  one = await createSpecialist(service.context.database, { practice })
  other = await createSpecialist(service.context.database, { practice, examTypeId: one.examTypeId })
})

const refresh = () => service.context.analytics.refresh.refreshAll()
const add = (wanted: Partial<Parameters<typeof addBookings>[1]> & { at: string }) =>
  addBookings(service, { practice, firm, specialist: one, ...wanted })
/** A day of a week so many weeks ago, Monday being 0; working hours count for a year back. */
const dayOf = (weeksAgo: number, day: number) => {
  const today = Math.floor(Date.now() / 86_400_000)
  const monday = today - ((today + 3) % 7) - weeksAgo * 7
  return new Date((monday + day) * 86_400_000).toISOString().slice(0, 10)
}
const march = 'from=2026-03-02&to=2026-03-29'

async function figures(query = march, caller = practice) {
  const { status, body } = await service.send(caller, `GET /api/analytics?${query}`)
  if (status !== 200) throw new Error(`answered ${status} ${JSON.stringify(body)}`)
  return body as unknown as Analytics
}

function valuesOf({ trends }: Analytics, key: TrendKey, series: string) {
  const found = trends.find((trend) => trend.key === key)?.series.find((each) => each.key === series)
  if (!found) throw new Error(`There is no ${series} of ${key}`)
  return { values: found.values, total: found.total, before: found.before }
}
const itemsOf = ({ breakdowns }: Analytics, key: BreakdownKey) =>
  breakdowns.find((breakdown) => breakdown.key === key)?.items.map(({ name, count, beside }) => [name, count, beside])

describe('whose figures', () => {
  test('are of one’s own organization and its side alone', async () => {
    const stranger = await service.person({ role: 'admin' })
    await add({ at: '2026-03-03 10:00+08', count: 7 })
    await refresh()
    expect(valuesOf(await figures(), 'bookings', 'attended').total).toBe(7)
    const [theirs, foreign] = [await figures(march, firm), await figures(march, stranger)]
    expect(valuesOf(theirs, 'bookings', 'attended').total).toBe(7)
    expect(theirs.trends.map(({ key }) => key)).toEqual(['bookings', 'lead-time', 'fees', 'reports', 'turnaround'])
    expect(theirs.ai).toBeNull()
    expect(valuesOf(foreign, 'bookings', 'attended').total).toBe(0)
    expect(foreign.people).toEqual([])
    const asked = await service.send(stranger, `GET /api/analytics?${march}&personId=${one.id}`)
    expect(asked.status).toBe(404)
    const file = await service.send(firm, `GET /api/analytics/export?chart=fill`)
    expect(file.status).toBe(404)
  })

  test('are for those who run it, and the database says so too', async () => {
    const organization = practice.organization ?? undefined
    await add({ at: '2026-03-03 10:00+08', count: 7 })
    await refresh()
    for (const role of ['specialist', 'referrer'] as const) {
      const member = await service.person({ organization, role })
      expect((await service.send(member, 'GET /api/analytics')).status).toBe(403)
      const rows = await service.context.database.as(member, (tx) =>
        tx.selectFrom('analytics_weeks').selectAll().execute(),
      )
      expect(rows).toEqual([])
    }
    const clinician = await service.person({ organization, role: 'specialist', administers: true })
    expect(valuesOf(await figures(march, clinician), 'bookings', 'attended').total).toBe(7)
  })
})

describe('few', () => {
  test('are not shown, nor found by comparing ranges, people or charts', async () => {
    await add({ at: '2026-03-03 10:00+08', count: 9 })
    await add({ at: '2026-03-03 12:00+08', count: 3, specialist: other })
    await add({ at: '2026-03-10 10:00+08', count: 6 })
    await add({ at: '2026-03-17 10:00+08', count: 2 })
    const cancelled = { status: 'cancelled', feeCents: 45_100 }
    await add({ at: '2026-03-04 10:00+08', count: 14, reason: 'matter-settled', ...cancelled })
    await add({ at: '2026-03-04 10:00+08', count: 3, reason: 'examinee-unwell', ...cancelled })
    await refresh()
    const whole = await figures()
    expect(valuesOf(whole, 'bookings', 'attended')).toEqual({ values: [12, 6, null, 0], total: 18, before: 0 })
    const shorter = await figures('from=2026-03-02&to=2026-03-15')
    expect(valuesOf(shorter, 'bookings', 'attended').total).toBe(18)
    const his = await figures(`${march}&personId=${one.id}`)
    expect(valuesOf(his, 'bookings', 'attended').values).toEqual([10, 5, null, 0])
    const hers = await figures(`${march}&personId=${other.id}`)
    expect(valuesOf(hers, 'bookings', 'attended')).toEqual({ values: [null, 0, 0, 0], total: null, before: 0 })
    expect(itemsOf(whole, 'reasons')).toEqual([
      ['The matter has settled', 15, 45_000],
      ['The examinee is unwell', null, null],
    ])
    expect(valuesOf(whole, 'fees', 'fees').values).toEqual([17 * 45_100, 0, 0, 0])
    const { body } = await service.app.inject({
      url: `/api/analytics/export?chart=reasons&${march}`,
      headers: { authorization: `Bearer ${await service.tokenFor(practice)}` },
    })
    expect(body).toContain('The examinee is unwell,fewer than 5,0,\r\n')
  })

  test('of those who did not come tell nobody’s share', async () => {
    await add({ at: '2026-03-03 10:00+08', count: 21 })
    await add({ at: '2026-03-03 10:00+08', count: 4, status: 'no-show' })
    await add({ at: '2026-03-03 10:00+08', count: 30, specialist: other })
    await add({ at: '2026-03-03 10:00+08', count: 10, specialist: other, status: 'no-show' })
    await refresh()
    expect(itemsOf(await figures(), 'no-shows')).toEqual([
      ['Dr Wren Calloway', 40, 25],
      ['Dr Wren Calloway', 25, null],
    ])
  })
})

describe('weeks', () => {
  // Sunday 5 April 2026 at 3 am the clocks in Sydney go back; in Perth they never do.
  test('begin on Monday by the organization’s clock, also where clocks change', async () => {
    await add({ at: '2026-04-05 23:30+10', count: 6 })
    await add({ at: '2026-04-06 00:30+10', count: 8 })
    await refresh()
    const query = 'from=2026-03-30&to=2026-04-12'
    const perth = await figures(query)
    expect(perth.timeZone).toBe('Australia/Perth')
    expect(valuesOf(perth, 'bookings', 'attended').values).toEqual([14, 0])

    const change = { version: 0, timeZone: 'Australia/Sydney', prices: [] }
    expect((await service.send(practice, 'PUT /api/analytics/settings', { payload: change })).status).toBe(200)
    const sydney = await figures(query)
    expect(sydney.timeZone).toBe('Australia/Sydney')
    expect(valuesOf(sydney, 'bookings', 'attended').values).toEqual([6, 8])
    const again = await service.send(practice, 'PUT /api/analytics/settings', { payload: change })
    expect([again.status, again.body?.['code']]).toEqual([409, 'stale_version'])
  })

  test('are whole, and compared with as many before', async () => {
    await add({ at: '2026-02-24 10:00+08', count: 5 })
    await refresh()
    const { range, before, periods, ...rest } = await figures('from=2026-03-04&to=2026-03-26&by=four-weeks')
    expect([range, before]).toEqual([
      { from: '2026-03-02', to: '2026-03-29' },
      { from: '2026-02-02', to: '2026-03-01' },
    ])
    expect(periods.at(0)?.from).toBe('2026-03-02')
    expect(periods.at(-1)?.to).toBe('2026-03-29')
    expect(valuesOf({ range, before, periods, ...rest }, 'bookings', 'attended').before).toBe(5)
  })

  test.each([
    'from=2026-03-29&to=2026-03-02',
    'from=2026-03-02',
    'from=1066-01-01&to=1066-02-01',
    'from=2020-01-01&to=2026-01-01',
    'from=2026-02-30&to=2026-03-02',
    'by=day',
    'weeks=0',
    'weeks=105',
    'personId=x',
  ])('of %s are refused', async (query) => {
    expect((await service.send(practice, `GET /api/analytics?${query}`)).status).toBe(400)
  })
})

describe('what is counted', () => {
  test('fill, lead time, reports and turnaround', async () => {
    // 14 hours a day of two specialists: 196 hours a week. 49 of them are booked.
    await add({ at: `${dayOf(9, 1)} 10:00+08`, count: 40, bookedDaysBefore: 12, reportAfterDays: 6 })
    await add({ at: `${dayOf(9, 2)} 10:00+08`, count: 9, bookedDaysBefore: 30, reportAfterDays: 14, specialist: other })
    await add({ at: `${dayOf(9, 3)} 10:00+08`, count: 8, status: 'cancelled', reason: 'practice-closed' })
    await service.context.analytics.refresh.refreshAll()
    const found = await figures(`from=${dayOf(9, 0)}&to=${dayOf(7, 6)}`)
    expect(valuesOf(found, 'fill', 'fill')).toEqual({ values: [25, 0, 0], total: 10, before: null })
    expect(valuesOf(found, 'lead-time', 'days').values).toEqual([15, null, null])
    expect(itemsOf(found, 'lead-times')).toContainEqual(['8 to 14 days', 40, null])
    expect(valuesOf(found, 'reports', 'on-time').values).toEqual([0, 40, 0])
    expect(valuesOf(found, 'reports', 'late').values).toEqual([0, 9, 0])
    expect(valuesOf(found, 'turnaround', 'days').total).toBe(7)
  })

  test('notes by who wrote them, and what AI took, at the prices that were entered', async () => {
    const author = await service.person({ organization: practice.organization ?? undefined })
    const [at, tokens] = ['2026-03-03 10:00+08', { input: 2000, output: 500 }]
    await addNotes(service, { author, at, count: 6 })
    await addNotes(service, { author, at, count: 10, model: 'big', tokens })
    await addNotes(service, { author, at, count: 7, model: 'small', tokens: null })
    await refresh()
    const before = await figures()
    expect(valuesOf(before, 'notes', 'ai').total).toBe(17)
    expect(valuesOf(before, 'notes', 'offline').total).toBe(6)
    expect(itemsOf(before, 'authors')).toEqual([['Dr Robin Vale', 25, null]])
    expect(valuesOf(before, 'ai', 'ai-output').values).toEqual([5000, 0, 0, 0])
    const used = { answered: 17, untold: 7, inputTokens: 20_000, outputTokens: 5000, writingSeconds: 4 }
    expect(before.ai).toEqual({ ...used, costCents: null })

    const prices = ['big', 'small'].map((model) => ({ model, inputCents: 300, outputCents: 1200 }))
    const payload = { version: 0, timeZone: null, prices: prices.slice(0, 1) }
    const changed = await service.send(practice, 'PUT /api/analytics/settings', { payload })
    expect(changed.body).toMatchObject({ version: 1, models: ['big', 'small'], usualTimeZone: 'Australia/Perth' })
    const after = await figures()
    expect(itemsOf(after, 'models')).toEqual([
      ['big', 10, 12],
      ['small', 5, null],
    ])
    // What the other model cost is not known, so neither is the whole.
    expect(after.ai?.costCents).toBeNull()
    const trail = await service.query(
      `select details from audit_events where action = 'organization.analytics-set' and organization_id = $1`,
      [practice.organization?.id],
    )
    expect(trail).toEqual([{ details: { timeZone: null, models: ['big'] } }])
  })

  test('nothing, where there is nothing', async () => {
    const empty = await figures('')
    expect(empty.refreshedAt).toBeNull()
    expect(empty.periods).toHaveLength(13)
    expect(valuesOf(empty, 'bookings', 'attended').total).toBe(0)
    expect(empty.breakdowns.flatMap(({ items }) => items)).toEqual([])
    expect(empty.ai).toBeNull()
  })
})

describe('a refresh', () => {
  const rowsOf = () =>
    service.query('select * from analytics_weeks where organization_id = $1 order by 1, 2, 3, 4, 5', [
      practice.organization?.id,
    ])

  test('twice, or at the same moment, changes nothing', async () => {
    await add({ at: '2026-03-03 10:00+08', count: 9 })
    await refresh()
    const before = await rowsOf()
    expect(before.length).toBeGreaterThan(20)
    const id = practice.organization?.id ?? ''
    await Promise.all([1, 2, 3, 4].map(() => service.context.analytics.refresh.refresh(id)))
    expect(await rowsOf()).toEqual(before)
  })

  test('follows a booking that moved, and leaves the offered time of past weeks as it was', async () => {
    const [id] = await add({ at: `${dayOf(9, 1)} 10:00+08`, count: 6 })
    await refresh()
    await service.query(`update bookings set status = 'cancelled', cancelled_at = now() where id = $1`, [id])
    await service.query(`delete from working_hours where organization_id = $1`, [practice.organization?.id])
    await refresh()
    const found = await figures(`from=${dayOf(9, 0)}&to=${dayOf(8, 6)}`)
    expect(valuesOf(found, 'bookings', 'attended').values).toEqual([5, 0])
    expect(valuesOf(found, 'fill', 'fill').values).toEqual([5, 0])
    const ahead = await service.query(
      `select from analytics_weeks where organization_id = $1 and measure = 'offered' and week > now()`,
      [practice.organization?.id],
    )
    expect(ahead).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { demoAccount, referenceFieldId } from '../../../../testing/acuity-emulator/account.ts'
import {
  type AcuityApp,
  calendarId,
  createAcuityApp,
  shortExaminations,
  typeId,
} from '../../../../testing/acuity-fixture.ts'
import { createSpecialist, statusesOf, type TestSpecialist } from '../../../../testing/booking-fixture.ts'

const [sydneyCalendarId, videoTypeId] = [4_410_001, 9_100_003]

let acuity: AcuityApp
let colleague: TestSpecialist
beforeAll(async () => {
  acuity = await createAcuityApp()
  colleague = await createSpecialist(acuity.app.context.database, acuity)
})
afterAll(() => acuity.close())
afterEach(() => {
  const { types, forms, calendars } = shortExaminations()
  Object.assign(acuity.emulator.account, { types, forms, calendars })
})

const choose = (payload: object, { id }: { id: string } = colleague, caller = acuity.practice) =>
  acuity.app.send(caller, `PUT /api/acuity/specialists/${id}`, { payload })
const chosen = (change: { calendar?: object; type?: object } = {}) => ({
  calendars: [{ calendarId: sydneyCalendarId, placeId: colleague.placeId, ...change.calendar }],
  types: [{ examTypeId: colleague.examTypeId, typeId, ...change.type }],
})
const schedulingOf = async ({ id }: TestSpecialist) => {
  const [row] = await acuity.app.query<{ scheduling: string }>('select scheduling from specialists where id = $1', [id])
  return row?.scheduling
}
const change = (id: number, to: Partial<ReturnType<typeof demoAccount>['types'][number]>) => {
  const type = acuity.emulator.account.types.find((one) => one.id === id)
  if (type) Object.assign(type, to)
}

describe('the calendars of a specialist', () => {
  test('are chosen with the names, zones and durations that Acuity has, and given up again', async () => {
    change(typeId, { minutes: 45 })
    const { status, body } = await choose(chosen())
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...{ inAcuity: true, outsideAcuity: 0 },
      calendars: [{ calendarId: sydneyCalendarId, name: 'Macquarie Street', exclusive: true }],
      types: [{ typeId, name: 'Medicolegal examination', minutes: 45 }],
      offers: [{ examTypeId: colleague.examTypeId, minutes: 45 }],
    })
    expect(
      await acuity.app.query('select time_zone from acuity_calendars where specialist_id = $1', [colleague.id]),
    ).toEqual([{ time_zone: 'Australia/Sydney' }])
    expect(await schedulingOf(colleague)).toBe('acuity')
    expect(await choose({ calendars: [], types: [] })).toMatchObject({ status: 200, body: { inAcuity: false } })
    expect(await schedulingOf(colleague)).toBe('local')
  })

  test('are listed with those of every specialist of the practice, and of no other', async () => {
    const { body } = await acuity.app.send(acuity.practice, 'GET /api/acuity/specialists')
    const items = body?.['items'] as { id: string; calendars: object[] }[]
    expect(items.map(({ id }) => id).toSorted()).toEqual([acuity.specialist.id, colleague.id].toSorted())
    expect(items.find(({ id }) => id === acuity.specialist.id)?.calendars).toMatchObject([{ calendarId }])
    const stranger = await acuity.app.person({ role: 'admin' })
    expect(await acuity.app.send(stranger, 'GET /api/acuity/specialists')).toMatchObject({ body: { items: [] } })
  })

  test('are nobody’s to choose who has no account, or is not of the practice', async () => {
    const stranger = await acuity.app.person({ role: 'admin' })
    expect(await choose(chosen(), colleague, stranger)).toMatchObject({ status: 404 })
    expect(await choose(chosen(), { id: randomUUID() })).toMatchObject({ status: 404 })
    expect(await choose(chosen(), colleague, acuity.referrer)).toMatchObject({ status: 403 })
    const clinician = await acuity.app.person({
      role: 'specialist',
      organization: acuity.practice.organization ?? undefined,
    })
    expect(await choose(chosen(), colleague, clinician)).toMatchObject({ status: 403 })
  })

  test('of another specialist are taken', async () => {
    const reply = await choose(chosen({ calendar: { calendarId } }))
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: 'calendars' }] } })
    expect(await schedulingOf(colleague)).toBe('local')
  })

  test('are one specialist’s where two are given the same at the same moment', async () => {
    const other = await createSpecialist(acuity.app.context.database, acuity)
    const theirs = {
      calendars: [{ calendarId: sydneyCalendarId, placeId: other.placeId }],
      types: [{ examTypeId: other.examTypeId, typeId }],
    }
    expect(statusesOf(await Promise.all([choose(chosen()), choose(theirs, other)]))).toEqual([200, 400])
    await choose({ calendars: [], types: [] })
    await choose({ calendars: [], types: [] }, other)
  })
})

describe('what cannot be booked is refused where it was chosen:', () => {
  const faults: [string, string, () => object][] = [
    ['a calendar that is not there', 'calendars.0.calendarId', () => chosen({ calendar: { calendarId: 12 } })],
    ['a place of nobody’s', 'calendars.0.placeId', () => chosen({ calendar: { placeId: randomUUID() } })],
    ['a kind that is not there', 'types.0.typeId', () => chosen({ type: { typeId: 12 } })],
    ['an exam type that is not offered', 'types.0.examTypeId', () => chosen({ type: { examTypeId: randomUUID() } })],
    ['a kind that the calendar does not have', 'types.0.typeId', () => chosen({ type: { typeId: videoTypeId } })],
    ['calendars without kinds', 'types', () => ({ ...chosen(), types: [] })],
    [
      'one calendar for two places',
      'calendars',
      () => ({ ...chosen(), calendars: [...chosen().calendars, { ...chosen().calendars[0], placeId: null }] }),
    ],
    [
      'a class',
      'types.0.typeId',
      () => {
        change(typeId, { type: 'class' })
        return chosen()
      },
    ],
    [
      'a kind without our form',
      'types.0.typeId',
      () => {
        change(typeId, { formIds: [] })
        for (const form of acuity.emulator.account.forms) form.typeIds = []
        return chosen()
      },
    ],
  ]

  test.each(faults)('%s', async (_name, path, payload) => {
    expect(await choose(payload())).toMatchObject({
      status: 400,
      body: { errors: [expect.objectContaining({ path })] },
    })
    expect(await schedulingOf(colleague)).toBe('local')
  })
})

describe('a dry run', () => {
  const run = async () => {
    const { status, body } = await acuity.app.send(acuity.practice, 'POST /api/acuity/account/dry-run')
    const checks = body?.['checks'] as { key: string; status: string; words: string }[]
    return { status, checks, failed: checks?.filter(({ status: is }) => is === 'failed').map(({ key }) => key) }
  }

  test('finds nothing wrong where bookings can be made, and makes none', async () => {
    await acuity.app.context.acuity.webhooks.checkAll()
    const { status, checks } = await run()
    expect(status).toBe(200)
    expect(checks.filter(({ status: is }) => is !== 'ok')).toEqual([])
    expect(checks.map(({ key }) => key)).toEqual([
      ...['credentials', 'reference-field', 'required-fields', 'calendars', 'types', 'availability', 'webhooks'],
    ])
    expect(acuity.appointments()).toEqual([])
  })

  const fields = () => acuity.emulator.account.forms[0]?.fields ?? []
  const troubles: [string, string[], () => void][] = [
    ['a field that is gone', ['reference-field', 'required-fields'], () => void fields().splice(0)],
    [
      'a field that takes no text any more',
      ['reference-field'],
      () => void Object.assign(fields()[0] ?? {}, { type: 'yesno' }),
    ],
    [
      'another question that must be answered',
      ['required-fields'],
      () => void fields().push({ id: referenceFieldId + 1, name: 'Consent', required: true, type: 'yesno' }),
    ],
    ['another duration', ['durations'], () => change(typeId, { minutes: 90 })],
    ['a kind that is switched off', ['types'], () => change(typeId, { active: false })],
    [
      'a kind taken out of the calendar',
      ['types', 'availability'],
      () => change(typeId, { calendarIds: [sydneyCalendarId] }),
    ],
    [
      'a calendar that is gone',
      ['calendars'],
      () => {
        const { account } = acuity.emulator
        account.calendars = account.calendars.filter(({ id }) => id !== calendarId)
      },
    ],
  ]
  test.each(troubles)('finds %s', async (_name, keys, cause) => {
    cause()
    expect((await run()).failed).toEqual(keys)
  })

  test('says where nothing is free, and where the clocks differ', async () => {
    const { account } = acuity.emulator
    account.openHours = { ...account.openHours, weekdays: [] }
    account.calendars = account.calendars.map((one) => ({ ...one, timeZone: 'Australia/Sydney' }))
    const { checks } = await run()
    account.openHours = demoAccount().openHours
    const warnings = checks.filter(({ status }) => status === 'warning').map(({ key }) => key)
    expect(warnings).toEqual(['time-zones', 'availability'])
  })
})

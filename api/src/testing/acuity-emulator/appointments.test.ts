import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { referenceFieldId } from './account.ts'
import {
  booking,
  refusedWith,
  slot,
  startTestEmulator,
  telehealth,
  type TestEmulator,
  westPerth,
} from './emulator-fixture.ts'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

const usual = {
  listLagMs: 0,
  releasedSlotMs: 0,
  raceWindow: false,
  rivals: 0,
  clientsMayCancel: true,
  clientsMayReschedule: true,
}
afterEach(() => {
  Object.assign(emulator.account, { ...usual, minHoursToChange: 0 })
  emulator.account.appointments.clear()
})

const book = (change: object = {}, query = '') => emulator.send(`POST /appointments${query}`, { ...booking, ...change })
const idOf = ({ body }: { body: unknown }) => (body as { id: number }).id
const booked = async (change: object = {}, query = '') => idOf(await book(change, query))
const put = (path: string, body: unknown) => emulator.send(`PUT /appointments/${path}`, body)
const found = async (query: string) => (await emulator.send(`GET /appointments?${query}`)).body as { id: number }[]

describe('what an appointment looks like', () => {
  test('every field, numbers as text where Acuity writes them so', async () => {
    const fields = [{ id: referenceFieldId, value: 'our reference' }]
    const { status, body } = await book({ fields, calendarID: westPerth, datetime: '2026-12-03T10:00:00+0800' })
    expect(status).toBe(200)
    expect(body).toEqual({
      ...{ id: expect.any(Number), firstName: 'Bob', lastName: 'McTest', phone: '', email: 'bob.mctest@example.com' },
      ...{ date: 'December 3, 2026', time: '1:00pm', endTime: '2:00pm', dateCreated: 'November 30, 2026' },
      ...{ datetimeCreated: '2026-11-30T16:00:00-0600', datetime: '2026-12-03T13:00:00+1100' },
      ...{ price: '0.00', priceSold: '0.00', paid: 'no', amountPaid: '0.00', certificate: null },
      ...{ type: 'Medicolegal examination', appointmentTypeID: 9_100_001, classID: null, addonIDs: [], category: '' },
      ...{ duration: '60', calendar: 'West Perth', calendarID: westPerth, location: '40 Ord Street, West Perth' },
      ...{ confirmationPage: expect.stringContaining('action=appt'), notes: '', labels: null, canceled: false },
      ...{ timezone: 'Australia/Sydney', calendarTimezone: 'Australia/Perth' },
      ...{ canClientCancel: true, canClientReschedule: true, formsText: '', isVerified: false, scheduledBy: null },
      forms: [
        {
          ...{ id: 7_700_200, name: 'Booking' },
          values: [
            { id: expect.any(Number), fieldID: referenceFieldId, name: 'Booking reference', value: 'our reference' },
          ],
        },
      ],
    })
  })

  test('labels, add-ons, payments, and notes that only admins give', async () => {
    const made = await book({ labels: [{ id: 3 }], addonIDs: [5_100_001], notes: 'by a client' })
    expect(made.body).toMatchObject({ labels: [{ id: 3, name: 'Completed' }], duration: '90', notes: '' })
    expect(await emulator.send(`GET /appointments/${idOf(made)}/payments`)).toMatchObject({ status: 200, body: [] })
    const payment = { transactionID: 'ch_1', created: '2016-01-22T09:27:51-0800', processor: 'stripe' as const }
    emulator.account.payments.set(idOf(made), [{ ...payment, amount: '300.00' }])
    const { body } = await emulator.send(`GET /appointments/${idOf(made)}/payments`)
    expect(body).toEqual([{ ...payment, amount: '300.00' }])
    const noted = await book({ notes: 'by an admin' }, '?admin=true')
    expect(noted.body).toMatchObject({ notes: 'by an admin' })
  })
})

describe('what a booking is refused with', () => {
  const cases: [object, string, string][] = [
    [{ datetime: undefined }, 'required_datetime', 'The parameter "datetime" is required.'],
    [
      { appointmentTypeID: undefined },
      'required_appointment_type_id',
      'The parameter "appointmentTypeID" is required.',
    ],
    [
      { appointmentTypeID: 987_654_321 },
      'invalid_appointment_type',
      'The appointment type "987654321" does not exist.',
    ],
    [{ calendarID: 987_654_321 }, 'invalid_calendar', 'The calendar "987654321" does not exist.'],
    [{ datetime: 'asdf' }, 'invalid_datetime', 'The datetime "asdf" is invalid.'],
    [{ timezone: 'Aint/No_Timezone' }, 'invalid_timezone', 'Invalid timezone "Aint/No_Timezone".'],
    [{ firstName: '' }, 'required_first_name', 'Attribute "firstName" is required.'],
    [{ lastName: undefined }, 'required_last_name', 'Attribute "lastName" is required.'],
    [{ email: undefined }, 'required_email', 'Attribute "email" is required.'],
    [{ email: 'nowhere' }, 'invalid_email', 'Invalid "email" attribute value.'],
    [{ fields: [{ id: 1, value: 'x' }] }, 'invalid_fields', 'The field "1" does not exist on this appointment.'],
    [{ certificate: 'ABC' }, 'invalid_certificate', 'The certificate "ABC" is invalid.'],
    [
      { datetime: '2026-12-01T16:00:00+1100' },
      'not_available_min_hours_in_advance',
      'The time "2026-12-01T16:00:00+1100" is not far enough in advance.',
    ],
    [
      { datetime: '2027-12-07T16:00:00' },
      'not_available_max_days_in_advance',
      'The time "2027-12-07T16:00:00" is too far in advance.',
    ],
    [
      { datetime: '2026-12-03T05:00:00+1100' },
      'not_available',
      'The time "2026-12-03T05:00:00+1100" is not an available time slot.',
    ],
    [
      { datetime: '2026-12-03T05:00:00+1100', calendarID: undefined },
      'no_available_calendar',
      'We could not find an available calendar.',
    ],
  ]
  test.each(cases)('%o: %s', async (change, code, message) => {
    expect(await book(change)).toMatchObject(refusedWith(400, code, message))
    expect(emulator.account.appointments.size).toBe(0)
  })

  test('a field that became required, but not for admins', async () => {
    const [field] = emulator.account.forms[0]?.fields ?? []
    Object.assign(field ?? {}, { required: true })
    expect(await book()).toMatchObject(
      refusedWith(400, 'required_field', `The field "${referenceFieldId}" is required.`),
    )
    expect(await book({}, '?admin=true')).toMatchObject({ status: 200 })
    Object.assign(field ?? {}, { required: false })
  })

  test('the first of several faults, in the order of the documentation', async () => {
    const wrong = { datetime: 'asdf', appointmentTypeID: 1, calendarID: 1, timezone: 'Aint/No_Timezone', firstName: '' }
    const codes: string[] = []
    const repairs = ['appointmentTypeID', 'calendarID', 'datetime', 'timezone', 'firstName'] as const
    const change: Record<string, unknown> = { ...wrong }
    for (const repair of repairs) {
      codes.push(((await book(change)).body as { error: string }).error)
      change[repair] = booking[repair]
    }
    expect(codes).toEqual([
      ...['invalid_appointment_type', 'invalid_calendar', 'invalid_datetime', 'invalid_timezone'],
      'required_first_name',
    ])
  })
})

describe('one time for one appointment', () => {
  test('a second one is refused, padding included, but admins get in', async () => {
    await booked()
    const at = (datetime: string, query = '') => book({ datetime }, query)
    expect(await at(slot)).toMatchObject(
      refusedWith(400, 'not_available', `The time "${slot}" is not an available time slot.`),
    )
    expect(await at('2026-12-03T11:00:00+1100')).toMatchObject({ status: 400 })
    expect(await at('2026-12-03T11:30:00+1100')).toMatchObject({ status: 200 })
    expect(await at(slot, '?admin=true')).toMatchObject({ status: 200 })
  })

  test('of two at once one gets in; both where looking and inserting are apart', async () => {
    const both = async () => (await Promise.all([book(), book()])).map(({ status }) => status)
    expect((await both()).toSorted((a, b) => a - b)).toEqual([200, 400])
    emulator.account.appointments.clear()
    emulator.account.raceWindow = true
    expect(await both()).toEqual([200, 200])
  })

  test('a rival is let in first, at the very time that is booked', async () => {
    emulator.account.rivals = 1
    const id = await booked()
    const at = [...emulator.account.appointments.values()].map((one) => ({ isRival: one.id < id, at: one.startsAt }))
    expect(at).toEqual([
      { isRival: true, at: at[1]?.at },
      { isRival: false, at: at[1]?.at },
    ])
  })

  test('a calendar is picked where none is named', async () => {
    await booked()
    expect(await book({ calendarID: undefined })).toMatchObject({ status: 200, body: { calendarID: telehealth } })
    const unnamed = await book({ calendarID: undefined }, '?admin=true')
    expect(unnamed).toMatchObject({ status: 400, body: { error: 'invalid_calendar' } })
  })

  test('a time that was just given back stays refused for a while', async () => {
    emulator.account.releasedSlotMs = 60_000
    await put(`${await booked()}/cancel`, [])
    expect(await book()).toMatchObject({ status: 400, body: { error: 'not_available' } })
    emulator.clock.at += 60_001
    expect(await book()).toMatchObject({ status: 200 })
    emulator.clock.at -= 60_001
  })
})

describe('changes', () => {
  test('edits what is on the list, and says nothing of the rest', async () => {
    const id = await booked()
    const change = {
      firstName: 'Ann',
      datetime: '2026-12-04T10:00:00+1100',
      fields: [{ id: referenceFieldId, value: 'R' }],
    }
    const { status, body } = await put(String(id), change)
    expect(status).toBe(200)
    expect(body).toMatchObject({ firstName: 'Ann', datetime: slot, forms: [{ values: [{ value: 'R' }] }] })
    const cleared = refusedWith(400, 'invalid_name', 'Can not clear the field "firstName".')
    expect(await put(String(id), { firstName: '' })).toMatchObject(cleared)
  })

  test('moves, keeping the number; null has a calendar picked', async () => {
    const id = await booked()
    const later = '2026-12-03T10:30:00+1100'
    expect(await put(`${id}/reschedule`, { datetime: later })).toMatchObject({
      status: 200,
      body: { id, datetime: later },
    })
    await booked({}, '?admin=true')
    const picked = await put(`${id}/reschedule`, { datetime: slot, calendarID: null })
    expect(picked).toMatchObject({ status: 200, body: { id, calendarID: telehealth } })
    const kept = await put(`${await booked({ datetime: '2026-12-04T10:00:00+1100' })}/reschedule`, { datetime: slot })
    expect(kept).toMatchObject({ status: 400, body: { error: 'not_available' } })
    expect(await put(`${id}/reschedule`, {})).toMatchObject({ status: 400, body: { error: 'required_datetime' } })
  })

  test('what clients may not', async () => {
    const id = await booked()
    const move = (query = '') => put(`${id}/reschedule${query}`, { datetime: slot })
    const cancel = (query = '') => put(`${id}/cancel${query}`, {})
    emulator.account.minHoursToChange = 72
    const late = (what: string) => `Clients are not allowed to ${what} this close to the time of the appointment.`
    expect(await move()).toMatchObject(refusedWith(400, 'reschedule_too_close', late('reschedule')))
    expect(await cancel()).toMatchObject(refusedWith(400, 'cancel_too_close', late('cancel')))
    Object.assign(emulator.account, { clientsMayCancel: false, clientsMayReschedule: false })
    expect(await move()).toMatchObject(
      refusedWith(400, 'reschedule_not_allowed', 'Clients are not allowed to reschedule.'),
    )
    expect(await cancel()).toMatchObject(refusedWith(400, 'cancel_not_allowed', 'Clients are not allowed to cancel.'))
    expect(await move('?admin=true')).toMatchObject({ status: 200 })
    expect(await cancel('?admin=true')).toMatchObject({ status: 200 })
    expect(await move('?admin=true')).toMatchObject(
      refusedWith(400, 'reschedule_canceled', 'Canceled appointments may not be rescheduled.'),
    )
  })

  test('a series is not moved', async () => {
    const id = await booked()
    const type = emulator.account.types.find(({ id: known }) => known === booking.appointmentTypeID)
    Object.assign(type ?? {}, { type: 'series' })
    expect(await put(`${id}/reschedule`, { datetime: slot })).toMatchObject(
      refusedWith(400, 'reschedule_series', 'Class series may not be rescheduled.'),
    )
    Object.assign(type ?? {}, { type: 'service' })
  })

  test.each([
    ['nothing', undefined],
    ['[]', []],
    ['{}', {}],
  ])('cancels with %s as the body, twice', async (_, body) => {
    const id = await booked()
    expect((await emulator.send(`GET /appointments/${id}`)).body).not.toHaveProperty('noShow')
    expect(await put(`${id}/cancel`, body)).toMatchObject({ status: 200, body: { canceled: true, noShow: false } })
    const again = await put(`${id}/cancel?admin=true`, { noShow: true })
    expect(again).toMatchObject({ status: 200, body: { canceled: true, noShow: true } })
    expect(await emulator.send(`GET /appointments/${id}`)).toMatchObject({ status: 200, body: { canceled: true } })
  })
})

describe('lists', () => {
  test('the latest first, cancelled ones only where asked for', async () => {
    const first = await booked({ fields: [{ id: referenceFieldId, value: 'one' }] })
    const second = await booked({ datetime: '2026-12-07T10:00:00+1100' })
    const gone = await booked({ datetime: '2026-12-08T10:00:00+1100' })
    await put(`${gone}/cancel`, [])
    const ids = async (query: string) => (await found(query)).map(({ id }) => id)
    expect(await ids('')).toEqual([second, first])
    expect(await ids('direction=ASC')).toEqual([first, second])
    expect(await ids('canceled=true')).toEqual([gone])
    expect(await ids('showall=true&max=2')).toEqual([gone, second])
    expect(await ids('minDate=2026-12-04&maxDate=2026-12-07')).toEqual([second])
    expect(await ids(`field:${referenceFieldId}=one`)).toEqual([first])
    expect(await ids(`field:${referenceFieldId}=on`)).toEqual([])
    expect(await ids('calendarID=4410002')).toEqual([])
    expect(await ids('email=bob.mctest%40example.com&offset=1&page=9')).toEqual([second, first])
    expect((await found('excludeForms=true'))[0]).not.toHaveProperty('forms')
  })

  test('a new one is hidden for as long as lists lag, though it can be read', async () => {
    emulator.account.listLagMs = 5000
    const id = await booked()
    expect(await found('')).toEqual([])
    expect(await emulator.send(`GET /appointments/${id}`)).toMatchObject({ status: 200 })
    emulator.clock.at += 5000
    expect(await found('')).toMatchObject([{ id }])
    emulator.clock.at -= 5000
  })
})

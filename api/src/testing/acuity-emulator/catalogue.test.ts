import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { referenceFieldId } from './account.ts'
import {
  booking,
  examination,
  macquarieStreet,
  refusedWith,
  slot,
  startTestEmulator,
  telehealth,
  type TestEmulator,
  videoReview,
  westPerth,
} from './emulator-fixture.ts'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

const read = async (path: string) => (await emulator.send(`GET ${path}`)).body

describe('what the account has', () => {
  test('itself', async () => {
    expect(await read('/me')).toEqual({
      ...{ id: 2_216_031, email: 'rooms@harbour.test', timezone: 'Australia/Sydney', firstDayOfWeek: 0 },
      ...{ timeFormat: 'ampm', currency: 'AUD', schedulingPage: expect.any(String), embedCode: '' },
      ...{ plan: 'Powerhouse', name: 'Harbour Medicolegal', description: '' },
    })
  })

  test('calendars', async () => {
    const calendars = (await read('/calendars')) as object[]
    expect(calendars).toHaveLength(3)
    expect(calendars[2]).toEqual({
      ...{ id: westPerth, name: 'West Perth', email: '', replyTo: '', description: '' },
      ...{ location: '40 Ord Street, West Perth', timezone: 'Australia/Perth', thumbnail: '', image: '' },
    })
  })

  test('kinds of appointment, those no longer offered only where asked for', async () => {
    const types = (await read('/appointment-types')) as object[]
    expect(types[2]).toEqual({
      ...{ id: videoReview, active: true, name: 'File review by video', description: '', duration: 30, price: '0.00' },
      ...{ category: '', color: '#6FCF97', private: false, type: 'service', classSize: null, image: '' },
      ...{ paddingAfter: 0, paddingBefore: 0, calendarIDs: [telehealth], addonIDs: [], formIDs: [7_700_200] },
      schedulingUrl: expect.stringContaining(String(videoReview)),
    })
    const last = emulator.account.types.at(-1)
    Object.assign(last ?? {}, { active: false })
    expect(await read('/appointment-types')).toHaveLength(2)
    expect(await read('/appointment-types?includeDeleted=true')).toHaveLength(3)
    Object.assign(last ?? {}, { active: true })
  })

  test('forms, labels, add-ons, and where webhooks come from', async () => {
    const field = { id: referenceFieldId, name: 'Booking reference', required: false, type: 'textbox', options: [] }
    const types = [examination, 9_100_002, videoReview]
    expect(await read('/forms')).toEqual([
      { id: 7_700_200, name: 'Booking', description: '', hidden: false, appointmentTypeIDs: types, fields: [field] },
    ])
    expect(await read('/labels')).toContainEqual({ id: 2, name: 'Checked In', color: 'green' })
    expect(await read('/appointment-addons')).toEqual([
      { id: 5_100_001, name: 'Interpreter', duration: 30, price: '15.00', private: false },
    ])
    const open = await emulator.send('GET /meta', undefined, '')
    expect(open).toMatchObject({ status: 200, body: { hooks: ['127.0.0.0/8'] } })
  })
})

test('clients are chosen by name', async () => {
  const bob = { firstName: 'Bob', lastName: 'McTest', phone: '0400 000 000', email: 'bob@example.com', notes: '' }
  expect(await emulator.send('POST /clients', bob)).toMatchObject({ status: 200, body: bob })
  expect(await read('/clients?search=mct')).toEqual([bob])
  expect(await read('/clients?search=nobody')).toEqual([])
  const one = 'firstName=Bob&lastName=McTest'
  expect(await emulator.send(`PUT /clients?${one}`, { notes: 'tall' })).toMatchObject({ body: { notes: 'tall' } })
  const missing = refusedWith(400, 'client_not_found', 'Client does not exist')
  expect(await emulator.send(`PUT /clients?${one}&phone=1`, { notes: '' })).toMatchObject(missing)
  expect(await emulator.send(`DELETE /clients?${one}`)).toMatchObject({ status: 204, text: '' })
  expect(await emulator.send(`DELETE /clients?${one}`)).toMatchObject(missing)
})

test('blocks take time away, and give it back', async () => {
  const wanted = { start: '2026-12-03 9:00am', end: '2026-12-03 12:00pm', calendarID: macquarieStreet, notes: 'Leave' }
  const { status, body } = await emulator.send('POST /blocks', wanted)
  expect(status).toBe(200)
  const times = { start: '2026-12-03T09:00:00+1100', end: '2026-12-03T12:00:00+1100' }
  expect(body).toMatchObject({ ...times, calendarID: macquarieStreet, notes: 'Leave' })
  expect(await read('/blocks?minDate=2026-12-03&maxDate=2026-12-03')).toEqual([body])
  expect(await read('/blocks?minDate=2026-12-04')).toEqual([])
  expect(await read(`/blocks?calendarID=${telehealth}`)).toEqual([])
  expect(await emulator.send('POST /appointments', booking)).toMatchObject({ status: 400 })
  expect(await emulator.send('POST /blocks', { ...wanted, start: 'soon' })).toMatchObject({ status: 422 })
  const path = `DELETE /blocks/${(body as { id: number }).id}`
  expect(await emulator.send(path)).toMatchObject({ status: 204, text: '' })
  expect(await emulator.send(path)).toMatchObject({ status: 404, body: { error: 'not_found' } })
  expect(await emulator.send('POST /appointments', booking)).toMatchObject({ status: 200, body: { datetime: slot } })
})

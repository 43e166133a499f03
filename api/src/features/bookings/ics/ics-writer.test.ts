import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { type IcsEvent, writeIcs } from './ics-writer.ts'

const event: IcsEvent = {
  uid: 'one@medinotes.test',
  sequence: 3,
  cancelled: false,
  // The clock goes back in Sydney between them.
  startsAt: new Date('2027-04-03T15:30:00Z'),
  endsAt: new Date('2027-04-03T16:30:00Z'),
  changedAt: new Date('2027-01-05T03:04:05.678Z'),
  summary: 'Orthopaedic; spine, neck \\ back MN-7K3QHA',
  location: `Harbour Rooms, 1 Quay Street, ${'Föhn 风景 👩‍⚕️ '.repeat(12)}`,
  description: 'Dr Wren Calloway\nhttps://medinotes.test/app/bookings/1',
  url: 'https://medinotes.test/app/bookings/1',
}
const write = (change: Partial<IcsEvent> = {}) =>
  writeIcs({ method: 'PUBLISH', name: 'MediNotes Pro', events: [{ ...event, ...change }] })

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const [component] = calendar.getAllSubcomponents('vevent')
  if (component === undefined) throw new Error('It holds no event')
  return { calendar, component, event: new ICAL.Event(component) }
}

it('another reader gets back every word of an event, and the instants whatever its zone', () => {
  const { calendar, component, event: found } = read(write())
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  const { uid, sequence, summary, location, description } = found
  expect({ uid, sequence, summary, location, description }).toEqual({
    ...{ uid: event.uid, sequence: 3, summary: event.summary, location: event.location },
    description: event.description,
  })
  expect(found.startDate.toJSDate()).toEqual(event.startsAt)
  expect(found.endDate.toJSDate()).toEqual(event.endsAt)
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED')
})

it('no line is longer than 75 octets, and none cuts a character in two', () => {
  const file = write()
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(file).not.toContain('\uFFFD')
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

it('what is cancelled says so and keeps nobody’s time', () => {
  const { component } = read(write({ cancelled: true }))
  expect(component.getFirstPropertyValue('status')).toBe('CANCELLED')
  expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
})

it('no name of a place ends its line and begins another property', () => {
  const { component } = read(write({ location: 'Rooms\r\nATTENDEE:mailto:x@y.test\u0000\u0007' }))
  expect(component.getFirstPropertyValue('attendee')).toBeNull()
  expect(component.getFirstPropertyValue('location')).toBe('Rooms\nATTENDEE:mailto:x@y.test')
})

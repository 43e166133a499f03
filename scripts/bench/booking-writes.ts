import type { Slot } from '@medinotes/shared/availability'
import pg from 'pg'
import { againstRows, compareWithSql, shareOf } from './against-sql.ts'
import { ask } from './ask.ts'
import { addSchedules, dayAfter, examTypeId } from './availability.ts'
import { median } from './figures.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const [warmUp, rounds] = [20, 100]
const slotDays = 20
const referrers = 10

const form = {
  examinee: { name: 'Bench Person', dateOfBirth: '1979-04-02' },
  matter: { claimNumber: 'WC-20417', claimType: 'workers-compensation' },
  questions: ['What is the diagnosis?', 'Is the condition stable?'],
}

export const bookingWrites: Part = {
  name: 'booking-writes',
  measures:
    'A referrer holds a slot and confirms the booking, two requests, one booking after another; against the statements that this asks ' +
    'of PostgreSQL, by bare pg, one after another on a copy of the database.',
  measure: (withProduct) => withProduct({ people: referrers + 1 }, measureBookingWrites),
}

async function measureBookingWrites(product: Product): Promise<Row[]> {
  const book = await prepareBookings(product)
  const against = await compareWithSql(product, { warmUp, rounds, round: book })
  return [
    ...againstRows('a booking', against),
    { what: 'bookings', measured: 1000 / median(against.serviceMs), unit: 'a second' },
    { what: 'share of the rate of the statements alone', measured: shareOf(against), unit: '', aim: { atLeast: 0.5 } },
  ]
}

/** Referrers of a firm, and a free slot for each booking that is asked for by its number. */
export async function prepareBookings(product: Product) {
  const client = new pg.Client(product.adminUrl)
  await client.connect()
  try {
    await client.query(`set app.system = 'on'`)
    await addSchedules(client)
    await client.query(
      `with firm as (insert into organizations (id, name, kind) values (gen_random_uuid(), 'Bench firm', 'firm') returning id)
       update memberships set organization_id = firm.id, role = 'referrer'
       from firm where person_id in (select id from people where subject <> 'person-1')`,
    )
  } finally {
    await client.end()
  }
  const tokens = product.tokensOfPeople.slice(1)
  const slots = await findSlots(product.url, tokens[0] ?? '')
  return async (url: string, number: number) => {
    const [token, slot] = [tokens[number % tokens.length] ?? '', slots[number]]
    if (slot === undefined) throw new Error(`There are only ${slots.length} free slots`)
    const { text } = await ask(url, { method: 'POST', path: '/api/bookings', token, body: { slotId: slot.id } })
    const { id } = JSON.parse(text) as { id: string }
    await ask(url, { method: 'POST', path: `/api/bookings/${id}/confirm`, token, body: form })
  }
}

/** One of each specialist and day, so that none is in the way of another. */
async function findSlots(url: string, token: string) {
  const found: Slot[] = []
  for (let day = 2; day < slotDays; day += 1) {
    const query = new URLSearchParams({ examTypeId, from: dayAfter(day), to: dayAfter(day) })
    const { text } = await ask(url, { method: 'GET', path: `/api/availability?${query.toString()}`, token })
    const { slots } = JSON.parse(text) as { slots: Slot[] }
    found.push(...new Map(slots.map((slot) => [slot.specialistId, slot])).values())
  }
  return found
}

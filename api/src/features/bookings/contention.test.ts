import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Slot } from '@medinotes/shared/availability'
import type { Principal } from '../../platform/principal.ts'
import { createSpecialist, type TestSpecialist } from '../../testing/booking-fixture.ts'
import { createInstances, type Instance, type Instances } from '../../testing/instances.ts'
import { startServiceProcess } from '../../testing/service-process.ts'

let installation: Instances
let here: Instance
let elsewhere: Awaited<ReturnType<typeof startServiceProcess>>
let specialist: TestSpecialist
let callers: { person: Principal; headers: Record<string, string> }[]

beforeAll(async () => {
  installation = await createInstances()
  const environment = { SECOND_FACTOR_ROLES: 'none', LOG_LEVEL: 'error' }
  here = await installation.start({ environment })
  elsewhere = await startServiceProcess({ ...installation.environment, ...environment })
  specialist = await createSpecialist(here.context.database, {
    practice: await installation.person(here, { role: 'admin' }),
  })
  callers = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const person = await installation.person(here, { role: 'referrer' })
      return { person, headers: await installation.headersOf(person) }
    }),
  )
})
afterAll(async () => {
  await elsewhere.stop()
  await installation.close()
})

async function freeSlot() {
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const query = `examTypeId=${specialist.examTypeId}&from=${day}&to=${day}`
  const reply = await fetch(`${elsewhere.url}/api/availability?${query}`, { headers: callers[0]?.headers ?? {} })
  const { slots } = (await reply.json()) as { slots: Slot[] }
  return slots[0]?.id ?? 'none'
}

/** By turns in the one process and in the other, each time as another person. */
async function attempt(slotId: string, index: number) {
  const headers = { ...callers[index % callers.length]?.headers, 'content-type': 'application/json' }
  const { url } = index % 2 === 0 ? here : elsewhere
  const reply = await fetch(`${url}/api/bookings`, { method: 'POST', headers, body: JSON.stringify({ slotId }) })
  const body = (await reply.json()) as { id?: string; code?: string; slots?: Slot[] }
  return { ...body, status: reply.status }
}

const attempts = (slotId: string, first: number, count: number) =>
  Promise.all(Array.from({ length: count }, (_, index) => attempt(slotId, first + index)))

type Reply = Awaited<ReturnType<typeof attempt>>

/** What exactly one of them may say. */
function expectOneWinner(replies: readonly Reply[], slotId: string) {
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  const others = replies.filter(({ status }) => status !== 201)
  expect([...new Set(others.map(({ status, code }) => `${status} ${code}`))]).toEqual(['409 slot_taken'])
  for (const { slots = [] } of others) {
    expect(slots).toHaveLength(5)
    expect(slots.map(({ id }) => id)).not.toContain(slotId)
  }
}

test('of two people who take one slot at the same moment one gets it, time after time', async () => {
  for (let round = 0; round < 5; round++) {
    const slotId = await freeSlot()
    const replies = await attempts(slotId, round * 2, 2)
    expect(replies.map(({ status }) => status)).toContain(201)
    expectOneWinner(replies, slotId)
  }
})

test('of a thousand attempts in two processes on one database exactly one wins', { timeout: 60_000 }, async () => {
  const slotId = await freeSlot()
  const replies: Reply[] = []
  // More at once would wait for a connection of a busy machine until they are sent away with 503.
  for (let wave = 0; wave < 40; wave++) replies.push(...(await attempts(slotId, wave * 25, 25)))
  expectOneWinner(replies, slotId)
  const rows = await installation.query(
    `select from slot_reservations r join bookings b on b.id = r.booking_id
     where b.starts_at = (select starts_at from bookings where id = $1) and b.specialist_id = $2`,
    [replies.find(({ status }) => status === 201)?.id, specialist.id],
  )
  expect(rows).toHaveLength(1)
})

import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from './platform/principal.ts'
import { createSpecialist } from './testing/booking-fixture.ts'
import { bookOn, callerAt, stepsBy } from './testing/booking-load.ts'
import { visit } from './testing/consultation-fixture.ts'
import { lacksHaproxy, startHaproxy } from './testing/haproxy.ts'
import { createInstances, type Instance, type Instances } from './testing/instances.ts'
import { type LiveReader, readLive } from './testing/live-reader.ts'
import { type OpenAiStandIn, startOpenAiStandIn } from './testing/openai-stand-in/openai-stand-in.ts'
import { lacksRedis, startRedis } from './testing/redis-server.ts'
import { freePort, startServiceProcess } from './testing/service-process.ts'
import { createUploadClient } from './testing/upload-client.ts'

// Two processes with nothing in common but PostgreSQL, Redis and the folder of documents and keys, behind a proxy that gives
// each request to the other one by turns.
type ServiceProcess = Awaited<ReturnType<typeof startServiceProcess>>

const lacksParts = lacksRedis || lacksHaproxy

let redis: Awaited<ReturnType<typeof startRedis>>
let openai: OpenAiStandIn
let installation: Instances
let here: Instance
let ports: number[]
let processes: ServiceProcess[]
let proxy: Awaited<ReturnType<typeof startHaproxy>>
let practice: Principal

const settings = () => ({
  ...{ SECOND_FACTOR_ROLES: 'none', LOG_LEVEL: 'error', REDIS_URL: redis.url, TRUST_PROXY: '127.0.0.1' },
  ...{ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: openai.baseUrl },
})
const startAt = (port: number) =>
  startServiceProcess({ ...installation.environment, ...settings(), PORT: String(port) })

beforeAll(async () => {
  if (lacksParts) return
  ;[redis, openai, installation] = await Promise.all([startRedis(), startOpenAiStandIn(), createInstances()])
  here = await installation.start({ environment: settings() })
  ports = [await freePort(), await freePort()]
  processes = await Promise.all(ports.map(startAt))
  proxy = await startHaproxy(ports)
  practice = await installation.person(here, { role: 'admin' })
}, 60_000)
afterAll(async () => {
  if (lacksParts) return
  await proxy.stop()
  await Promise.all(processes.map((each) => each.kill()))
  await installation.close()
  await openai.close()
  await redis.stop()
})

/** Requests of one person through the proxy. */
const callerOf = async (person: Principal) => callerAt(proxy.url, await installation.headersOf(person))

/** Reads a stream to its end, or hangs up after so many events. */
async function readEvents(reply: Response, most = Infinity) {
  let text = ''
  const wholeEvents = () => text.slice(0, text.lastIndexOf('\n\n') + 2)
  const idsOf = (events: string) => [...events.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  for await (const chunk of reply.body ?? []) {
    text += Buffer.from(chunk as Uint8Array).toString()
    if (idsOf(wholeEvents()).length >= most) break
  }
  return { text: wholeEvents(), ids: idsOf(wholeEvents()) }
}

test.skipIf(lacksParts)('a note read at the one and the other by turns comes whole, each event once', async () => {
  const call = await callerOf(await installation.person(here))
  openai.enqueue({ tokensPerSecond: 80 })
  const begun = await readEvents(await call('POST /api/consultation', { payload: visit }), 2)
  const id = /"consultationId":"([^"]+)"/.exec(begun.text)?.[1] ?? ''
  const parts = [begun]
  const isWhole = () => parts.at(-1)?.text.includes('event: finished') ?? false
  while (!isWhole()) {
    const position = parts.flatMap(({ ids }) => ids).at(-1) ?? 0
    parts.push(
      await readEvents(
        await call(`GET /api/consultations/${id}/events?attempt=1`, { headers: { 'last-event-id': String(position) } }),
        2,
      ),
    )
  }
  expect(parts.length).toBeGreaterThan(2)
  const ids = parts.flatMap((part) => part.ids)
  expect(ids).toEqual(ids.map((_, index) => index + 1))
})

test.skipIf(lacksParts)('an upload whose parts arrive at the one and the other is one file', async () => {
  const referrer = await installation.person(here, { role: 'referrer' })
  const { id: bookingId } = await stepsBy(await callerOf(referrer)).book(referrer, await newSpecialist())
  const { begin, patch } = createUploadClient({ url: proxy.url, headersOf: installation.headersOf })
  const brief = randomBytes(5 * 2 ** 20)
  const { id } = await begin(referrer, brief.length, { bookingId, kind: 'medical-record', filename: 'brief.pdf' })
  for (let offset = 0; offset < brief.length; offset += 2 ** 20) {
    const sent = await patch(referrer, id, offset, brief.subarray(offset, offset + 2 ** 20))
    expect(sent).toMatchObject({ status: 204, offset: offset + 2 ** 20 })
  }
})

const newSpecialist = () => createSpecialist(here.context.database, { practice })
test.skipIf(lacksParts)(
  'restarted one after the other under load, they lose no booking that they acknowledged and make none twice',
  { timeout: 90_000 },
  async () => {
    const load = { isOver: false }
    const people = await Promise.all(Array.from({ length: 4 }, () => installation.person(here, { role: 'referrer' })))
    const bookers = people.map(async (person) =>
      bookOn(await callerOf(person), { specialist: await newSpecialist(), by: practice }, load),
    )
    const listener = await listenTo(practice)
    for (const [index, port] of ports.entries()) {
      await wait(500)
      await processes[index]?.stop()
      processes[index] = await startAt(port)
    }
    const confirmed = () =>
      installation.query<{ id: string }>(`select id from bookings where status = 'confirmed' and held_by = any($1)`, [
        people.map(({ personId }) => personId),
      ])
    await expect.poll(async () => (await confirmed()).length, { timeout: 30_000 }).toBeGreaterThan(20)
    load.isOver = true
    const acknowledged = (await Promise.all(bookers)).flat().map(({ id }) => id)
    const stored = await confirmed()
    expect(stored.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted())
    await expect.poll(() => listener.heard(), { timeout: 30_000 }).toEqual(new Set(acknowledged))
    await listener.leave()
  },
)

/** Hears of bookings as the page of somebody at the practice does, coming back where it was when it was cut. */
async function listenTo(person: Principal) {
  const headers = await installation.headersOf(person)
  const before = new Set<unknown>()
  const leaving = Promise.withResolvers<void>()
  let isLeaving = false
  let reader: LiveReader | null = null
  async function readOn(position?: number) {
    if (isLeaving) return
    reader = await readLive(proxy.url, headers, position).catch(() => null)
    await Promise.race([reader?.ended ?? wait(50), leaving.promise])
    const last = reader?.events.findLast(({ id }) => id !== null)?.id ?? position
    for (const { data } of reader?.changes() ?? []) before.add(data['id'])
    // Not at once, so that something happens meanwhile.
    if (!isLeaving) await wait(700)
    await readOn(last)
  }
  const reading = readOn()
  return {
    heard: () => new Set([...before, ...(reader?.changes() ?? []).map(({ data }) => data['id'])]),
    async leave() {
      isLeaving = true
      leaving.resolve()
      reader?.letGo()
      await reading
    },
  }
}

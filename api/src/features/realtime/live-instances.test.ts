import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { createInstances, type Instance, type Instances } from '../../testing/instances.ts'
import { type LiveReader, readLive } from '../../testing/live-reader.ts'
import { lacksRedis, startRedis } from '../../testing/redis-server.ts'
import { type Audit, createAudit } from '../audit/audit.service.ts'

const streams = 200

let redis: Awaited<ReturnType<typeof startRedis>>
let installation: Instances
let one: Instance
let two: Instance
let admin: Principal

beforeAll(async () => {
  if (lacksRedis) return
  redis = await startRedis()
  installation = await createInstances()
  const environment = { REDIS_URL: redis.url }
  one = await installation.start({ environment })
  two = await installation.start({ environment })
  admin = await installation.person(one, { role: 'admin' })
})
afterAll(async () => {
  if (lacksRedis) return
  await installation.close()
  await redis.stop()
})

const auditOf = ({ context: { logger, realtime } }: Instance) =>
  createAudit({ logger, onRecorded: realtime.onRecorded })

/** Records a change on that instance as a feature does it. */
async function change(instance: Instance, person: Principal, audit: Audit = auditOf(instance)) {
  const id = randomUUID()
  await instance.context.database.as(person, (tx) =>
    audit.record(tx, person, 'invitation.sent', { type: 'invitation', id }),
  )
  return id
}

const idsOf = (reader: LiveReader) => reader.changes().map(({ data }) => data['id'])

/** The changes of an organization in the order of its chain. */
async function chainOf({ organization }: Principal) {
  const rows = await installation.query<{ id: string }>(
    `select e.subject_id as id from audit_links l join audit_events e on e.id = l.event_id
     where l.chain = $1 and e.action = 'invitation.sent' order by l.seq`,
    [organization?.id],
  )
  return rows.map(({ id }) => id)
}

test.skipIf(lacksRedis)('a change at one instance is told at the other within a moment', async () => {
  const reader = await readLive(two.url, await installation.headersOf(admin))
  const began = performance.now()
  const made: string[] = []
  for (let count = 1; count <= 4; count++) {
    made.push(await change(one, admin))
    await reader.has(count)
  }
  // Found by looking alone these would take six seconds and more.
  expect(performance.now() - began).toBeLessThan(3000)
  expect(idsOf(reader)).toEqual(made)
  reader.letGo()
})

test.skipIf(lacksRedis)(
  'while Redis is killed and restarted under 200 streams each hears every change once, and none ends',
  { timeout: 60_000 },
  async () => {
    const people = await Promise.all(
      Array.from({ length: streams / 10 }, () =>
        installation.person(one, { role: 'admin', organization: admin.organization ?? undefined }),
      ),
    )
    const readers = await Promise.all(
      people.flatMap((person) =>
        Array.from({ length: 10 }, async (_, index) =>
          readLive((index % 2 === 0 ? one : two).url, await installation.headersOf(person)),
        ),
      ),
    )
    expect(readers).toHaveLength(streams)
    let ended = 0
    for (const reader of readers) void reader.ended.then(() => (ended += 1))

    const made: string[] = []
    for (const instance of [one, two]) made.push(await change(instance, admin))
    await redis.stop()
    for (const instance of [one, two, one]) made.push(await change(instance, admin))
    await Promise.all(readers.map((reader) => reader.has(made.length)))
    await redis.start()
    for (const instance of [two, one]) made.push(await change(instance, admin))
    await Promise.all(readers.map((reader) => reader.has(made.length)))

    for (const reader of readers) expect(idsOf(reader)).toEqual(made)
    expect(ended).toBe(0)
    // Back as before: word comes at once again.
    await expect
      .poll(
        async () => {
          const began = performance.now()
          made.push(await change(one, admin))
          await readers[1]?.has(made.length)
          return performance.now() - began
        },
        { timeout: 20_000, interval: 50 },
      )
      .toBeLessThan(500)
    for (const reader of readers) reader.letGo()
    await Promise.all(readers.map((reader) => reader.ended))
  },
)

test.skipIf(lacksRedis)(
  'a reader that is cut again and again misses nothing that 20 writers commit at once, and hears nothing twice',
  { timeout: 60_000 },
  async () => {
    const home = await installation.person(one, { role: 'admin' })
    await change(one, home)
    const headers = await installation.headersOf(home)
    const heard: unknown[] = []
    const before = await chainOf(home)
    let position: number | undefined
    let connections = 0
    const writers = { areDone: false }

    async function readOn() {
      while (!writers.areDone || heard.length < (await chainOf(home)).length - before.length) {
        connections += 1
        const reader = await readLive((connections % 2 === 0 ? one : two).url, headers, position)
        if (reader.events[0]?.event !== 'ready') throw new Error(`The stream began with ${reader.events[0]?.event}`)
        await Promise.race([reader.has(15), new Promise((resolve) => setTimeout(resolve, 150))])
        reader.letGo()
        await reader.ended
        heard.push(...idsOf(reader))
        position = reader.events.at(-1)?.id ?? position
      }
    }

    const reading = readOn()
    await expect.poll(() => position).toBeDefined()
    const write = async (writer: number) => {
      for (let count = 0; count < 20; count++) await change(writer % 2 === 0 ? one : two, home)
    }
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)))
    writers.areDone = true
    await reading
    expect(connections).toBeGreaterThan(4)
    expect(heard).toHaveLength(400)
    expect(heard).toEqual((await chainOf(home)).slice(before.length))
  },
)

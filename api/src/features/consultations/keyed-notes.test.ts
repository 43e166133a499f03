import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { visit } from '../../testing/consultation-fixture.ts'
import { createInstances, type Instance, type Instances } from '../../testing/instances.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'

let installation: Instances
let one: Instance
let two: Instance
let clinician: Principal

beforeAll(async () => {
  installation = await createInstances()
  const start = () => installation.start({ writer: createScriptedWriter([text('summary', 'Left knee pain.')]) })
  one = await start()
  two = await start()
  clinician = await installation.person(one)
})
afterAll(() => installation.close())

interface Sent {
  at?: Instance
  key?: string
}

const post = (path: string, { at = one, ...sent }: Sent & { body?: unknown }) =>
  installation.post(at, path, { as: clinician, ...sent })
const create = (sent: Sent) => post('/consultation', { body: visit, ...sent })
const noteOf = (stream: string) => /"consultationId":"([^"]+)"/.exec(stream)?.[1]

async function countNotes() {
  const statement = 'select count(*)::int from consultations where author_id = $1'
  const [row] = await installation.query<{ count: number }>(statement, [clinician.personId])
  return row?.count ?? 0
}

describe('a note asked for with a key', () => {
  test('is written once for 20 that arrive together at two instances, and all read it to its end', async () => {
    const key = randomUUID()
    const before = await countNotes()
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => create({ key, at: index % 2 === 0 ? one : two })),
    )
    expect(await countNotes()).toBe(before + 1)
    expect(new Set(replies.map(({ text: stream }) => noteOf(stream))).size).toBe(1)
    for (const { status, text: stream } of replies) {
      expect(status).toBe(200)
      expect(stream).toMatch(/^id: 1\nevent: started[^]*Left knee pain[^]*event: finished/)
    }
  })

  test('that its first process stored and did not answer for is found, not written again', async () => {
    const key = randomUUID()
    const first = noteOf((await create({ key })).text)
    await installation.query(`update idempotency_keys set state = 'in-progress', leased_until = now() where key = $1`, [
      key,
    ])
    const before = await countNotes()
    expect(noteOf((await create({ key, at: two })).text)).toBe(first)
    expect(await countNotes()).toBe(before)
  })

  test('that its first process never stored is written', async () => {
    const key = randomUUID()
    await create({ key })
    await installation.query(
      `update idempotency_keys set state = 'in-progress', leased_until = now(), resource_id = gen_random_uuid() where key = $1`,
      [key],
    )
    const before = await countNotes()
    expect((await create({ key })).text).toContain('event: finished')
    expect(await countNotes()).toBe(before + 1)
  })

  test('that cannot be continued is refused alike each time', async () => {
    const key = randomUUID()
    const id = noteOf((await create({})).text)
    const replies = [1, 2].map(() => post(`/consultations/${id}/continue`, { key }))
    for (const reply of await Promise.all(replies)) {
      expect([reply.status, JSON.parse(reply.text).code]).toEqual([409, 'nothing_to_continue'])
    }
  })

  test('is continued once however often that is asked with one key', async () => {
    const id = noteOf((await create({})).text)
    await installation.query(`update consultations set status = 'failed' where id = $1`, [id])
    const key = randomUUID()
    for (const at of [one, two]) {
      const { status, text: stream } = await post(`/consultations/${id}/continue`, { key, at })
      expect([status, /"attempt":(\d+)/.exec(stream)?.[1]]).toEqual([200, '2'])
      expect(stream).toContain('event: finished')
    }
  })
})

import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createInstances, type Instance, type Instances } from '../../testing/instances.ts'
import { createCipher } from '../crypto/cipher.ts'
import type { Principal } from '../principal.ts'
import { createIdempotencyKeys } from './idempotency-keys.ts'

const leaseLeftMs = 600

let installation: Instances
let one: Instance
let two: Instance
let admin: Principal

beforeAll(async () => {
  installation = await createInstances()
  one = await start()
  two = await start()
  admin = await installation.person(one, { role: 'admin' })
})
afterAll(() => installation.close())

const cipher = createCipher({ current: 'test', keys: new Map([['test', randomBytes(32)]]) })

const start = (times: { patienceMs?: number } = {}) =>
  installation.start({
    override: ({ database }) => ({ idempotencyKeys: createIdempotencyKeys({ database, cipher }, times) }),
  })

interface Sent {
  at?: Instance
  as?: Principal
  key?: string
  body?: unknown
  headers?: Record<string, string>
}

const post = (path: string, { at = one, as = admin, ...sent }: Sent) => installation.post(at, path, { as, ...sent })

const newInvitation = () => ({ email: `${randomUUID()}@example.test`, role: 'referrer' })
const invite = (sent: Sent) => post('/organization/invitations', sent)
const codeOf = ({ text: words }: { text: string }) => (JSON.parse(words) as { code: string }).code
const countOf = async (statement: string, values: unknown[]) =>
  (await installation.query<{ count: number }>(`select count(*)::int from ${statement}`, values))[0]?.count
const invitationsTo = (email: string) => countOf('invitations where email = $1', [email])

describe('a request with a key', () => {
  test('is carried out once for 20 that arrive together at two instances, and all get the one result', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => invite({ key, body, at: index % 2 === 0 ? one : two })),
    )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(replies.map(({ text: words }) => words)).size).toBe(1)
    expect(replies.filter(({ replayed }) => replayed === 'true')).toHaveLength(19)
    expect(await invitationsTo(body.email)).toBe(1)
    expect(
      await countOf('audit_events where action = $1 and subject_id = $2', [
        'invitation.sent',
        JSON.parse(replies[0]?.text ?? '').id,
      ]),
    ).toBe(1)
  })

  test('is answered as before after the instance that carried it out was replaced', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    const gone = await start()
    const first = await invite({ key, body, at: gone })
    await gone.close()
    const again = await invite({ key, body, at: two })
    expect(again).toMatchObject({ status: 201, text: first.text, replayed: 'true' })
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
  })

  test('is one however its body is written, and another with any other value or address', async () => {
    const [key, { email, role }] = [randomUUID(), newInvitation()]
    expect(await invite({ key, body: { email, role } })).toMatchObject({ status: 201, replayed: null })
    expect(await invite({ key, body: { role, email } })).toMatchObject({ status: 201, replayed: 'true' })
    for (const other of [
      await invite({ key, body: { email: `x${email}`, role } }),
      await post('/break-glass', { key, body: { reason: 'The author is away and the patient is in emergency.' } }),
    ]) {
      expect([other.status, codeOf(other)]).toEqual([422, 'idempotency_mismatch'])
    }
    expect(await invitationsTo(`x${email}`)).toBe(0)
  })

  test('has nothing to do with the same key of somebody else, or of the same person elsewhere', async () => {
    const key = randomUUID()
    const colleague = await installation.person(one, { role: 'admin', organization: admin.organization ?? undefined })
    const bodies = [newInvitation(), newInvitation(), newInvitation()]
    const elsewhere = await installation.person(one, { role: 'admin' })
    await installation.query(
      `insert into memberships (organization_id, person_id, role, administers) values ($1, $2, 'admin', true)`,
      [elsewhere.organization?.id, colleague.personId],
    )
    const there = { 'x-organization-id': elsewhere.organization?.id ?? '' }
    const here = { 'x-organization-id': admin.organization?.id ?? '' }
    const replies = [
      await invite({ key, body: bodies[0], headers: here }),
      await invite({ key, body: bodies[1], as: colleague, headers: here }),
      await invite({ key, body: bodies[2], as: colleague, headers: there }),
    ]
    expect(replies.map(({ status, replayed }) => [status, replayed])).toEqual(replies.map(() => [201, null]))
    expect((await invite({ key, body: bodies[2], as: colleague, headers: there })).text).toBe(replies[2]?.text)
  })

  test('keeps what a handler refused, and nothing that was refused before it', async () => {
    const [key, missing] = [randomUUID(), randomUUID()]
    const end = (id: string) => post(`/break-glass/${id}/end`, { key })
    expect(await end('not-an-id')).toMatchObject({ status: 400, replayed: null })
    const refused = await end(missing)
    expect(refused).toMatchObject({ status: 404, replayed: null })
    expect(await end(missing)).toMatchObject({ status: 404, replayed: 'true', text: refused.text })
  })

  test('stores no word of its reply in the clear', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    await invite({ key, body })
    const [row] = await installation.query(`select k::text as row from idempotency_keys k where key = $1`, [key])
    expect(JSON.stringify(row)).toMatch(/v1\./)
    expect(JSON.stringify(row)).not.toContain(body.email)
  })

  test('counts for a day and is swept away after it', async () => {
    const [key, swept, body] = [randomUUID(), randomUUID(), newInvitation()]
    await invite({ key, body })
    await invite({ key: swept, body: newInvitation() })
    await installation.query(`update idempotency_keys set expires_at = now() where key in ($1, $2)`, [key, swept])
    expect(await invite({ key, body: newInvitation() })).toMatchObject({ status: 201, replayed: null })
    expect(await one.context.idempotencyKeys.sweepExpired()).toBe(1)
    expect(await countOf('idempotency_keys where key in ($1, $2)', [key, swept])).toBe(1)
  })
})

test('without a key every request is carried out', async () => {
  const body = newInvitation()
  const replies = [await invite({ body }), await invite({ body })]
  expect(replies.map(({ replayed }) => replayed)).toEqual([null, null])
  expect(replies[0]?.text).not.toBe(replies[1]?.text)
})

test.each([
  ['of 256 characters', 'x'.repeat(256)],
  ['with a space', 'one two'],
  ['that is empty', ''],
  ['with letters beyond ASCII', 'schl\u00fcssel'],
])('a key %s is refused, and nothing happens', async (_what, key) => {
  const body = newInvitation()
  const reply = await invite({ key, body })
  expect([reply.status, codeOf(reply)]).toEqual([400, 'malformed'])
  expect(await invitationsTo(body.email)).toBe(0)
})

test('a key of 255 characters is taken', async () => {
  expect((await invite({ key: '~'.repeat(255), body: newInvitation() })).status).toBe(201)
})

describe('an attempt that came to nothing', () => {
  const block = `create function pg_temp_fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
    create trigger fail before insert on invitations for each row execute function pg_temp_fail()`
  const unblock = 'drop trigger fail on invitations; drop function pg_temp_fail'

  test('through a failure of ours lets the same request try again at once', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    await installation.query(block)
    expect((await invite({ key, body })).status).toBe(500)
    await installation.query(unblock)
    expect(await invite({ key, body: newInvitation() })).toMatchObject({ status: 422 })
    expect(await invite({ key, body })).toMatchObject({ status: 201, replayed: null })
    expect(await invite({ key, body })).toMatchObject({ status: 201, replayed: 'true' })
  })

  test('through a failure that could not even be written down is free as soon as it can be', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    await installation.query(`${block};
      create trigger fail before update on idempotency_keys for each row execute function pg_temp_fail()`)
    expect((await invite({ key, body })).status).toBe(500)
    await vi.waitFor(() => expect(one.log.join()).toContain('could not be kept yet'))
    const leasedUntil = async () => {
      const [row] = await installation.query<{ at: string }>(
        'select extract(epoch from leased_until) as at from idempotency_keys where key = $1',
        [key],
      )
      return Number(row?.at)
    }
    const lease = await leasedUntil()
    await installation.query(`drop trigger fail on idempotency_keys; ${unblock}`)
    await vi.waitFor(async () => expect(await leasedUntil()).toBeLessThan(lease))
    expect(await invite({ key, body })).toMatchObject({ status: 201, replayed: null })
  })

  test('because its process died is taken over when its lease is over, and not before', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    await invite({ key, body })
    // As the process leaves it that dies before it has an answer.
    await installation.query(
      `update idempotency_keys set state = 'in-progress', status = null, body_sealed = null, leased_until = now() + interval '${leaseLeftMs} ms' where key = $1`,
      [key],
    )
    await installation.query('delete from invitations where email = $1', [body.email])
    const began = performance.now()
    expect(await invite({ key, body, at: two })).toMatchObject({ status: 201, replayed: null })
    expect(performance.now() - began).toBeGreaterThan(leaseLeftMs * 0.8)
    expect(await invitationsTo(body.email)).toBe(1)
  })

  test('and goes on for longer than anybody waits is told to come back', async () => {
    const [key, body] = [randomUUID(), newInvitation()]
    await invite({ key, body })
    await installation.query(
      `update idempotency_keys set state = 'in-progress', leased_until = now() + interval '1 minute' where key = $1`,
      [key],
    )
    const reply = await invite({ key, body, at: await start({ patienceMs: 500 }) })
    expect([reply.status, codeOf(reply), reply.headers.get('retry-after')]).toEqual([
      409,
      'idempotency_in_progress',
      '2',
    ])
  })

  test('since its body was cut off in the middle leaves nothing behind', async () => {
    const key = randomUUID()
    const { authorization } = await installation.headersOf(admin)
    const { hostname, port } = new URL(one.url)
    const socket = connect(Number(port), hostname)
    socket.write(
      `POST /api/organization/invitations HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\nidempotency-key: ${key}\r\ncontent-type: application/json\r\ncontent-length: 200\r\n\r\n{"email":"`,
    )
    await once(socket, 'connect')
    socket.end()
    await once(socket.resume(), 'close')
    expect(await countOf('idempotency_keys where key = $1', [key])).toBe(0)
  })
})

test('a reader who left before the answer finds it under the key', async () => {
  const [key, body] = [randomUUID(), newInvitation()]
  const leaving = new AbortController()
  const authorised = await installation.headersOf(admin)
  const headers = { ...authorised, 'content-type': 'application/json', 'idempotency-key': key }
  one.app.server.once('request', () => leaving.abort())
  await fetch(`${one.url}/api/organization/invitations`, {
    ...{ method: 'POST', headers, body: JSON.stringify(body), signal: leaving.signal },
  }).catch(() => undefined)
  const reply = await invite({ key, body })
  expect(reply.status).toBe(201)
  expect(await invitationsTo(body.email)).toBe(1)
})

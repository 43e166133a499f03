import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createHold, type Fault } from './faults.ts'
import { booking, refusedWith, startTestEmulator, type TestEmulator } from './emulator-fixture.ts'

let emulator: TestEmulator
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())
afterEach(() => {
  emulator.clearFaults()
  emulator.account.appointments.clear()
  emulator.account.isGated = false
})

describe('what is refused before anything is looked at', () => {
  test('a wrong key, and the old one after a change', async () => {
    const unauthorized = refusedWith(401, 'unauthorized', 'Unauthorized')
    expect(await emulator.send('GET /me', undefined, 'Basic bm86bm8=')).toMatchObject(unauthorized)
    const old = `Basic ${Buffer.from(`${emulator.account.userId}:${emulator.account.apiKey}`).toString('base64')}`
    expect(await emulator.send('GET /me', undefined, old)).toMatchObject({ status: 200 })
    emulator.account.apiKey = 'another-key'
    expect(await emulator.send('GET /me', undefined, old)).toMatchObject(unauthorized)
    expect(await emulator.send('GET /me')).toMatchObject({ status: 200 })
  })

  test('a plan without the API', async () => {
    emulator.account.isGated = true
    const gate = refusedWith(403, 'unauthorized', 'API access is only available on Powerhouse plans')
    expect(await emulator.send('GET /me')).toMatchObject(gate)
  })

  test('a body that is not JSON, a path that is not there, a method that is not for it', async () => {
    const malformed = refusedWith(400, 'bad_request', 'Expected a JSON object.')
    expect(await emulator.send('POST /appointments', '{')).toMatchObject(malformed)
    expect(await emulator.send('POST /appointments', '"text"')).toMatchObject(malformed)
    expect(await emulator.send('GET /nothing')).toMatchObject(refusedWith(404, 'not_found', 'Not Found'))
    const missing = refusedWith(404, 'not_found', 'Not Found. Did you mean `/appointments/{id:number}`?')
    expect(await emulator.send('GET /appointments/1')).toMatchObject(missing)
    const wrong = refusedWith(405, 'method_not_allowed', 'Method Not Allowed')
    expect(await emulator.send('DELETE /appointments')).toMatchObject(wrong)
  })

  test('the key is looked at before the body', async () => {
    expect(await emulator.send('POST /appointments', '{', 'Basic bm86bm8=')).toMatchObject({ status: 401 })
  })
})

const made = () => emulator.account.appointments.size
const attempt = () => emulator.send('POST /appointments', booking).catch(() => 'dropped' as const)

describe('faults', () => {
  const cases: [Fault, number | 'dropped', number][] = [
    [{ kind: 'drop-before-commit' }, 'dropped', 0],
    [{ kind: 'commit-then-drop' }, 'dropped', 1],
    [{ kind: 'server-error' }, 500, 0],
    [{ kind: 'commit-then-500' }, 500, 1],
    [{ kind: 'commit-then-502' }, 502, 1],
    [{ kind: 'too-many-requests', retryAfterSeconds: 3 }, 429, 0],
    [{ kind: 'waf' }, 403, 0],
    [{ kind: 'plan-gate' }, 403, 0],
    [{ kind: 'unauthorized' }, 401, 0],
    [{ kind: 'truncated-json' }, 200, 1],
    [{ kind: 'empty-200' }, 200, 1],
    [{ kind: 'delay-before-commit', ms: 1 }, 200, 1],
    [{ kind: 'delay-after-commit', ms: 1 }, 200, 1],
  ]
  test.each(cases)('%o: %s, %i carried out, once', async (fault, status, carriedOut) => {
    emulator.fault('POST /appointments', fault)
    const answer = await attempt()
    expect(answer === 'dropped' ? answer : answer.status).toBe(status)
    expect(made()).toBe(carriedOut)
    emulator.account.appointments.clear()
    expect(await attempt()).toMatchObject({ status: 200, body: { firstName: 'Bob' } })
  })

  test('bodies that are not JSON', async () => {
    emulator.fault('GET /me', { kind: 'waf' })
    expect((await emulator.send('GET /me')).text).toBe('</html>')
    emulator.fault('GET /me', { kind: 'commit-then-502' })
    expect((await emulator.send('GET /me')).text).toContain('502 Bad Gateway')
    emulator.fault('GET /me', { kind: 'truncated-json' })
    const { text } = await emulator.send('GET /me')
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  test('when to come back', async () => {
    emulator.fault('GET /me', { kind: 'too-many-requests', retryAfterSeconds: 3 })
    const answer = await emulator.send('GET /me')
    expect(answer.headers.get('retry-after')).toBe('3')
    expect(answer).toMatchObject(
      refusedWith(429, 'too_many_requests', 'Rate limit reached. Limit 10req/s and 20 concurrent connections.'),
    )
  })

  test('from the nth call on, so many times, on that route only', async () => {
    emulator.fault('GET /me', { kind: 'server-error' }, { nth: 2, times: 2 })
    const statuses: number[] = []
    for (let call = 0; call < 4; call += 1) statuses.push((await emulator.send('GET /me')).status)
    expect(statuses).toEqual([200, 500, 500, 200])
    emulator.fault('GET /me', { kind: 'server-error' })
    expect(await emulator.send('GET /calendars')).toMatchObject({ status: 200 })
  })

  test('a call waits before or after it is carried out', async () => {
    const [before, after] = [createHold(), createHold()]
    emulator.fault('POST /appointments', { kind: 'hold-before-commit', hold: before })
    const first = attempt()
    await before.reached
    expect(made()).toBe(0)
    before.release()
    expect(await first).toMatchObject({ status: 200 })
    emulator.account.appointments.clear()
    emulator.fault('POST /appointments', { kind: 'hold-after-commit', hold: after })
    const second = attempt()
    await after.reached
    expect(made()).toBe(1)
    after.release()
    expect(await second).toMatchObject({ status: 200 })
  })
})

describe('limits', () => {
  const limited = (limits?: { perSecond: number; concurrent: number }) =>
    startTestEmulator({ limits: limits ?? { perSecond: 10, concurrent: 20 } })

  test('ten calls in a second, and again in the next', async () => {
    const own = await limited()
    const burst = () => Promise.all(Array.from({ length: 12 }, async () => (await own.send('GET /me')).status))
    const statuses = await burst()
    expect(statuses.filter((status) => status === 200)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    own.clock.at += 1001
    expect(await own.send('GET /me')).toMatchObject({ status: 200 })
    await own.close()
  })

  test('twenty at once', async () => {
    const own = await limited({ perSecond: 1000, concurrent: 20 })
    const hold = createHold()
    own.fault('GET /me', { kind: 'hold-before-commit', hold }, { times: 20 })
    const held = Array.from({ length: 20 }, () => own.send('GET /me'))
    await expect.poll(() => own.calls.length).toBe(20)
    expect(await own.send('GET /calendars')).toMatchObject({ status: 429 })
    hold.release()
    await Promise.all(held)
    expect(await own.send('GET /calendars')).toMatchObject({ status: 200 })
    await own.close()
  })
})

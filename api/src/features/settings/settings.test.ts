import { randomUUID } from 'node:crypto'
import type { Setting } from '@medinotes/shared/settings'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type Caller, type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { visit } from '../../testing/consultation-fixture.ts'

let service: CallerApp
let admin: Principal
let clinician: Principal
let operator: Principal
beforeAll(async () => {
  // Nothing is asked of it here.
  service = await createCallerApp({ environment: { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' } })
  admin = await service.person({ role: 'admin' })
  clinician = await service.person({ organization: admin.organization ?? undefined })
  operator = await service.person({ role: 'admin', operates: true })
  await service.query(`update organizations set plan = 'premium'`)
})
afterAll(() => service.close())
beforeEach(async () => {
  await service.query('delete from organization_settings')
  await service.query('delete from installation_settings')
  // What the last test switched may be remembered for two seconds.
  for (const { caller } of [admin, clinician, operator]) service.context.people.forget(caller)
})

const put = (caller: Caller, path: string, value: unknown, claims?: Record<string, unknown>) =>
  service.send(caller, `PUT /api/${path}`, { payload: { value }, ...(claims && { claims }) })
const list = async (caller: Caller, path = 'settings') =>
  ((await service.send(caller, `GET /api/${path}`)).body as { items: Setting[] }).items
const find = async (name: Setting['name'], caller: Caller = admin) =>
  (await list(caller)).find((setting) => setting.name === name)
const featuresOf = async (caller: Caller) => (await service.send(caller, 'GET /api/me')).body?.['features']

/** What the clinician is answered who uses what can be switched. */
async function refusals() {
  const asked = [
    { request: 'POST /api/consultation', payload: { ...visit, writer: 'ai' } },
    { request: 'POST /api/transcriptions', payload: undefined },
    {
      request: `POST /api/consultations/${randomUUID()}/patient-email`,
      payload: { version: 1, to: 'jane@example.test' },
    },
  ]
  const codes: unknown[] = []
  for (const { request, payload } of asked) {
    const { body } = await service.send(clinician, request, payload && { payload })
    codes.push(body?.['code'])
  }
  return codes
}

describe('a setting', () => {
  test('of an organization is refused by the server once it is off, for everybody there within two seconds', async () => {
    expect(await featuresOf(clinician)).toEqual({ aiNotes: true, dictation: true, patientEmail: true })
    for (const name of ['ai-notes', 'dictation', 'patient-email']) {
      expect((await put(admin, `settings/${name}`, false)).status).toBe(204)
    }
    const off = { aiNotes: false, dictation: false, patientEmail: false }
    await expect.poll(() => featuresOf(clinician), { timeout: 2500, interval: 200 }).toEqual(off)
    expect(await refusals()).toEqual(['switched_off', 'switched_off', 'switched_off'])
    const elsewhere = await service.person()
    expect(await featuresOf(elsewhere)).toMatchObject({ aiNotes: true })
  })

  test('of the installation counts whatever an organization says, and its page says so', async () => {
    await put(operator, 'admin/settings/dictation', false)
    await put(admin, 'settings/dictation', true)
    expect(await find('dictation')).toMatchObject({ value: true, overruled: true })
    expect(await find('ai-notes')).toMatchObject({ value: true, overruled: false })
    expect(await featuresOf(admin)).toEqual({ aiNotes: true, dictation: false, patientEmail: true })
  })

  test('says who changed it when, and the trail has each change once', async () => {
    expect(await find('idle-minutes')).toMatchObject({ value: 15, changed: null })
    for (const value of [5, 5, 10]) await put(admin, 'settings/idle-minutes', value)
    const changed = { byName: admin.name, at: expect.any(String) as string }
    expect(await find('idle-minutes')).toMatchObject({ value: 10, changed })
    expect((await service.send(admin, 'GET /api/me')).body).toMatchObject({ idleMinutes: 10 })
    const trail = await service.query(
      `select details from audit_events where action = 'setting.changed' and details->>'setting' = 'idle-minutes' order by occurred_at`,
    )
    expect(trail.map(({ details }: { details?: unknown }) => details)).toEqual([
      { setting: 'idle-minutes', scope: 'organization', from: '15', to: '5' },
      { setting: 'idle-minutes', scope: 'organization', from: '5', to: '10' },
    ])
  })

  test('takes what it offers, a fresh proof and somebody who runs the organization', async () => {
    for (const [path, value, status] of [
      ['settings/idle-minutes', 7, 400],
      ['settings/idle-minutes', true, 400],
      ['settings/dictation', 5, 400],
      ['settings/dictation', 'off', 400],
      ['settings/sign-ups', false, 404],
      ['settings/other', false, 400],
      ['admin/settings/idle-minutes', 5, 404],
    ] as const) {
      const caller = path.startsWith('admin') ? operator : admin
      expect([path, value, (await put(caller, path, value)).status]).toEqual([path, value, status])
    }
    expect((await put(clinician, 'settings/dictation', false)).status).toBe(403)
    expect((await put(admin, 'admin/settings/dictation', false)).status).toBe(403)
    const stale = { auth_time: Math.floor(Date.now() / 1000) - 601 }
    expect(await put(admin, 'settings/dictation', false, stale)).toMatchObject({ body: { code: 'step_up_required' } })
    const referrer = await service.person({ role: 'referrer', administers: true })
    await service.query(`update organizations set kind = 'firm' where id = $1`, [referrer.organization?.id])
    expect((await list(referrer)).map(({ name }) => name)).toEqual(['second-factor', 'idle-minutes'])
  })

  test('that asks everybody for a second factor is switched on by who has one', async () => {
    expect(await put(admin, 'settings/second-factor', true, { amr: ['pwd'] })).toMatchObject({ status: 409 })
    expect((await put(admin, 'settings/second-factor', true)).status).toBe(204)
    service.context.people.forget(clinician.caller)
    expect((await service.send(clinician, 'GET /api/consultations', { claims: { amr: ['pwd'] } })).body).toMatchObject({
      code: 'factor_required',
    })
  })

  test('is guarded by the database too', async () => {
    const { database } = service.context
    const row = { name: 'dictation', value: 'false', changed_by: clinician.personId }
    const write = database.as(clinician, (tx) =>
      tx
        .insertInto('organization_settings')
        .values({ ...row, organization_id: clinician.organization?.id ?? '' })
        .execute(),
    )
    await expect(write).rejects.toThrow(/row-level security/)
    const above = database.as(admin, (tx) =>
      tx
        .insertInto('installation_settings')
        .values({ ...row, changed_by: admin.personId })
        .execute(),
    )
    await expect(above).rejects.toThrow(/row-level security/)
  })
})

test('where sign-up is by invitation, others are answered alike, get no account, and the mail says why', async () => {
  await put(operator, 'admin/settings/sign-ups', false)
  const [invited, stranger] = [`${randomUUID()}@example.test`, `${randomUUID()}@example.test`]
  await service.send(admin, 'POST /api/organization/invitations', { payload: { email: invited, role: 'specialist' } })
  const replies = []
  for (const email of [invited, stranger]) {
    const payload = { name: 'Nia New', email, password: 'a-long-unguessable-phrase', kind: 'clinician' }
    const headers = { origin: service.context.origins[0] ?? '' }
    replies.push(await service.send(null, 'POST /api/auth/sign-up/email', { payload, headers }))
  }
  expect(replies[0]).toEqual(replies[1])
  const { items } = await service.context.outbox.list({ limit: 10 })
  const subjectTo = (email: string) =>
    items.filter(({ recipient }) => recipient === email).map(({ subject }) => subject)
  expect(subjectTo(stranger)).toEqual(['An account is by invitation here'])
  expect(subjectTo(invited)).toContain('Confirm your e-mail address')
})

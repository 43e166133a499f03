import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../../platform/principal.ts'
import { referenceFieldId } from '../../../../testing/acuity-emulator/account.ts'
import { type AcuityApp, createAcuityApp } from '../../../../testing/acuity-fixture.ts'
import { statusesOf } from '../../../../testing/booking-fixture.ts'

let acuity: AcuityApp
beforeAll(async () => {
  acuity = await createAcuityApp()
})
afterAll(() => acuity.close())
afterEach(() => {
  acuity.emulator.clearFaults()
  acuity.emulator.account.isGated = false
})

const path = '/api/acuity/account'
const newcomer = () => acuity.app.person({ role: 'admin' })
const key = () => {
  const { userId, apiKey } = acuity.emulator.account
  return { userId, apiKey }
}
const connect = (caller: Principal, change: object = {}) =>
  acuity.app.send(caller, `POST ${path}`, { payload: { kind: 'key', ...key(), ...change } })
const accountOf = async (caller: Principal) => {
  const { body } = await acuity.app.send(caller, `GET ${path}`)
  return body?.['account'] as { id: string; version: number; halted: string | null } | null
}
const actionsOf = async ({ organization }: Principal) => {
  const rows = await acuity.app.query<{ action: string }>(
    `select action from audit_events where organization_id = $1 and action like 'acuity.%' order by occurred_at, id`,
    [organization?.id],
  )
  return rows.map(({ action }) => action)
}

describe('connecting', () => {
  test('keeps the key sealed, asks to be told of changes, and shows what Acuity said of the account', async () => {
    const admin = await newcomer()
    const { status, body } = await connect(admin)
    expect(status).toBe(200)
    expect(body?.['account']).toMatchObject({
      ...{ credentials: 'key', name: 'Harbour Medicolegal', plan: 'Powerhouse', referenceFieldId: null },
      ...{ webhooks: 'active', halted: null, openFindings: 0, unanswered: 0, answers: { state: 'yes' } },
    })
    expect(JSON.stringify(body)).not.toContain(key().apiKey)
    const id = (await accountOf(admin))?.id
    const rows = await acuity.app.query('select * from acuity_accounts where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain(key().apiKey)
    const targets = [...acuity.emulator.account.webhooks.values()].map(({ target }) => target)
    expect(targets.filter((target) => target.endsWith(`?account=${id}`))).toHaveLength(4)
    expect(await actionsOf(admin)).toEqual(['acuity.connected', 'acuity.webhooks-registered'])
  })

  test('by a key that Acuity does not know is refused by the field, and keeps nothing', async () => {
    const admin = await newcomer()
    const { status, body } = await connect(admin, { apiKey: 'nobodys-key-7' })
    expect(status).toBe(400)
    expect(body?.['errors']).toEqual([{ path: 'apiKey', message: 'Acuity does not accept this key' }])
    expect(await accountOf(admin)).toBeNull()
  })

  test('an account whose plan has no API says so', async () => {
    acuity.emulator.account.isGated = true
    const { status, body } = await connect(await newcomer())
    expect([status, body?.['detail']]).toEqual([400, expect.stringContaining('Powerhouse plan')])
  })

  test('while Acuity is away asks to try again', async () => {
    acuity.emulator.fault('GET /me', { kind: 'server-error' })
    expect(await connect(await newcomer())).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  })

  test('twice at the same moment connects one account', async () => {
    const admin = await newcomer()
    expect(statusesOf(await Promise.all([connect(admin), connect(admin)]))).toEqual([200, 409])
  })

  test('by the installation’s own key is for the practice that runs it', async () => {
    const payload = { kind: 'environment' }
    const [stranger, operator] = [await newcomer(), await acuity.app.person({ role: 'admin', operates: true })]
    expect(await acuity.app.send(stranger, `POST ${path}`, { payload })).toMatchObject({ status: 403 })
    expect(await acuity.app.send(operator, `POST ${path}`, { payload })).toMatchObject({
      status: 200,
      body: { account: { credentials: 'environment', referenceFieldId } },
    })
  })

  test('takes somebody who keeps connections, and who has just proven who they are', async () => {
    const referrer = await acuity.app.person({ role: 'referrer' })
    expect(await connect(referrer)).toMatchObject({ status: 403 })
    const admin = await newcomer()
    const payload = { kind: 'key', ...key() }
    const claims = { auth_time: Math.floor(Date.now() / 1000) - 7200 }
    expect(await acuity.app.send(admin, `POST ${path}`, { payload, claims })).toMatchObject({
      ...{ status: 403, body: { code: 'step_up_required' } },
    })
    expect(await accountOf(admin)).toBeNull()
  })
})

describe('a connected account', () => {
  test('is nobody else’s', async () => {
    const stranger = await newcomer()
    await connect(await newcomer())
    expect(await accountOf(stranger)).toBeNull()
    for (const request of [
      `DELETE ${path}`,
      `POST ${path}/check`,
      `POST ${path}/dry-run`,
      'GET /api/acuity/catalogue',
    ]) {
      expect(await acuity.app.send(stranger, request)).toMatchObject({ status: 404 })
    }
  })

  test('takes a field that Acuity has, once for each version', async () => {
    const admin = await newcomer()
    await connect(admin)
    const version = (await accountOf(admin))?.version
    const change = (id: number) =>
      acuity.app.send(admin, `PATCH ${path}`, { payload: { version, referenceFieldId: id } })
    expect(await change(12)).toMatchObject({ status: 400, body: { errors: [{ path: 'referenceFieldId' }] } })
    const replies = await Promise.all([change(referenceFieldId), change(referenceFieldId)])
    expect(statusesOf(replies)).toEqual([200, 409])
  })

  test('keeps its version while only the service writes to it', async () => {
    const admin = await newcomer()
    await connect(admin)
    const before = (await accountOf(admin))?.version
    await acuity.app.context.acuity.webhooks.checkAll()
    await acuity.app.context.acuity.reconciliation.reconcileAll()
    expect((await accountOf(admin))?.version).toBe(before)
  })

  test('takes another key of the same account only', async () => {
    const admin = await newcomer()
    await connect(admin)
    const change = () => acuity.app.send(admin, `POST ${path}/key`, { payload: key() })
    const { email } = acuity.emulator.account
    acuity.emulator.account.email = 'others@harbour.test'
    expect(await change()).toMatchObject({ status: 409 })
    acuity.emulator.account.email = email
    expect(await change()).toMatchObject({ status: 200 })
  })

  test('is let go: its key and its webhooks with it, and another can be connected', async () => {
    const admin = await newcomer()
    await connect(admin)
    const id = (await accountOf(admin))?.id
    expect(await acuity.app.send(admin, `DELETE ${path}`)).toMatchObject({ status: 204 })
    const [row] = await acuity.app.query('select secret_sealed from acuity_accounts where id = $1', [id])
    expect(row).toEqual({ secret_sealed: null })
    const targets = [...acuity.emulator.account.webhooks.values()].map(({ target }) => target)
    expect(targets.filter((target) => target.includes(String(id)))).toEqual([])
    expect(await acuity.app.send(admin, `DELETE ${path}`)).toMatchObject({ status: 404 })
    expect(await connect(admin)).toMatchObject({ status: 200 })
  })

  test('that Acuity no longer takes is halted by whoever finds out, and goes on by a new key', async () => {
    const admin = await newcomer()
    await connect(admin)
    const { apiKey } = acuity.emulator.account
    acuity.emulator.account.apiKey = `rotated-${randomUUID()}`
    try {
      expect(await acuity.app.send(admin, 'GET /api/acuity/catalogue')).toMatchObject({ status: 409 })
      expect(await accountOf(admin)).toMatchObject({ halted: 'unauthorized' })
      expect(await acuity.app.send(admin, `POST ${path}/check`)).toMatchObject({ status: 409 })
      expect(await acuity.app.send(admin, `POST ${path}/key`, { payload: key() })).toMatchObject({ status: 200 })
      expect(await accountOf(admin)).toMatchObject({ halted: null })
      expect(await actionsOf(admin)).toEqual(expect.arrayContaining(['acuity.halted', 'acuity.resumed']))
    } finally {
      acuity.emulator.account.apiKey = apiKey
    }
  })
})

describe('the account of a booking', () => {
  test('stays while the booking stands, and its field until Acuity has answered', async () => {
    const { emulator, practice } = acuity
    emulator.fault('POST /appointments', { kind: 'drop-before-commit' })
    emulator.fault('GET /appointments', { kind: 'server-error' }, { times: 100 })
    const held = await acuity.hold()
    const { body } = await acuity.confirm(held)
    expect((await acuity.row(body))?.state).toBe('unknown')
    expect(await acuity.app.send(practice, `DELETE ${path}`)).toMatchObject({
      status: 409,
      body: { detail: '1 upcoming booking is kept in Acuity. Move or cancel them first.' },
    })
    const otherField = { id: referenceFieldId + 1, name: 'Other', required: false, type: 'textbox' as const }
    emulator.account.forms[0]?.fields.push(otherField)
    const version = (await accountOf(practice))?.version
    const payload = { version, referenceFieldId: otherField.id }
    expect(await acuity.app.send(practice, `PATCH ${path}`, { payload })).toMatchObject({ status: 409 })
    expect(await acuity.app.send(practice, `GET ${path}`)).toMatchObject({ body: { account: { unanswered: 1 } } })
  })
})

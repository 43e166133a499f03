import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type Caller, type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
let operator: Principal
beforeAll(async () => {
  service = await createCallerApp()
  operator = await service.person({ role: 'admin', operates: true })
})
afterAll(() => service.close())

const path = '/api/admin/organizations'
const change = (id: unknown, payload: object, caller: Caller = operator) =>
  service.send(caller, `PATCH ${path}/${String(id)}`, { payload })
const create = async (payload: object) => (await service.send(operator, `POST ${path}`, { payload })).body?.['id']

const actionsOn = (id: unknown) =>
  service.query<{ action: string; details: object }>(
    'select action, details from audit_events where subject_id = $1 order by occurred_at',
    [id],
  )

describe('an operator’s admin', () => {
  test('creates an organization and invites its first people', async () => {
    const id = await create({ name: 'Banksia Law', kind: 'firm' })
    const guest = service.newcomer()
    const payload = { email: guest.email, role: 'referrer', administers: true }
    const sent = await service.send(operator, `POST ${path}/${String(id)}/invitations`, { payload })
    expect(sent).toMatchObject({ status: 201, body: { email: guest.email, administers: true } })
    const own = await service.send(guest, `POST /api/me/invitations/${String(sent.body?.['id'])}/accept`)
    expect(own).toMatchObject({ status: 200, body: { organizationId: id, organizationName: 'Banksia Law' } })
    const again = await service.send(operator, `POST ${path}/${String(id)}/invitations`, { payload })
    expect(again).toMatchObject({ status: 409, body: { code: 'already_member' } })
    const listed = await service.send(operator, `GET ${path}?query=banksia`)
    expect(listed.body).toMatchObject({
      items: [{ id, name: 'Banksia Law', kind: 'firm', plan: 'free', status: 'active', members: 1, operator: false }],
    })
  })

  test('approves, suspends and reinstates, renames and sets the plan, each with its event', async () => {
    const firm = await service.person({ role: 'referrer', administers: true })
    const id = firm.organization?.id
    await service.query(`update organizations set status = 'pending' where id = $1`, [id])
    expect(await change(id, { status: 'active' })).toMatchObject({
      status: 200,
      body: { status: 'active', members: 1 },
    })
    await change(id, { status: 'suspended' })
    expect(await service.send(firm, 'GET /api/organization')).toMatchObject({
      body: { code: 'organization_suspended' },
    })
    await change(id, { status: 'active', plan: 'premium', name: 'Banksia & Co' })
    await change(id, { status: 'active', plan: 'premium', name: 'Banksia & Co' })
    await expect
      .poll(async () => (await service.send(firm, 'GET /api/me')).body, { timeout: 2500, interval: 250 })
      .toMatchObject({ plan: 'premium', restriction: null, organization: { name: 'Banksia & Co' } })
    expect(await actionsOn(id)).toEqual([
      { action: 'organization.approved', details: { from: 'pending', to: 'active' } },
      { action: 'organization.suspended', details: { from: 'active', to: 'suspended' } },
      { action: 'organization.renamed', details: { from: 'Harbour Practice', to: 'Banksia & Co' } },
      { action: 'organization.plan-changed', details: { from: 'free', to: 'premium' } },
      { action: 'organization.reinstated', details: { from: 'suspended', to: 'active' } },
    ])
  })

  test('cannot suspend the organization that runs the installation', async () => {
    for (const status of ['suspended', 'pending']) {
      const reply = await change(operator.organization?.id, { status })
      expect(reply).toMatchObject({ status: 409, body: { code: 'conflict' } })
    }
    expect((await change(operator.organization?.id, { plan: 'premium' })).status).toBe(200)
  })

  test('hears that an organization is missing and that a change is none', async () => {
    const id = crypto.randomUUID()
    expect((await change(id, { status: 'active' })).status).toBe(404)
    const payload = { email: 'a@b.test', role: 'referrer' }
    expect((await service.send(operator, `POST ${path}/${id}/invitations`, { payload })).status).toBe(404)
    for (const body of [{}, { status: 'gone' }, { operator: true }, { plan: 'gold' }, { name: '' }]) {
      expect((await change(operator.organization?.id, body)).status).toBe(400)
    }
  })

  test('finds organizations by the beginning of a word, by status and a page at a time', async () => {
    for (const name of ['Acacia North', 'Acacia South', 'acacia West', '100% Acacia_', 'Wacacia']) {
      await create({ name, kind: 'practice' })
    }
    const names = async (query: string) => {
      const { body } = await service.send(operator, `GET ${path}?${query}`)
      const { items, nextCursor } = body as { items: { name: string }[]; nextCursor: string | null }
      return { names: items.map(({ name }) => name), nextCursor }
    }
    const first = await names('query=ACAC&limit=3')
    const rest = await names(`query=ACAC&limit=3&cursor=${first.nextCursor}`)
    expect([...first.names, ...rest.names]).toEqual(['100% Acacia_', 'Acacia North', 'Acacia South', 'acacia West'])
    expect(rest.nextCursor).toBeNull()
    expect((await names('query=100%25')).names).toEqual(['100% Acacia_'])
    expect((await names('query=%25')).names).toEqual([])
    expect((await names('query=acacia&status=pending')).names).toEqual([])
    expect((await service.send(operator, `GET ${path}?cursor=${crypto.randomUUID()}`)).status).toBe(400)
  })
})

test('an admin of another organization looks after none but their own', async () => {
  const admin = await service.person({ role: 'admin' })
  const other = await service.person()
  expect((await service.send(admin, `GET ${path}`)).status).toBe(403)
  expect((await change(other.organization?.id, { status: 'suspended' }, admin)).status).toBe(403)
  expect((await change(admin.organization?.id, { plan: 'premium' }, admin)).status).toBe(403)
  const headers = { 'x-organization-id': operator.organization?.id ?? '' }
  expect((await service.send(admin, `GET ${path}`, { headers })).status).toBe(403)
})

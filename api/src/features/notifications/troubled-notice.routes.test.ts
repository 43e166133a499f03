import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
let admin: Principal
let operator: Principal
beforeAll(async () => {
  service = await createCallerApp()
  admin = await service.person({ role: 'admin' })
  operator = await service.person({ role: 'admin', operates: true })
})
afterAll(() => service.close())
beforeEach(async () => {
  await service.query('delete from notices')
  await service.query('delete from graphile_worker._private_jobs')
})

/** A notice of an organization as delivery left it. */
async function notice(organization: Principal['organization'], status = 'failed', extra = '') {
  const facts = { organizationName: 'Wattle', requestedBy: 'Robin Vale', link: 'https://notes.example.test/secret' }
  const dedupeKey = randomUUID()
  await service.context.outbox.leaveAlone({
    ...{ template: 'plan-requested', to: 'joan@example.test', facts, dedupeKey },
    organizationId: organization?.id ?? null,
  })
  const [row] = await service.query<{ id: string }>(
    `update notices set status = $2, attempts = 10 ${extra} where dedupe_key = $1 returning id`,
    [dedupeKey, status],
  )
  await service.query('delete from graphile_worker._private_jobs')
  return row?.id ?? ''
}

interface Page {
  items: { id: string }[]
  nextCursor: string | null
}
const list = async (caller: Principal, query = '') =>
  (await service.send(caller, `GET /api/notices${query}`)).body as unknown as Page
const idsFor = async (caller: Principal) => (await list(caller)).items.map(({ id }) => id).toSorted()
const sendAgain = (caller: Principal, ...ids: string[]) =>
  service.send(caller, 'POST /api/notices/send-again', { payload: { ids } })
const discard = (caller: Principal, ...ids: string[]) =>
  service.send(caller, 'POST /api/notices/discard', { payload: { ids, reason: 'no-longer-needed' } })

test('an administrator sees what did not arrive, and neither to whom nor what it says', async () => {
  const findings = [{ kind: 'name', where: 'text' }]
  const blocked = await notice(
    admin.organization,
    'blocked',
    `, fault = 'identifier-found', findings = '${JSON.stringify(findings)}'`,
  )
  for (const status of ['queued', 'sending', 'sent', 'suppressed']) await notice(admin.organization, status)
  const page = await list(admin)
  expect(page).toMatchObject({
    items: [
      {
        ...{ id: blocked, template: 'plan-requested', category: 'practice', channel: 'email', attempts: 10 },
        ...{ recipient: 'j…@example.test', status: 'blocked', fault: 'identifier-found', findings },
      },
    ],
    nextCursor: null,
  })
  expect(JSON.stringify(page)).not.toMatch(/joan|secret|Wattle/)
})

test('each organization sees its own, and operators also what belongs to none', async () => {
  const other = await service.person({ role: 'admin' })
  const [own, foreign, operators, nobodys] = [
    await notice(admin.organization),
    await notice(other.organization, 'bounced'),
    await notice(operator.organization),
    await notice(null),
  ]
  expect(await idsFor(admin)).toEqual([own])
  expect(await idsFor(other)).toEqual([foreign])
  expect(await idsFor(operator)).toEqual([operators, nobodys].toSorted())
  const colleague = await service.person({ organization: admin.organization ?? undefined })
  expect((await service.send(colleague, 'GET /api/notices')).status).toBe(403)
})

test('a long list comes in pages that neither repeat nor leave out', async () => {
  for (let count = 0; count < 5; count++) await notice(admin.organization)
  await service.query('update notices set created_at = now()')
  const seen: string[] = []
  for (let cursor = ''; ;) {
    const page = await list(admin, `?limit=2${cursor}`)
    seen.push(...page.items.map(({ id }) => id))
    if (page.nextCursor === null) break
    cursor = `&cursor=${page.nextCursor}`
  }
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
})

test('a failed notice is tried afresh by a job of its own, and that is audited', async () => {
  const id = await notice(admin.organization, 'failed', `, fault = 'server-unreachable'`)
  expect(await sendAgain(admin, id, randomUUID())).toMatchObject({ status: 200, body: { done: 1, left: 1 } })
  const [row] = await service.query('select status, fault, attempts, send_after <= now() as due from notices')
  expect(row).toEqual({ status: 'queued', fault: null, attempts: 0, due: true })
  expect(await service.query('select payload from graphile_worker._private_jobs')).toEqual([
    { payload: { noticeId: id } },
  ])
  const [event] = await service.query(
    `select organization_id, person_id, details from audit_events where action = 'notice.sent-again' and subject_id = $1`,
    [id],
  )
  expect(event).toEqual({
    ...{ organization_id: admin.organization?.id, person_id: admin.personId },
    details: { template: 'plan-requested' },
  })
  expect((await sendAgain(admin, id)).status).toBe(404)
})

test('a notice that was blocked, or bounced, is not sent again', async () => {
  for (const status of ['blocked', 'bounced']) {
    const id = await notice(admin.organization, status)
    expect((await sendAgain(admin, id)).status).toBe(404)
  }
  expect(await service.query('select from graphile_worker._private_jobs')).toEqual([])
})

test('what did not arrive can be given up, with a reason, and is not shown any more', async () => {
  const ids = [await notice(admin.organization), await notice(admin.organization, 'bounced')]
  const sent = await notice(admin.organization, 'sent')
  expect((await discard(operator, ...ids)).status).toBe(404)
  expect(await discard(admin, ...ids, sent)).toMatchObject({ status: 200, body: { done: 2, left: 1 } })
  expect(await idsFor(admin)).toEqual([])
  expect(await service.query(`select from notices where fault = 'discarded' and status = 'suppressed'`)).toHaveLength(2)
  const trail = await service.query(`select details from audit_events where action = 'notice.discarded'`)
  expect(trail[0]).toEqual({ details: { template: 'plan-requested', reason: 'no-longer-needed' } })
  expect((await discard(admin, ...ids)).status).toBe(404)
})

test('another organization’s notice is as one that is not there, by the database too', async () => {
  const id = await notice(operator.organization)
  for (const one of [id, await notice(null), randomUUID()]) expect((await sendAgain(admin, one)).status).toBe(404)
  const changed = await service.context.database.as(admin, (tx) =>
    tx.updateTable('notices').set({ status: 'queued' }).returning('id').execute(),
  )
  expect(changed).toEqual([])
})

test('an administrator changes nothing of a notice but that it is tried again or given up', async () => {
  await notice(admin.organization)
  const counterfeit = service.context.database.as(admin, (tx) =>
    tx.updateTable('notices').set({ status: 'sent' }).execute(),
  )
  await expect(counterfeit).rejects.toThrow('row-level security')
})

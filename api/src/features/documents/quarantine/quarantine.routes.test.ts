import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCallerApp } from '../../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'

const service = await createCallerApp()
const { context, send } = service
let matter: Awaited<ReturnType<typeof createMatter>>

beforeAll(async () => {
  matter = await createMatter(service)
})

afterAll(() => service.close())

const held = (flags = ['macros']) =>
  createDocument(service, { booking: matter.booking, by: matter.referrer, status: 'quarantined', flags })

const decision = { version: 1, reason: 'The firm has sent it on purpose.' }

const decide = (id: string, act: 'release' | 'destroy', { who = matter.admin, ...changed }: Changed = {}) =>
  send(who, `POST /api/quarantine/${id}/${act}`, { payload: { ...decision, ...changed } })

interface Changed {
  who?: typeof matter.admin
  version?: number
}

test('is listed for administrators of the practice, the oldest first, and the trail says so', async () => {
  const [older, newer] = [await held(), await held(['checksum-mismatch'])]
  const { status, body } = await send(matter.admin, 'GET /api/quarantine')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    items: [
      { id: older.id, flags: ['macros'], releasable: true, filename: 'letter.pdf', organizationName: 'Wattle Firm' },
      { id: newer.id, releasable: false },
    ],
  })
  const trail = await service.query(`select 1 from audit_events where action = 'document.quarantine-listed'`)
  expect(trail).toHaveLength(1)
})

test('comes page by page', async () => {
  await held()
  const first = await send(matter.admin, 'GET /api/quarantine?limit=2')
  const second = await send(matter.admin, `GET /api/quarantine?limit=2&cursor=${String(first.body?.['nextCursor'])}`)
  expect(second.body).toMatchObject({ items: [{ flags: ['macros'] }] })
})

test('what is released can be read by the other side, which is told', async () => {
  const { id } = await held()
  expect(await decide(id, 'release')).toMatchObject({ status: 200, body: { status: 'clean', flags: ['macros'] } })
  expect((await send(matter.specialist, `GET /api/documents/${id}`)).status).toBe(200)
  await context.documents.inspection.tellArrived(id)
  expect(await service.query(`select 1 from notices where template = 'document-arrived'`)).toHaveLength(1)
})

test('the reason is kept sealed, and the trail has none of it', async () => {
  const { id } = await held()
  await decide(id, 'release')
  const [row] = await service.query<{ told: string }>(
    `select decision_reason_sealed || (select string_agg(details::text, ' ') from audit_events where subject_id = d.id) as told
     from documents d where id = $1`,
    [id],
  )
  expect(row?.told).toContain('macros')
  expect(row?.told).not.toContain('purpose')
})

test('what is not what was sent is released by nobody', async () => {
  const { id } = await held(['checksum-mismatch'])
  expect((await decide(id, 'release')).status).toBe(409)
  expect((await decide(id, 'destroy')).status).toBe(200)
})

test('what is destroyed leaves a tombstone, and a job takes its bytes', async () => {
  const { id } = await held()
  expect(await decide(id, 'destroy')).toMatchObject({ status: 200, body: { status: 'destroyed', flags: ['macros'] } })
  const jobs = await service.query(`select 1 from graphile_worker.jobs where task_identifier = 'remove-document-bytes'`)
  expect(jobs.length).toBeGreaterThan(0)
})

test('of two who decide at once, one hears that the other has', async () => {
  const { id } = await held()
  const replies = await Promise.all([decide(id, 'release'), decide(id, 'destroy')])
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test('a version that is not the present one decides nothing', async () => {
  const { id } = await held()
  expect(await decide(id, 'release', { version: 7 })).toMatchObject({ status: 409, body: { code: 'stale_version' } })
})

test('another practice’s is no other than one that is not there', async () => {
  const { id } = await held()
  const stranger = await service.person({ role: 'admin' })
  expect((await decide(id, 'release', { who: stranger })).status).toBe(404)
  expect((await send(stranger, 'GET /api/quarantine')).body).toMatchObject({ items: [] })
})

test('the firm, whose file it is, does not decide', async () => {
  const { id } = await held()
  expect((await decide(id, 'release', { who: matter.referrer })).status).toBe(403)
})

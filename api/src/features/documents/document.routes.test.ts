import type { Document } from '@medinotes/shared/documents'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../testing/document-fixture.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>

beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
})
afterAll(() => service.close())

const document = (wanted: Partial<Parameters<typeof createDocument>[1]> = {}) =>
  createDocument(service, { booking: matter.booking, by: matter.referrer, ...wanted })

async function listed(caller: Principal, bookingId: string, query = '') {
  const { status, body } = await service.send(caller, `GET /api/bookings/${bookingId}/documents${query}`)
  return { status, items: (body?.['items'] ?? []) as Document[], nextCursor: body?.['nextCursor'] as string | null }
}

const read = async (caller: Principal, id: string) =>
  (await service.send(caller, `GET /api/documents/${id}`)).body as unknown as Document

const change = (caller: Principal, id: string, payload: object) =>
  service.send(caller, `PATCH /api/documents/${id}`, { payload })

const actionsOf = async (id: string) =>
  (
    await service.query<{ action: string; organization_id: string }>(
      'select action, organization_id from audit_events where subject_id = $1 order by occurred_at, id',
      [id],
    )
  ).map(({ action }) => action)

describe('the list of a booking', () => {
  test('has the latest first, in pages, what each side may see of it, and is recorded', async () => {
    const other = await createMatter(service)
    const add = (wanted: object) => document({ booking: other.booking, by: other.referrer, ...wanted })
    const ids: string[] = []
    for (const wanted of [{}, { status: 'quarantined' }, { by: other.specialist, kind: 'report' }, {}] as const) {
      const { id } = await add(wanted)
      ids.unshift(id)
    }
    const [newest, report, quarantined, oldest] = ids
    const idsFor = async (caller: Principal) => (await listed(caller, other.booking.id)).items.map(({ id }) => id)
    expect(await idsFor(other.referrer)).toEqual([newest, quarantined, oldest])
    expect(await idsFor(other.specialist)).toEqual([newest, report, oldest])
    const first = await listed(other.referrer, other.booking.id, '?limit=2')
    const second = await listed(other.referrer, other.booking.id, `?limit=2&cursor=${first.nextCursor}`)
    expect([first.items.length, second.items.map(({ id }) => id), second.nextCursor]).toEqual([2, [oldest], null])
    expect(await actionsOf(other.booking.id)).toContain('document.listed')
    const stranger = await service.person({ role: 'admin' })
    expect((await listed(stranger, other.booking.id)).status).toBe(404)
  })

  test('names people and organizations of both sides, which may not look each other up', async () => {
    await document()
    const { items } = await listed(matter.specialist, matter.booking.id)
    expect(items[0]).toMatchObject({ organizationName: 'Wattle Firm', uploadedBy: matter.referrer.name })
  })
})

describe('a document', () => {
  test('says what the caller may do to it', async () => {
    const { id } = await document()
    expect((await read(matter.referrer, id)).actions).toEqual(['view', 'download', 'change', 'request-deletion'])
    expect((await read(matter.specialist, id)).actions).toEqual(['view', 'download'])
    const letter = await document({ contentType: 'message/rfc822' })
    expect((await read(matter.specialist, letter.id)).actions).toEqual(['download'])
    const report = await document({ by: matter.specialist, kind: 'report' })
    expect((await read(matter.specialist, report.id)).actions).toContain('release')
    expect((await read(matter.admin, report.id)).actions).not.toContain('release')
    const gone = await document({ status: 'destroyed' })
    expect((await read(matter.referrer, gone.id)).actions).toEqual([])
  })

  test('is changed by its own side, in the version they saw, and both sides have it on record', async () => {
    const { id } = await document()
    const changed = await change(matter.referrer, id, { version: 1, filename: 'MRI.pdf', kind: 'imaging' })
    expect(changed).toMatchObject({ status: 200, body: { filename: 'MRI.pdf', kind: 'imaging', version: 2 } })
    expect((await change(matter.referrer, id, { version: 1, sensitive: true })).body).toMatchObject({
      code: 'stale_version',
    })
    expect((await change(matter.specialist, id, { version: 2, sensitive: true })).status).toBe(403)
    expect((await actionsOf(id)).filter((action) => action === 'document.changed')).toHaveLength(2)
    const events = await service.query<{ details: object }>(
      `select details from audit_events where subject_id = $1 and action = 'document.changed'`,
      [id],
    )
    expect(JSON.stringify(events)).not.toContain('MRI')
  })

  test('that is a report of the practice is let out by no change of its kind', async () => {
    const { id } = await document({ by: matter.specialist, kind: 'report' })
    expect(await change(matter.admin, id, { version: 1, kind: 'other' })).toMatchObject({
      ...{ status: 409, body: { code: 'wrong_state' } },
    })
    const shared = await document({ by: matter.specialist, kind: 'other' })
    expect((await change(matter.specialist, shared.id, { version: 1, kind: 'report' })).status).toBe(200)
    expect((await service.send(matter.referrer, `GET /api/documents/${shared.id}`)).status).toBe(404)
  })

  test('whose name was altered in the database is an error and an event', async () => {
    const [{ id }, other] = [await document(), await document()]
    await service.query(
      'update documents set filename_sealed = (select filename_sealed from documents where id = $2) where id = $1',
      [id, other.id],
    )
    expect((await service.send(matter.referrer, `GET /api/documents/${id}`)).status).toBe(500)
    expect(await actionsOf(id)).toContain('document.unreadable')
  })
})

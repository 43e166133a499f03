import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { BookingRetention, DeletionRequest, RetentionRules } from '@medinotes/shared/retention'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { statusesOf } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { StoreLost } from '../document-store.ts'
import { insertHold, lockRetention } from './hold.repository.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>
/** Of the practice, beside its admin. */
let second: Principal
/** Of the firm. */
let keeper: Principal
beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
  second = await service.person({ role: 'admin', organization: matter.admin.organization ?? undefined })
  keeper = await service.person({
    ...{ role: 'referrer', administers: true },
    organization: matter.referrer.organization ?? undefined,
  })
})
afterAll(() => service.close())

const reason = 'The claim was settled.'
const send = (caller: Principal, request: string, payload?: object) =>
  service.send(caller, request, payload && { payload })
const retention = async (caller: Principal) =>
  (await send(caller, `GET /api/bookings/${matter.booking.id}/retention`)).body as unknown as BookingRetention
const place = async (caller: Principal) => {
  const { body } = await send(caller, `POST /api/bookings/${matter.booking.id}/legal-holds`, { reason })
  return (body as unknown as BookingRetention).holds[0]?.id ?? ''
}
const lift = (caller: Principal, id: string) => send(caller, `POST /api/legal-holds/${id}/lift`)
const ask = (caller: Principal, documentId: string) =>
  send(caller, `POST /api/documents/${documentId}/deletion-requests`, { reason })
const decide = (caller: Principal, id: string, decision = 'approve') =>
  send(caller, `POST /api/deletion-requests/${id}/decide`, { decision })
const requests = async (caller: Principal, query = '') =>
  ((await send(caller, `GET /api/deletion-requests${query}`)).body as unknown as { items: DeletionRequest[] }).items

/** A document of the practice whose deletion was asked for. */
async function asked(by = matter.specialist) {
  const document = await createDocument(service, { booking: matter.booking, by })
  const { body } = await ask(by, document.id)
  return { document, id: String(body?.['id']) }
}

/** What is recorded of a document, in both chains. */
const eventsOf = async (documentId: string) => {
  const statement = `select action from audit_events where subject_id = $1 order by action`
  return (await service.query<{ action: string }>(statement, [documentId])).map(({ action }) => action)
}
const waiting = async () =>
  (await service.query(`select from graphile_worker.jobs where task_identifier = 'remove-document-bytes'`)).length

describe('rules of retention', () => {
  test('are the standard’s until an organisation sets its own, and its documents follow', async () => {
    const document = await createDocument(service, { booking: matter.booking, by: matter.referrer, kind: 'invoice' })
    const examined = Number(matter.booking.startsAt.slice(0, 4))
    const keptUntil = async () =>
      (await retention(matter.admin)).documents.find(({ documentId }) => documentId === document.id)?.keepUntil
    expect((await keptUntil())?.slice(0, 4)).toBe(String(examined + 7))
    const payload = { rules: [{ kind: 'invoice', years: 10 }] }
    const { status, body } = await send(keeper, 'PUT /api/retention-rules', payload)
    expect(status).toBe(200)
    expect((body as unknown as RetentionRules).rules.filter(({ standard }) => !standard)).toEqual([
      { kind: 'invoice', years: 10, standard: false },
    ])
    // The other side sees the day, not the rule.
    expect((await keptUntil())?.slice(0, 4)).toBe(String(examined + 10))
    const own = (await send(matter.admin, 'GET /api/retention-rules')).body as unknown as RetentionRules
    expect(own.rules.every(({ standard }) => standard)).toBe(true)
  })

  test('set by two people at the same moment are those of one of them', async () => {
    const replies = await Promise.all(
      [8, 9].map((years) => send(keeper, 'PUT /api/retention-rules', { rules: [{ kind: 'imaging', years }] })),
    )
    expect(statusesOf(replies)).toEqual([200, 200])
    const twice = [8, 9].map((years) => ({ kind: 'imaging', years }))
    expect((await send(keeper, 'PUT /api/retention-rules', { rules: twice })).status).toBe(400)
    expect((await send(matter.referrer, 'GET /api/retention-rules')).status).toBe(403)
  })
})

describe('a legal hold', () => {
  test('is seen by both sides, its reason by the one that placed it', async () => {
    const id = await place(keeper)
    expect(await retention(keeper)).toMatchObject({ held: true, keeps: true, holds: [{ id, reason, own: true }] })
    const seen = await retention(matter.specialist)
    expect(seen).toMatchObject({ held: true, keeps: false, holds: [{ reason: null, placedBy: null, own: false }] })
    expect((await lift(matter.admin, id)).status).toBe(404)
    expect((await lift(keeper, id)).body).toMatchObject({ held: false, holds: [{ lifted: { by: keeper.name } }] })
    expect((await lift(keeper, id)).body).toMatchObject({ code: 'wrong_state' })
    const chains = await service.query(
      `select from audit_events where action = 'retention.hold-placed' and subject_id = $1`,
      [matter.booking.id],
    )
    expect(chains).toHaveLength(2)
  })

  test('of either side keeps everything of the booking', async () => {
    const { document, id } = await asked()
    const hold = await place(keeper)
    expect((await decide(matter.admin, id)).body).toMatchObject({ status: 409, code: 'legal_hold' })
    const another = await createDocument(service, { booking: matter.booking, by: matter.specialist })
    expect((await ask(matter.specialist, another.id)).body).toMatchObject({ code: 'legal_hold' })
    expect((await requests(matter.admin, '?status=open')).map((each) => [each.id, each.held, each.actions])).toEqual([
      [id, true, ['refuse']],
    ])
    await lift(keeper, hold)
    expect((await decide(matter.admin, id)).status).toBe(200)
    expect((await send(matter.referrer, `GET /api/documents/${document.id}`)).body).toMatchObject({
      status: 'destroyed',
    })
  })
})

describe('a deletion', () => {
  test('needs another person of the side that uploaded; the bytes go and a tombstone stays', async () => {
    const document = await createDocument(service, { booking: matter.booking, by: matter.admin })
    const { status, body } = await ask(matter.admin, document.id)
    expect(status).toBe(201)
    expect(body).toMatchObject({ documentId: document.id, reason, status: 'open', actions: ['withdraw'] })
    const id = String(body?.['id'])
    const told = await service.query<{ person_id: string }>(
      `select person_id from notices where template = 'deletion-requested' and dedupe_key like $1`,
      [`%${id}%`],
    )
    expect(told).toEqual([{ person_id: second.personId }])
    expect((await ask(second, document.id)).body).toMatchObject({ status: 409, code: 'conflict' })
    expect((await decide(matter.admin, id)).body).toMatchObject({ status: 409, code: 'same_person' })
    expect((await decide(matter.specialist, id)).status).toBe(403)
    expect((await decide(keeper, id)).status).toBe(404)
    const words = () => service.query(`select from document_tokens where document_id = $1`, [document.id])
    await service.context.documents.nameIndex.catchUp(new AbortController().signal)
    expect(await words()).not.toEqual([])
    const before = await waiting()
    expect((await decide(second, id)).body).toMatchObject({ status: 'approved', decidedBy: second.name, actions: [] })
    expect((await send(matter.referrer, `GET /api/documents/${document.id}/content`)).status).toBe(409)
    expect(await waiting()).toBe(before + 1)
    expect(await words()).toEqual([])
    const { documents } = service.context
    const organizationId = matter.referrer.organization?.id ?? ''
    await documents.retention.removeBytes({ documentId: document.id, organizationId })
    const reading = documents.store.read(document.key, { size: document.bytes.length }).then(buffer)
    await expect(reading).rejects.toThrow(StoreLost)
    const list = await send(matter.referrer, `GET /api/bookings/${matter.booking.id}/documents?limit=100`)
    const items = list.body?.['items'] as { id: string; status: string }[]
    expect(items.find((each) => each.id === document.id)).toMatchObject({ status: 'destroyed' })
    expect((await eventsOf(document.id)).filter((action) => action !== 'document.listed')).toEqual([
      ...['document.destroyed', 'document.destroyed'],
      ...['retention.deletion-approved', 'retention.deletion-requested'],
    ])
  })

  test('is decided once by people who decide at the same moment', async () => {
    const { document, id } = await asked()
    const replies = await Promise.all([
      decide(matter.admin, id),
      decide(second, id),
      decide(matter.specialist, id, 'withdraw'),
    ])
    expect(statusesOf(replies)).toEqual([200, 409, 409])
    const destroyed = (await eventsOf(document.id)).filter((action) => action === 'document.destroyed')
    expect([0, 2]).toContain(destroyed.length)
  })

  test('waits for a hold that is just being placed, and then does not happen', async () => {
    const { document, id } = await asked()
    const waitingHere = `select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`
    let decision: ReturnType<typeof decide> | undefined
    await service.context.database.system(async (tx) => {
      await lockRetention(tx, matter.booking.id)
      decision = decide(matter.admin, id)
      await vi.waitFor(async () => expect(await service.query(waitingHere)).toHaveLength(1), { interval: 10 })
      const owner = { id: randomUUID(), organization_id: matter.referrer.organization?.id ?? '' }
      const reason_sealed = service.context.documents.sealing.seal(owner, 'legal_holds', 'reason_sealed', reason)
      const placed = { side_id: owner.organization_id, placed_by: keeper.personId, booking_id: matter.booking.id }
      await insertHold(tx, { ...owner, ...placed, reason_sealed })
    })
    expect((await decision)?.body).toMatchObject({ code: 'legal_hold' })
    expect((await send(matter.admin, `GET /api/documents/${document.id}`)).body).toMatchObject({ status: 'clean' })
    const standing = (await retention(keeper)).holds.filter(({ lifted }) => lifted === null)
    for (const hold of standing) await lift(keeper, hold.id)
  })

  test('is withdrawn by whoever asked, and refused by another; then it may be asked for again', async () => {
    const { document, id } = await asked()
    expect((await decide(matter.admin, id, 'withdraw')).status).toBe(403)
    expect((await decide(matter.specialist, id, 'withdraw')).body).toMatchObject({ status: 'withdrawn' })
    expect((await decide(matter.admin, id)).body).toMatchObject({ code: 'wrong_state' })
    const again = await ask(matter.specialist, document.id)
    expect((await decide(matter.admin, String(again.body?.['id']), 'refuse')).body).toMatchObject({ status: 'refused' })
    expect((await send(matter.admin, `GET /api/documents/${document.id}`)).body).toMatchObject({ status: 'clean' })
  })

  test('is shown to those who decide and the one who asked, and is no business of anybody else', async () => {
    const { document, id } = await asked(matter.admin)
    const open = `?status=open&bookingId=${matter.booking.id}`
    expect((await requests(second, open)).map((each) => each.id)).toContain(id)
    expect((await requests(matter.admin, open)).map((each) => each.id)).toContain(id)
    expect((await requests(matter.specialist, open)).map((each) => each.id)).not.toContain(id)
    expect(await requests(keeper, open)).toEqual([])
    expect((await ask(matter.referrer, document.id)).status).toBe(403)
    const stranger = await service.person({ role: 'admin' })
    for (const reply of [
      await ask(stranger, document.id),
      await decide(stranger, id),
      await send(stranger, `GET /api/bookings/${matter.booking.id}/retention`),
      await send(stranger, `POST /api/bookings/${matter.booking.id}/legal-holds`, { reason }),
    ])
      expect(reply.status).toBe(404)
    expect(await requests(stranger)).toEqual([])
  })
})

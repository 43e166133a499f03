import { createHash } from 'node:crypto'
import type { AccessEntry } from '@medinotes/shared/document-access'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { verifyOffline } from '../../../testing/audit-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { bookingForm, bookingSteps, formAbout } from '../../../testing/booking-fixture.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>

beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
})
afterAll(() => service.close())

const document = (by: Principal = matter.referrer) => createDocument(service, { booking: matter.booking, by })

async function look(caller: Principal, id: string, headers: Record<string, string> = {}, query = '') {
  const token = await service.tokenFor(caller)
  const url = `/api/documents/${id}/content${query}`
  await service.app.inject({ url, headers: { authorization: `Bearer ${token}`, ...headers } })
}

async function recordOf(caller: Principal, path: string) {
  const { status, body } = await service.send(caller, `GET /api/${path}`)
  return { status, items: (body?.['items'] ?? []) as AccessEntry[], nextCursor: body?.['nextCursor'] as string | null }
}

/** Puts what was recorded of a document that many minutes back; the chain is not asked for in these tests. */
const backdate = (id: string, action: string, minutes: number) =>
  service.query(
    `set session_replication_role = 'replica'; update audit_events set occurred_at = occurred_at - interval '${minutes} minutes'
     where subject_id = '${id}' and action = '${action}'; set session_replication_role = 'origin'`,
  )

describe('the record of a document', () => {
  test('says who did what from which side, the latest first, to both sides alike', async () => {
    const { id } = await document()
    await look(matter.specialist, id, {}, '?purpose=view')
    await look(matter.referrer, id)
    const [own, other] = [
      await recordOf(matter.referrer, `documents/${id}/access`),
      await recordOf(matter.specialist, `documents/${id}/access`),
    ]
    expect(own.items).toMatchObject([
      { act: 'downloaded', personName: matter.referrer.name, organizationName: 'Wattle Firm', filename: 'letter.pdf' },
      { act: 'viewed', personName: matter.specialist.name, organizationName: 'Harbour Practice', address: '127.0.0.1' },
    ])
    // Each chain has events of its own, at its own moment.
    const acts = ({ items }: typeof own) =>
      items.map(({ act, personName, organizationName, requests }) => [act, personName, organizationName, requests])
    expect(acts(other)).toEqual(acts(own))
  })

  test('takes pieces that one person read within ten minutes for one look', async () => {
    const { id } = await document()
    for (const range of ['bytes=0-1', 'bytes=2-3', 'bytes=4-5']) await look(matter.specialist, id, { range })
    await look(matter.referrer, id, { range: 'bytes=0-1' })
    const { items } = await recordOf(matter.referrer, `documents/${id}/access`)
    expect(items.map(({ personName, requests }) => [personName, requests])).toEqual([
      [matter.referrer.name, 1],
      [matter.specialist.name, 3],
    ])
    expect((items[1]?.until ?? '') >= (items[1]?.at ?? '')).toBe(true)
    await backdate(id, 'document.downloaded', 11)
    await look(matter.specialist, id)
    const later = await recordOf(matter.referrer, `documents/${id}/access`)
    expect(later.items.map(({ requests }) => requests)).toEqual([1, 1, 3])
  })

  test('comes in pages', async () => {
    const { id } = await document()
    const change = (version: number) =>
      service.send(matter.referrer, `PATCH /api/documents/${id}`, {
        payload: { version, sensitive: version % 2 === 1 },
      })
    for (const version of [1, 2, 3]) expect((await change(version)).status).toBe(200)
    const first = await recordOf(matter.referrer, `documents/${id}/access?limit=2`)
    const second = await recordOf(matter.referrer, `documents/${id}/access?limit=2&cursor=${first.nextCursor}`)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
    expect(new Set([...first.items, ...second.items].map((entry) => entry.id)).size).toBe(3)
    const { status } = await recordOf(matter.referrer, `documents/${id}/access?cursor=nothing`)
    expect(status).toBe(400)
  })

  test('names a recipient without an account, and nobody where nobody knows', async () => {
    const { id } = await document()
    const actor = { personId: null, organizationId: null }
    const { database, documents } = service.context
    await database.system(async (tx) => {
      const row = await tx.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      await documents.journal.record(tx, actor, 'document.viewed', row, { recipientId: crypto.randomUUID() })
    })
    const { items } = await recordOf(matter.referrer, `documents/${id}/access`)
    expect(items).toMatchObject([{ act: 'viewed', personName: null, organizationName: null }])
  })

  test('is itself recorded, and nobody else hears of it', async () => {
    const { id } = await document()
    await recordOf(matter.referrer, `documents/${id}/access`)
    const events = await service.query('select organization_id, action from audit_events where subject_id = $1', [id])
    expect(events).toEqual([{ organization_id: matter.referrer.organization?.id, action: 'document.access-read' }])
    const stranger = await service.person({ role: 'admin' })
    for (const path of [`documents/${id}/access`, `bookings/${matter.booking.id}/access`]) {
      expect((await recordOf(stranger, path)).status).toBe(404)
    }
  })

  test('of a matter is of every examination of the same person and claim, and of no other', async () => {
    const { referrer, calendar, admin, booking } = matter
    const steps = bookingSteps(service)
    const again = await steps.book(referrer, calendar, bookingForm, 25)
    const other = await steps.book(referrer, calendar, formAbout('Clementine Ashgrove'), 26)
    const sent = []
    for (const each of [booking, again, other]) {
      const { id } = await createDocument(service, { booking: each, by: referrer })
      await look(referrer, id)
      sent.push(id)
    }
    const path = `bookings/${booking.id}/access`
    for (const reader of [referrer, admin]) {
      const { items } = await recordOf(reader, `${path}?of=matter&limit=2`)
      expect(items.map(({ documentId }) => documentId)).toEqual([sent[1], sent[0]])
      expect(items[0]?.reference).not.toBe(items[1]?.reference)
    }
    const { items } = await recordOf(referrer, `${path}?limit=1`)
    expect(items.map(({ documentId }) => documentId)).toEqual([sent[0]])
    const { body } = await service.app.inject({
      url: `/api/${path}/export?of=matter`,
      headers: { authorization: `Bearer ${await service.tokenFor(referrer)}` },
    })
    expect(sent.map((id) => body.includes(id))).toEqual([true, true, false])
  })

  test('of a booking is of all its documents', async () => {
    const [one, two] = [await document(), await document(matter.specialist)]
    await look(matter.referrer, one.id)
    await look(matter.referrer, two.id)
    const { items } = await recordOf(matter.admin, `bookings/${matter.booking.id}/access?limit=2`)
    expect(items.map(({ documentId }) => documentId)).toEqual([two.id, one.id])
  })
})

describe('the export', () => {
  async function exported(caller: Principal, query = '') {
    const reply = await service.app.inject({
      url: `/api/bookings/${matter.booking.id}/access/export${query}`,
      headers: { authorization: `Bearer ${await service.tokenFor(caller)}` },
    })
    return { status: reply.statusCode, headers: reply.headers, text: reply.body }
  }

  async function ofDocument() {
    const { id } = await document()
    await look(matter.specialist, id)
    await look(matter.referrer, id)
    const { text, headers } = await exported(matter.referrer, `?documentId=${id}`)
    const lines = text.trimEnd().split('\n')
    const trailer = JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>
    return { id, text, headers, lines, trailer }
  }

  test('holds each event as it is chained, and a line that signs them all', async () => {
    const { id, lines, trailer, text, headers } = await ofDocument()
    expect(lines.slice(0, -1).map((line) => JSON.parse(line) as object)).toMatchObject([
      { action: 'document.downloaded', subjectId: id, personId: matter.specialist.personId },
      { action: 'document.downloaded', subjectId: id, personId: matter.referrer.personId },
    ])
    const events = `${lines.slice(0, -1).join('\n')}\n`
    expect(trailer).toMatchObject({ complete: true, events: 2, bookingId: matter.booking.id, documentId: id })
    expect(trailer['digest']).toBe(createHash('sha256').update(events).digest('hex'))
    expect(text).not.toContain('letter.pdf')
    expect(headers['content-disposition']).toMatch(/filename="access-[\w-]+\.jsonl"/)
  })

  test('is verified with nothing but the script, and with the key that the installation is known by', async () => {
    const { text, trailer } = await ofDocument()
    const key = String(trailer['publicKey'])
    const plain = await verifyOffline(text)
    expect(plain).toMatchObject({ code: 0 })
    expect(plain.said).toContain('Not told  whether that key is the installation’s')
    expect(await verifyOffline(text, '--key', key)).toMatchObject({ code: 0, said: expect.stringContaining(key) })
    const other = `-${'A'.repeat(42)}`
    expect((await verifyOffline(text, '--key', other)).said).toContain('not signed by that key')
  })

  test('shows what was changed, taken out or put in', async () => {
    const { lines, trailer } = await ofDocument()
    const [first = '', second = '', last = ''] = lines
    const verdictOn = (...kept: string[]) => verifyOffline(`${kept.join('\n')}\n`)
    expect(
      (await verdictOn(first.replace('"downloaded"', '"viewed"').replace('127.0.0.1', '10.0.0.1'), second, last)).said,
    ).toContain('was edited')
    const without = JSON.stringify({ ...trailer, events: 1 })
    const cut = await verdictOn(second, without)
    expect(cut.code).toBe(1)
    expect(cut.said).toContain('The lines are not those that were signed')
    expect(cut.said).toContain('The last line is not signed by the key it names')
    expect((await verdictOn(first, second)).code).toBe(1)
  })

  test('of a matter nobody read anything of is whole as well', async () => {
    const { id } = await document()
    const { text } = await exported(matter.referrer, `?documentId=${id}`)
    expect(JSON.parse(text)).toMatchObject({ complete: true, events: 0 })
    expect(await verifyOffline(text)).toMatchObject({ code: 0 })
  })

  test('is recorded, and is of documents that the caller sees', async () => {
    expect((await exported(matter.referrer)).status).toBe(200)
    const events = await service.query(
      `select organization_id from audit_events where action = 'document.access-exported' and subject_id = $1`,
      [matter.booking.id],
    )
    expect(events.length).toBeGreaterThan(0)
    expect((await exported(matter.referrer, `?documentId=${crypto.randomUUID()}`)).status).toBe(404)
    expect((await exported(await service.person({ role: 'admin' }))).status).toBe(404)
  })
})

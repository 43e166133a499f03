import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { statusesOf } from '../../../testing/booking-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../testing/caller-app.ts'
import { createDocument, createMatter } from '../../../testing/document-fixture.ts'
import { createTicketSigner } from './ticket-signer.ts'
import { createTickets } from './tickets.service.ts'

let service: CallerApp
let matter: Awaited<ReturnType<typeof createMatter>>
let document: Awaited<ReturnType<typeof createDocument>>

beforeAll(async () => {
  service = await createCallerApp()
  matter = await createMatter(service)
})
afterAll(() => service.close())
beforeEach(async () => {
  document = await createDocument(service, { booking: matter.booking, by: matter.referrer })
})

async function ticketFor(caller: Principal, payload: object = {}) {
  const { status, body } = await service.send(caller, `POST /api/documents/${document.id}/ticket`, { payload })
  expect(status).toBe(200)
  return String(body?.['url'])
}

/** As a browser asks that was sent there: without a token. */
async function follow(url: string) {
  const reply = await service.app.inject({ url })
  const code = reply.headers['content-type']?.includes('problem') ? reply.json<{ code: string }>().code : null
  return { status: reply.statusCode, bytes: reply.rawPayload, headers: reply.headers, code }
}

const readers = () =>
  service.query<{ action: string; person_id: string }>(
    'select distinct action, person_id from audit_events where subject_id = $1',
    [document.id],
  )

describe('a ticket', () => {
  test('brings the bytes without a token, once, and the record says whose it was and what for', async () => {
    const url = await ticketFor(matter.specialist, { purpose: 'view' })
    expect(url).toMatch(/^\/api\/documents\/[\w-]+\/content\?ticket=[\w.-]+&purpose=view$/)
    const reply = await follow(url)
    expect([reply.status, reply.bytes.equals(document.bytes)]).toEqual([200, true])
    expect(reply.headers['content-disposition']).toMatch(/^inline/)
    expect(await readers()).toEqual([{ action: 'document.viewed', person_id: matter.specialist.personId }])
    expect(await follow(url)).toMatchObject({ status: 401, code: 'ticket_expired' })
  })

  test('that is used at the same moment is used by one', async () => {
    const url = await ticketFor(matter.referrer)
    const replies = await Promise.all([1, 2, 3, 4].map(() => follow(url)))
    expect(statusesOf(replies)).toEqual([200, 401, 401, 401])
  })

  test('says what it is for, whatever the address says', async () => {
    const url = await ticketFor(matter.referrer, { purpose: 'download' })
    const reply = await follow(url.replace('purpose=download', 'purpose=view'))
    expect(reply.headers['content-disposition']).toMatch(/^attachment/)
    expect((await readers()).map(({ action }) => action)).toEqual(['document.downloaded'])
  })

  test('is for one document', async () => {
    const other = await createDocument(service, { booking: matter.booking, by: matter.referrer })
    const url = await ticketFor(matter.referrer)
    expect(await follow(url.replace(document.id, other.id))).toMatchObject({ status: 401, code: 'ticket_expired' })
    // And still good for its own.
    expect((await follow(url)).status).toBe(200)
  })

  test.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'])(
    'that nobody made (%j) is refused',
    async (ticket) => {
      const url = `/api/documents/${document.id}/content?ticket=${ticket}`
      expect(await follow(url)).toMatchObject({ status: 401, code: 'ticket_expired' })
    },
  )

  test('that was changed or signed by another secret is refused', async () => {
    const url = await ticketFor(matter.referrer)
    const [head = '', payload = '', signature = ''] = (/ticket=([\w.-]+)/.exec(url)?.[1] ?? '').split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { holder: object }
    const other = Buffer.from(JSON.stringify({ ...claims, exp: 9_999_999_999 })).toString('base64url')
    const forged = createTicketSigner('another-secret-another-secret-another-se')
    const tickets = createTickets({ ...service.context, ticketSigner: forged })
    const { url: strange } = await tickets.issue(matter.referrer, document.id, { purpose: 'download' })
    const changed = `/api/documents/${document.id}/content?ticket=${head}.${other}.${signature}`
    for (const bad of [changed, strange])
      expect(await follow(bad)).toMatchObject({ status: 401, code: 'ticket_expired' })
  })

  test('is over after a minute', async () => {
    const { database, people } = service.context
    const ticketSigner = createTicketSigner('a-secret-of-this-test-alone-a-secret-of-thi')
    const ago = (seconds: number) =>
      createTickets({ database, people, ticketSigner, now: () => Date.now() - seconds * 1000 })
    const redeem = async (seconds: number) => {
      const { url } = await ago(seconds).issue(matter.referrer, document.id, { purpose: 'download' })
      return ago(0).redeem(/ticket=([\w.-]+)/.exec(url)?.[1] ?? '', document.id)
    }
    await expect(redeem(58)).resolves.toMatchObject({ purpose: 'download' })
    await expect(redeem(61)).rejects.toMatchObject({ code: 'ticket_expired' })
  })

  test('is worth what its holder may do when it is used', async () => {
    const leaver = await service.person({ organization: matter.admin.organization ?? undefined, role: 'admin' })
    const [url, another] = [await ticketFor(leaver), await ticketFor(leaver)]
    await service.query(`update memberships set status = 'ended' where person_id = $1`, [leaver.personId])
    service.context.people.forget(leaver.caller)
    expect((await follow(url)).status).toBe(403)
    await service.query(`update people set status = 'disabled' where id = $1`, [leaver.personId])
    service.context.people.forget(leaver.caller)
    expect(await follow(another)).toMatchObject({ status: 403, code: 'account_disabled' })
    expect(await readers()).toEqual([])
  })

  test('is given for what is clean, and to whoever may see it', async () => {
    const send = (caller: Principal, id: string) =>
      service.send(caller, `POST /api/documents/${id}/ticket`, { payload: {} })
    const { id } = await createDocument(service, {
      ...{ booking: matter.booking, by: matter.referrer, status: 'quarantined' },
    })
    expect(await send(matter.referrer, id)).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
    const stranger = await service.person({ role: 'admin' })
    expect((await send(stranger, document.id)).status).toBe(404)
    expect((await send(matter.referrer, randomUUID())).status).toBe(404)
  })

  test('leaves no trace in the log', async () => {
    const url = await ticketFor(matter.referrer)
    const ticket = /ticket=([\w.-]+)/.exec(url)?.[1] ?? ''
    await follow(url)
    await follow(url)
    await follow(url.replace(document.id, 'no-id'))
    const log = service.log.join('\n')
    expect(log).toContain('document.content')
    for (const part of ticket.split('.')) expect(log).not.toContain(part)
  })

  test('that was used is forgotten once nobody could use it any more', async () => {
    await follow(await ticketFor(matter.referrer))
    const used = () => service.query('select id from used_tickets')
    await service.context.documents.tickets.sweepOld()
    expect((await used()).length).toBeGreaterThan(0)
    await service.query(`update used_tickets set expires_at = now() - interval '2 minutes'`)
    await service.context.documents.tickets.sweepOld()
    expect(await used()).toEqual([])
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type Caller, type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
let admin: Principal
beforeAll(async () => {
  service = await createCallerApp()
  admin = await service.person({ role: 'admin' })
})
afterAll(() => service.close())

const inviteAs = (caller: Caller, email: string, standing: object = { role: 'referrer' }) =>
  service.send(caller, 'POST /api/organization/invitations', { payload: { email, ...standing } })

/** The token in the latest letter to this address. */
async function tokenSentTo(email: string) {
  const { items } = await service.context.outbox.list({ limit: 100 })
  return /\/invitation#([\w-]{43})$/m.exec(items.find(({ recipient }) => recipient === email)?.text ?? '')?.[1] ?? ''
}

/** Somebody new who was invited, and their link. */
async function invited(standing?: object) {
  const guest = service.newcomer()
  const { status, body } = await inviteAs(admin, guest.email, standing)
  expect(status).toBe(201)
  return { guest, id: String(body?.['id']), token: await tokenSentTo(guest.email) }
}

const accept = (caller: Caller, token: string, claims: Record<string, unknown> = {}) =>
  service.send(caller, 'POST /api/invitations/accept', { payload: { token }, claims })
const preview = (token: string) => service.send(null, 'POST /api/invitations/preview', { payload: { token } })

const membershipsOf = ({ email }: Caller) =>
  service.query<{ role: string; administers: boolean }>(
    `select role, administers from memberships m join people p on p.id = m.person_id where p.email = $1 and m.status = 'active'`,
    [email],
  )

describe('an invitation', () => {
  test('lets somebody new in, who works there from then on', async () => {
    const { guest, token } = await invited({ role: 'specialist', administers: true })
    expect((await service.send(guest, 'GET /api/me')).body).toMatchObject({ role: null, permissions: [] })
    expect(await preview(token)).toMatchObject({
      status: 200,
      body: { organizationName: 'Harbour Practice', email: guest.email, role: 'specialist', state: 'open' },
    })
    expect(await accept(guest, token)).toMatchObject({ status: 200, body: { organizationId: admin.organization?.id } })
    expect((await service.send(guest, 'GET /api/me')).body).toMatchObject({ role: 'specialist', administers: true })
    expect(await preview(token)).toMatchObject({ status: 200, body: { state: 'used' } })
    const audited = await service.query<{ action: string }>(
      `select action from audit_events e join people p on p.id = e.person_id where p.email = $1 order by occurred_at`,
      [guest.email],
    )
    expect(audited.map(({ action }) => action)).toEqual(['account.provisioned', 'invitation.accepted'])
  })

  test('keeps a hash of its token and nothing that leads to it', async () => {
    const { token } = await invited()
    const kept = await service.query(`select i::text as row from invitations i union all select n::text from notices n`)
    expect(kept.length).toBeGreaterThan(1)
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(service.log.join('')).not.toContain(token)
  })

  test('chooses the organization even for somebody who works in another', async () => {
    const guest = await service.person()
    await inviteAs(admin, guest.email)
    await accept(guest, await tokenSentTo(guest.email))
    const { body } = await service.send(guest, 'GET /api/me')
    expect(body).toMatchObject({ role: 'referrer', organization: { id: admin.organization?.id } })
    expect(body?.['organizations']).toHaveLength(2)
    const headers = { 'x-organization-id': guest.organization?.id ?? '' }
    expect((await service.send(guest, 'GET /api/me', { headers })).body).toMatchObject({ role: 'specialist' })
  })

  test('is for the invited address alone, written in any case, once it is verified', async () => {
    const { guest, token } = await invited()
    const other = await accept(service.newcomer(), token)
    expect(other).toMatchObject({ status: 403, body: { code: 'other_address' } })
    const unverified = await accept(guest, token, { email_verified: false })
    expect(unverified).toMatchObject({ status: 403, body: { code: 'email_not_verified' } })
    expect(await membershipsOf(guest)).toEqual([])
    // As the next request finds it, once the issuer has verified the address.
    service.context.people.forget({ issuer: service.issuer, subject: guest.personId })
    expect((await accept(guest, token, { email: guest.email.toUpperCase() })).status).toBe(200)
  })

  test('works once', async () => {
    const { guest, token } = await invited()
    expect((await accept(guest, token)).status).toBe(200)
    expect(await accept(guest, token)).toMatchObject({ status: 409, body: { code: 'invitation_closed' } })
    await service.query(
      `update memberships set status = 'ended' from people p where p.id = person_id and p.email = $1`,
      [guest.email],
    )
    expect(await accept(guest, token)).toMatchObject({ status: 409, body: { code: 'invitation_closed' } })
    expect(await membershipsOf(guest)).toEqual([])
  })

  test('lets its guest in once when two tabs follow it at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const { guest, token, id } = await invited()
      await service.send(guest, 'GET /api/me')
      const replies = await Promise.all([
        accept(guest, token),
        accept(guest, token),
        service.send(guest, `POST /api/me/invitations/${id}/accept`),
      ])
      expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
      expect(await membershipsOf(guest)).toHaveLength(1)
    }
  })

  test('that is replaced while its guest follows it is accepted or withdrawn, and nothing waits for ever', async () => {
    for (let round = 0; round < 12; round++) {
      const { guest, token } = await invited()
      await service.send(guest, 'GET /api/me')
      const [joined, sent] = await Promise.all([accept(guest, token), inviteAs(admin, guest.email)])
      expect([200, 409]).toContain(joined.status)
      expect([201, 409]).toContain(sent.status)
      expect(await membershipsOf(guest)).toHaveLength(joined.status === 200 ? 1 : 0)
    }
  })

  test('opens nothing once it has expired, or was withdrawn, or replaced', async () => {
    const expired = await invited()
    await service.query(`update invitations set expires_at = now() - interval '1 second' where id = $1`, [expired.id])
    const revoked = await invited()
    await service.send(admin, `DELETE /api/organization/invitations/${revoked.id}`)
    const replaced = await invited()
    await inviteAs(admin, replaced.guest.email, { role: 'admin' })
    for (const [{ guest, token, id }, state] of [
      [expired, 'expired'],
      [revoked, 'revoked'],
      [replaced, 'revoked'],
    ] as const) {
      expect((await preview(token)).body).toMatchObject({ state })
      for (const reply of [
        await accept(guest, token),
        await service.send(guest, `POST /api/me/invitations/${id}/accept`),
      ]) {
        expect(reply).toMatchObject({ status: 409, body: { code: 'invitation_closed' } })
      }
      expect(await membershipsOf(guest)).toEqual([])
    }
    expect((await accept(replaced.guest, await tokenSentTo(replaced.guest.email))).status).toBe(200)
    expect(await membershipsOf(replaced.guest)).toEqual([{ role: 'admin', administers: true }])
  })

  test('into a suspended organization waits until that is over', async () => {
    const owner = await service.person({ role: 'admin' })
    const guest = service.newcomer()
    await inviteAs(owner, guest.email)
    const token = await tokenSentTo(guest.email)
    const setStatus = (status: string) =>
      service.query(`update organizations set status = $1 where id = $2`, [status, owner.organization?.id])
    await setStatus('suspended')
    expect(await accept(guest, token)).toMatchObject({ status: 403, body: { code: 'organization_suspended' } })
    expect((await service.send(guest, 'GET /api/me/invitations')).body).toMatchObject({ items: [] })
    await setStatus('active')
    expect((await accept(guest, token)).status).toBe(200)
  })

  test('that nobody sent is missing', async () => {
    for (const token of ['x', 'a'.repeat(43), '%00', "' or true --"]) {
      expect(await preview(token)).toMatchObject({ status: 404, body: { code: 'not_found' } })
      expect((await accept(service.newcomer(), token)).status).toBe(404)
    }
    expect((await preview('')).status).toBe(400)
    expect((await preview('a'.repeat(201))).status).toBe(400)
  })
})

describe('whoever administers', () => {
  test('sees the open invitations, the latest first, and withdraws them', async () => {
    const owner = await service.person({ administers: true })
    const emails = ['one@example.test', 'two@example.test', 'three@example.test']
    for (const email of emails) await inviteAs(owner, email)
    const first = await service.send(owner, 'GET /api/organization/invitations?limit=2')
    const page = first.body as { items: { id: string; email: string }[]; nextCursor: string }
    expect(page.items).toMatchObject([
      { email: 'three@example.test', invitedBy: 'Dr Robin Vale' },
      { email: 'two@example.test' },
    ])
    const next = await service.send(owner, `GET /api/organization/invitations?limit=2&cursor=${page.nextCursor}`)
    expect(next.body).toMatchObject({ items: [{ email: 'one@example.test' }], nextCursor: null })
    const revoke = `DELETE /api/organization/invitations/${page.items[0]?.id}`
    expect((await service.send(owner, revoke)).status).toBe(204)
    expect((await service.send(owner, revoke)).status).toBe(404)
    expect((await service.send(owner, 'GET /api/organization/invitations')).body?.['items']).toHaveLength(2)
  })

  test('cannot withdraw what another organization sent, an operator’s admin neither', async () => {
    const { id, guest, token } = await invited()
    const operator = await service.person({ role: 'admin', operates: true })
    for (const stranger of [await service.person({ role: 'admin' }), operator]) {
      expect((await service.send(stranger, `DELETE /api/organization/invitations/${id}`)).status).toBe(404)
    }
    expect((await accept(guest, token)).status).toBe(200)
  })

  test('invites nobody who is a member, whatever the case of their address', async () => {
    const member = await service.person({ organization: admin.organization ?? undefined })
    const reply = await inviteAs(admin, member.email.toUpperCase())
    expect(reply).toMatchObject({ status: 409, body: { code: 'already_member' } })
  })

  test('has a limit of open invitations, which one to the same address does not reach', async () => {
    const owner = await service.person({ role: 'admin' })
    await service.query(
      `insert into invitations (id, organization_id, email, role, administers, token_hash, expires_at)
       select gen_random_uuid(), $1, n || '@example.test', 'referrer', false, sha256(gen_random_uuid()::text::bytea), now() + interval '1 day'
       from generate_series(1, 99) n`,
      [owner.organization?.id],
    )
    const [last, over] = [await inviteAs(owner, '100@example.test'), await inviteAs(owner, '101@example.test')]
    expect(last.status).toBe(201)
    expect(over).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect((await inviteAs(owner, '100@example.test')).status).toBe(201)
  })

  test('names a role there is and an address that is one', async () => {
    for (const [email, standing] of [
      ['a@b.test', { role: 'owner' }],
      ['a@b.test', {}],
      ['no address', { role: 'referrer' }],
      ['a@b.test\nbcc: c@d.test', { role: 'referrer' }],
      [`${'a'.repeat(250)}@b.test`, { role: 'referrer' }],
      ['a@b.test', { role: 'referrer', organizationId: crypto.randomUUID() }],
    ] as const) {
      expect((await inviteAs(admin, email, standing)).status).toBe(400)
    }
    expect((await inviteAs(await service.person(), 'a@b.test')).status).toBe(403)
  })
})

describe('a person’s own invitations', () => {
  test('are those to their verified address, and can be accepted without the letter', async () => {
    const { guest, id } = await invited()
    const stranger = service.newcomer()
    const own = await service.send(guest, 'GET /api/me/invitations')
    expect(own.body).toMatchObject({
      items: [{ id, organizationName: 'Harbour Practice', invitedBy: 'Dr Robin Vale' }],
    })
    expect((await service.send(stranger, 'GET /api/me/invitations')).body).toMatchObject({ items: [] })
    expect((await service.send(stranger, `POST /api/me/invitations/${id}/accept`)).status).toBe(404)
    expect((await service.send(guest, `POST /api/me/invitations/${id}/accept`)).status).toBe(200)
    expect((await service.send(guest, 'GET /api/me/invitations')).body).toMatchObject({ items: [] })
  })

  test('are not shown to somebody who only says that the address is theirs', async () => {
    const { guest, id } = await invited()
    const claims = { email_verified: false }
    expect((await service.send(guest, 'GET /api/me/invitations', { claims })).body).toMatchObject({ items: [] })
    expect((await service.send(guest, `POST /api/me/invitations/${id}/accept`, { claims })).status).toBe(404)
  })
})

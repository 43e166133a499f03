import { randomUUID } from 'node:crypto'
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

const path = '/api/admin/people'
const list = async (query: string) => {
  const { body } = await service.send(operator, `GET ${path}?${query}`)
  return body as { items: { id: string; name: string; memberships: object[] }[]; nextCursor: string | null }
}
const setStatus = (id: string, status: string, caller: Caller = operator) =>
  service.send(caller, `PATCH ${path}/${id}`, { payload: { status } })

/** Somebody new who has called once; returns their id here. */
async function stranger(name: string) {
  const caller = { ...service.newcomer(), name }
  const { body } = await service.send(caller, 'GET /api/me')
  return { caller, id: String(body?.['id']) }
}

/** A person of the built-in issuer with a session, written down without signing in. */
async function accountWithSession(factor = false) {
  const [id, subject, session] = [randomUUID(), randomUUID(), randomUUID()]
  await service.query(
    `insert into auth."user" ("id", "name", "email", "emailVerified", "kind", "twoFactorEnabled")
     values ($1, 'Dr Ada Example', $2, true, 'clinician', $3)`,
    [subject, `${subject}@example.test`, factor],
  )
  await service.query(
    `insert into auth."session" ("id", "expiresAt", "token", "updatedAt", "userId") values ($1, now() + interval '10 minutes', $2, now(), $3)`,
    [session, randomUUID(), subject],
  )
  await service.query(
    `insert into people (id, issuer, subject, name, email) values ($1, 'urn:medinotes:built-in-issuer', $2, 'Dr Ada Example', $3)`,
    [id, subject, `${subject}@example.test`],
  )
  const sessions = async () =>
    (await service.query<{ id: string }>(`select id from auth."session" where "userId" = $1`, [subject])).length
  return { id, subject, email: `${subject}@example.test`, sessions }
}

const actionsOn = async (id: string) => {
  const statement = `select action from audit_events where subject_id = $1 and person_id = $2 order by occurred_at`
  const rows = await service.query<{ action: string }>(statement, [id, operator.personId])
  return rows.map(({ action }) => action)
}

describe('the list of people', () => {
  test('finds by the beginning of a name or an address, by status, and those who wait', async () => {
    const { caller, id } = await stranger('Zoë Zimmermann')
    for (const query of ['zo%C3%AB', 'ZIMM', 'Zo%C3%AB%20Zim', caller.email.slice(0, 12)]) {
      expect((await list(`query=${query}`)).items.map((person) => person.id)).toEqual([id])
    }
    expect((await list('query=immermann')).items).toEqual([])
    expect((await list('query=zimm&waiting=true')).items).toMatchObject([{ id, memberships: [] }])
    expect((await list('query=zimm&waiting=false')).items).toEqual([])
    expect((await list('query=zimm&status=disabled')).items).toEqual([])
  })

  test('shows where each belongs, a page at a time, and leaves one event a page', async () => {
    const { organization } = operator
    for (let count = 0; count < 3; count++)
      await service.person({ organization: organization ?? undefined, role: 'referrer' })
    const seen: string[] = []
    let page = await list('limit=2&query=robin')
    const listed = async () => (await service.query(`select from audit_events where action = 'member.listed'`)).length
    const before = await listed()
    for (;;) {
      seen.push(...page.items.map(({ id }) => id))
      expect(page.items.every(({ memberships }) => memberships.length === 1)).toBe(true)
      if (page.nextCursor === null) break
      page = await list(`limit=2&query=robin&cursor=${page.nextCursor}`)
    }
    expect(new Set(seen).size).toBe(4)
    expect(await listed()).toBe(before + 1)
  })
})

describe('somebody who waits', () => {
  test('is let into an organization, changed there and taken out again', async () => {
    const { caller, id } = await stranger('Wendy Waiting')
    const practice = await service.person({ role: 'admin' })
    const membership = `${path}/${id}/memberships/${practice.organization?.id}`
    const put = (payload: object) => service.send(operator, `PUT ${membership}`, { payload })
    expect(await put({ role: 'specialist' })).toMatchObject({
      status: 200,
      body: {
        id,
        memberships: [{ organizationId: practice.organization?.id, role: 'specialist', administers: false }],
      },
    })
    expect((await service.send(caller, 'GET /api/consultations')).status).toBe(200)
    expect((await put({ role: 'referrer', administers: true })).status).toBe(200)
    expect((await service.send(caller, 'GET /api/me')).body).toMatchObject({ role: 'referrer', administers: true })
    expect((await service.send(operator, `DELETE ${membership}`)).status).toBe(204)
    expect((await service.send(operator, `DELETE ${membership}`)).status).toBe(404)
    expect((await service.send(caller, 'GET /api/me')).body).toMatchObject({ role: null })
    expect((await put({ role: 'specialist' })).status).toBe(200)
    expect(await actionsOn(id)).toEqual(['member.added', 'member.changed', 'member.removed', 'member.added'])
  })

  test('takes a person and an organization there are', async () => {
    const { id } = await stranger('Wim Waiting')
    const payload = { role: 'specialist' }
    for (const [person, organization] of [
      [id, randomUUID()],
      [randomUUID(), operator.organization?.id],
    ]) {
      const reply = await service.send(operator, `PUT ${path}/${person}/memberships/${organization}`, { payload })
      expect(reply.status).toBe(404)
    }
  })
})

test('an operator’s admin leaves every organization an administrator', async () => {
  const admin = await service.person({ role: 'admin' })
  const membership = `${path}/${admin.personId}/memberships/${admin.organization?.id}`
  const demoted = await service.send(operator, `PUT ${membership}`, { payload: { role: 'specialist' } })
  for (const reply of [demoted, await service.send(operator, `DELETE ${membership}`)]) {
    expect(reply).toMatchObject({ status: 409, body: { code: 'last_administrator' } })
  }
})

describe('disabling', () => {
  test('refuses somebody at their next request, and enabling lets them in again', async () => {
    const person = await service.person()
    expect((await service.send(person, 'GET /api/me')).status).toBe(200)
    expect(await setStatus(person.personId, 'disabled')).toMatchObject({ status: 200, body: { status: 'disabled' } })
    expect(await service.send(person, 'GET /api/me')).toMatchObject({ status: 403, body: { code: 'account_disabled' } })
    await setStatus(person.personId, 'disabled')
    expect((await setStatus(person.personId, 'active')).status).toBe(200)
    expect((await service.send(person, 'GET /api/me')).status).toBe(200)
    expect(await actionsOn(person.personId)).toEqual(['person.disabled', 'person.enabled'])
  })

  test('ends the sessions of an account here', async () => {
    const { id, sessions } = await accountWithSession()
    expect(await sessions()).toBe(1)
    expect(await setStatus(id, 'disabled')).toMatchObject({ status: 200, body: { issuer: 'built-in' } })
    expect(await sessions()).toBe(0)
  })

  test('is not for oneself, and leaves the installation an admin when two disable each other', async () => {
    expect(await setStatus(operator.personId, 'disabled')).toMatchObject({ status: 409, body: { code: 'conflict' } })
    for (let round = 0; round < 6; round++) {
      const second = await service.person({ role: 'admin', organization: operator.organization ?? undefined })
      const third = await service.person({ role: 'admin', organization: operator.organization ?? undefined })
      // So that these two alone run it.
      await service.query(`update people set status = 'disabled' where id = $1`, [operator.personId])
      const replies = await Promise.all([
        setStatus(second.personId, 'disabled', third),
        setStatus(third.personId, 'disabled', second),
      ])
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
      const ids = [second.personId, third.personId]
      const active = await service.query(`select from people where id = any ($1) and status = 'active'`, [ids])
      expect(active).toHaveLength(1)
      await service.query(`update people set status = 'disabled' where id = any ($1)`, [ids])
      await service.query(`update people set status = 'active' where id = $1`, [operator.personId])
    }
  })
})

describe('recovery', () => {
  test('removes the second factor, ends the sessions and tells the person', async () => {
    const { id, subject, email, sessions } = await accountWithSession(true)
    expect((await service.send(operator, `POST ${path}/${id}/reset-factors`)).status).toBe(204)
    expect(await sessions()).toBe(0)
    const [user] = await service.query(`select "twoFactorEnabled" as factor from auth."user" where "id" = $1`, [
      subject,
    ])
    expect(user).toEqual({ factor: false })
    const { items } = await service.context.outbox.list({ limit: 1 })
    expect(items).toMatchObject([{ recipient: email, subject: 'Your second factor was removed for you' }])
    expect(await actionsOn(id)).toEqual(['account.recovered'])
  })

  test('ends the sessions alone', async () => {
    const { id, sessions } = await accountWithSession()
    expect((await service.send(operator, `POST ${path}/${id}/end-sessions`)).status).toBe(204)
    expect(await sessions()).toBe(0)
    expect(await actionsOn(id)).toEqual(['person.sessions-ended'])
  })

  test('is elsewhere for people of other issuers, and for nobody without a fresh proof', async () => {
    const person = await service.person()
    const claims = { auth_time: Math.floor(Date.now() / 1000) - 601 }
    for (const action of ['reset-factors', 'end-sessions']) {
      const request = `POST ${path}/${person.personId}/${action}`
      expect(await service.send(operator, request)).toMatchObject({ status: 409, body: { code: 'conflict' } })
      expect((await service.send(operator, request, { claims })).status).toBe(403)
      expect((await service.send(operator, `POST ${path}/${randomUUID()}/${action}`)).status).toBe(404)
    }
  })
})

test('people are for the operator’s admins alone', async () => {
  const admin = await service.person({ role: 'admin' })
  const manager = await service.person({ organization: operator.organization ?? undefined, administers: true })
  for (const caller of [admin, manager]) {
    expect((await service.send(caller, `GET ${path}`)).status).toBe(403)
    expect((await setStatus(operator.personId, 'disabled', caller)).status).toBe(403)
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp()
})
afterAll(() => service.close())

const homeOf = ({ organization }: Principal) => organization ?? undefined
const memberPath = ({ personId }: { personId: string }) => `/api/organization/members/${personId}`

async function practiceOfTwoAdmins() {
  const ada = await service.person({ role: 'admin' })
  return [ada, await service.person({ role: 'admin', organization: homeOf(ada) })] as const
}

const activeAdministrators = async ({ organization }: Principal) => {
  const [row] = await service.query<{ count: number }>(
    `select count(*)::int as count from memberships where organization_id = $1 and status = 'active' and administers`,
    [organization?.id],
  )
  return row?.count
}

const auditedBy = async ({ personId }: Principal) => {
  const statement = 'select action, subject_id from audit_events where person_id = $1 order by occurred_at'
  return (await service.query<{ action: string }>(statement, [personId])).map(({ action }) => action)
}

describe('the organization', () => {
  test('is read by its members and renamed by who administers it', async () => {
    const clinician = await service.person({ administers: true })
    const colleague = await service.person({ organization: homeOf(clinician), role: 'referrer' })
    const renamed = await service.send(clinician, 'PATCH /api/organization', { payload: { name: 'Bondi Practice' } })
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Bondi Practice', kind: 'practice', plan: 'free' } })
    expect(await service.send(colleague, 'GET /api/organization')).toEqual(renamed)
    const refused = await service.send(colleague, 'PATCH /api/organization', { payload: { name: 'Mine' } })
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await auditedBy(clinician)).toEqual(['organization.renamed'])
  })

  test('has a name that can be seen', async () => {
    const clinician = await service.person({ administers: true })
    for (const name of ['', ' ', '\u200b', 'a'.repeat(121), 'with\0nul', 7, null]) {
      const reply = await service.send(clinician, 'PATCH /api/organization', { payload: { name } })
      expect([name, reply.status]).toEqual([name, 400])
    }
  })
})

describe('members', () => {
  test('are listed by name, a page at a time, each once', async () => {
    const clinician = await service.person({ administers: true })
    for (let count = 0; count < 4; count++) await service.person({ organization: homeOf(clinician), role: 'referrer' })
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const request = `GET /api/organization/members?limit=2${cursor && `&cursor=${cursor}`}`
      const { body } = await service.send(clinician, request)
      const page = body as { items: { personId: string }[]; nextCursor: string | null }
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ personId }) => personId))
      cursor = page.nextCursor
    }
    expect(new Set(seen).size).toBe(5)
    expect(seen).toContain(clinician.personId)
  })

  test('have pages that cannot be made up', async () => {
    const clinician = await service.person({ administers: true })
    for (const query of [
      'limit=0',
      'limit=101',
      'cursor=x',
      "cursor=';--",
      `cursor=${crypto.randomUUID()}`,
      'page=2',
    ]) {
      const { status } = await service.send(clinician, `GET /api/organization/members?${query}`)
      expect([query, status]).toEqual([query, 400])
    }
  })

  test('may do at once what they were just allowed, and no longer what was taken', async () => {
    const admin = await service.person({ role: 'admin' })
    const member = await service.person({ organization: homeOf(admin), role: 'referrer' })
    expect((await service.send(member, 'GET /api/consultations')).status).toBe(403)
    const changed = await service.send(admin, `PATCH ${memberPath(member)}`, { payload: { role: 'specialist' } })
    expect(changed).toMatchObject({ status: 200, body: { role: 'specialist', administers: false, active: true } })
    expect((await service.send(member, 'GET /api/consultations')).status).toBe(200)
    expect((await service.send(admin, `DELETE ${memberPath(member)}`)).status).toBe(204)
    expect((await service.send(member, 'GET /api/consultations')).status).toBe(403)
    expect((await service.send(member, 'GET /api/me')).body).toMatchObject({ role: null, organization: null })
    expect(await auditedBy(admin)).toEqual(['member.changed', 'member.removed'])
  })

  test('who become admins administer, whatever was asked', async () => {
    const admin = await service.person({ role: 'admin' })
    const member = await service.person({ organization: homeOf(admin) })
    const payload = { role: 'admin', administers: false }
    const reply = await service.send(admin, `PATCH ${memberPath(member)}`, { payload })
    expect(reply.body).toMatchObject({ role: 'admin', administers: true })
  })

  test('of another organization are missing, and so are those who left', async () => {
    const admin = await service.person({ role: 'admin' })
    const stranger = await service.person({ role: 'admin' })
    const left = await service.person({ organization: homeOf(admin) })
    await service.send(admin, `DELETE ${memberPath(left)}`)
    for (const target of [stranger, left, { personId: crypto.randomUUID() }]) {
      const change = await service.send(admin, `PATCH ${memberPath(target)}`, { payload: { role: 'referrer' } })
      const removal = await service.send(admin, `DELETE ${memberPath(target)}`)
      expect([change.status, removal.status]).toEqual([404, 404])
    }
    expect((await service.send(admin, 'DELETE /api/organization/members/me')).status).toBe(400)
    expect(await activeAdministrators(stranger)).toBe(1)
  })

  test('are changed by nobody who has not just proven who they are', async () => {
    const [ada, ben] = await practiceOfTwoAdmins()
    const claims = { auth_time: Math.floor(Date.now() / 1000) - 601 }
    const payload = { role: 'referrer' }
    for (const [request, body] of [[`PATCH ${memberPath(ben)}`, payload], [`DELETE ${memberPath(ben)}`]] as const) {
      const reply = await service.send(ada, request, { claims, ...(body && { payload: body }) })
      expect(reply).toMatchObject({ status: 403, body: { code: 'step_up_required' } })
    }
  })
})

describe('the last administrator', () => {
  test('is neither demoted nor removed, not even by themselves', async () => {
    const admin = await service.person({ role: 'admin' })
    await service.person({ organization: homeOf(admin) })
    const demoted = await service.send(admin, `PATCH ${memberPath(admin)}`, { payload: { role: 'specialist' } })
    const removed = await service.send(admin, `DELETE ${memberPath(admin)}`)
    for (const reply of [demoted, removed]) {
      expect(reply).toMatchObject({ status: 409, body: { code: 'last_administrator' } })
    }
    expect(await auditedBy(admin)).toEqual([])
    const payload = { role: 'specialist', administers: true }
    expect((await service.send(admin, `PATCH ${memberPath(admin)}`, { payload })).status).toBe(200)
  })

  test('is not whoever has a disabled account', async () => {
    const [ada, ben] = await practiceOfTwoAdmins()
    await service.query(`update people set status = 'disabled' where id = $1`, [ben.personId])
    const reply = await service.send(ada, `DELETE ${memberPath(ada)}`)
    expect(reply).toMatchObject({ status: 409, body: { code: 'last_administrator' } })
    expect((await service.send(ada, `DELETE ${memberPath(ben)}`)).status).toBe(204)
  })

  test('stays when two demote or remove each other at the same moment', async () => {
    for (let round = 0; round < 15; round++) {
      const [ada, ben] = await practiceOfTwoAdmins()
      const payload = { role: 'specialist' }
      const replies = await Promise.all([
        service.send(ada, `PATCH ${memberPath(ben)}`, { payload }),
        round % 2 === 0
          ? service.send(ben, `PATCH ${memberPath(ada)}`, { payload })
          : service.send(ben, `DELETE ${memberPath(ada)}`),
      ])
      const statuses = replies.map(({ status }) => status)
      expect(statuses.filter((status) => status < 300)).toHaveLength(1)
      expect([403, 409]).toContain(Math.max(...statuses))
      expect(await activeAdministrators(ada)).toBe(1)
    }
  })
})

test('a suspended organization does nothing for its members, whatever they may do elsewhere', async () => {
  const admin = await service.person({ role: 'admin' })
  await service.query(`update organizations set status = 'suspended' where id = $1`, [admin.organization?.id])
  for (const request of ['GET /api/organization', 'GET /api/organization/members', 'GET /api/break-glass']) {
    expect(await service.send(admin, request)).toMatchObject({ status: 403, body: { code: 'organization_suspended' } })
  }
  expect(await service.send(admin, 'GET /api/me')).toMatchObject({
    status: 200,
    body: { permissions: [], restriction: 'organization_suspended' },
  })
})

test('in the operating organization only an admin makes or unmakes an admin', async () => {
  const operator = await service.person({ role: 'admin', operates: true })
  const manager = await service.person({ organization: homeOf(operator), administers: true })
  const colleague = await service.person({ organization: homeOf(operator) })
  const payload = { role: 'admin' }
  const refused = [
    await service.send(manager, `PATCH ${memberPath(manager)}`, { payload }),
    await service.send(manager, `PATCH ${memberPath(colleague)}`, { payload }),
    await service.send(manager, `DELETE ${memberPath(operator)}`),
    await service.send(manager, 'POST /api/organization/invitations', { payload: { ...payload, email: 'a@b.test' } }),
  ]
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect((await service.send(operator, `PATCH ${memberPath(colleague)}`, { payload })).status).toBe(200)
})

import { planListSchema } from '@medinotes/shared/plans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp()
})
afterAll(() => service.close())

const ask = (caller: Parameters<CallerApp['send']>[0]) => service.send(caller, 'POST /api/organization/plan-request')

test('everybody may see what each plan includes', async () => {
  const { status, body } = await service.send(null, 'GET /api/plans')
  expect(status).toBe(200)
  const { items } = planListSchema.parse(body)
  expect(items.map(({ id, monthlyCents }) => [id, monthlyCents])).toEqual([
    ['free', 0],
    ['premium', null],
  ])
  expect(items[1]?.features).toContainEqual({ id: 'ai-notes', name: 'Notes drafted by AI, checked by you' })
})

test('an organization asks for the premium plan once a day, whoever of it asks', async () => {
  const operator = await service.person({ role: 'admin', operates: true })
  const member = await service.person()
  const colleague = await service.person({ organization: member.organization ?? undefined, role: 'referrer' })
  const replies = await Promise.all([ask(member), ask(colleague), ask(member)])
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 429, 429])
  const { items } = await service.context.outbox.list({ limit: 100 })
  expect(items.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    [operator.email, 'Harbour Practice asks for the premium plan'],
  ])
  const requested = `select from audit_events where action = 'organization.plan-requested' and organization_id = $1`
  expect(await service.query(requested, [member.organization?.id])).toHaveLength(1)
  await service.query(`update plan_requests set requested_on = requested_on - 1`)
  expect((await ask(colleague)).status).toBe(204)
})

test('an organization that has the premium plan has nothing to ask for', async () => {
  const member = await service.person()
  await service.query(`update organizations set plan = 'premium' where id = $1`, [member.organization?.id])
  expect(await ask(member)).toMatchObject({ status: 409, body: { code: 'already_enabled' } })
  expect((await ask(service.newcomer())).status).toBe(403)
})

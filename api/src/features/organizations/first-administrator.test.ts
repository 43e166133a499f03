import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CallerApp, createCallerApp } from '../../testing/caller-app.ts'

const email = 'first@example.test'

let service: CallerApp
beforeAll(async () => {
  service = await createCallerApp({ environment: { ADMIN_EMAIL: 'First@Example.Test', DEMO: 'false' } })
})
afterAll(() => service.close())

const invitations = () =>
  service.query<{ id: string; status: string }>('select id, status from invitations order by created_at')
const letters = async () => (await service.context.outbox.list({ limit: 100 })).items
const inviteAgain = () => service.context.organizations.inviteFirstAdministrator(email)

test('the address that is configured is invited to run the installation, once, however many instances start', async () => {
  await Promise.all([inviteAgain(), inviteAgain(), inviteAgain()])
  expect(await service.query(`select name, kind, status, operator from organizations`)).toEqual([
    { name: 'Practice', kind: 'practice', status: 'active', operator: true },
  ])
  expect(await invitations()).toMatchObject([{ status: 'pending' }])
  expect(await letters()).toMatchObject([{ recipient: email, subject: 'Join Practice' }])
  const audited = await service.query(`select action, person_id from audit_events order by occurred_at`)
  expect(audited).toEqual([
    { action: 'organization.created', person_id: null },
    { action: 'invitation.sent', person_id: null },
  ])
})

test('several instances that start at once on an empty database invite once', async () => {
  await service.query('truncate invitations, organizations, notices cascade')
  await Promise.all(Array.from({ length: 6 }, inviteAgain))
  expect(await service.query('select from organizations')).toHaveLength(1)
  expect(await invitations()).toHaveLength(1)
  expect(await letters()).toHaveLength(1)
})

test('an invitation that expired is renewed at the next start, until somebody runs the installation', async () => {
  await service.query(`update invitations set expires_at = now() - interval '1 minute'`)
  await inviteAgain()
  expect((await invitations()).map(({ status }) => status)).toEqual(['revoked', 'pending'])
  const guest = service.newcomer(email)
  const own = await service.send(guest, 'GET /api/me/invitations')
  expect(own.body).toMatchObject({ items: [{ organizationName: 'Practice', invitedBy: 'MediNotes Pro' }] })
  const [, invitation] = await invitations()
  expect((await service.send(guest, `POST /api/me/invitations/${invitation?.id}/accept`)).status).toBe(200)
  expect((await service.send(guest, 'GET /api/admin/organizations')).body).toMatchObject({
    items: [{ operator: true }],
  })
  await inviteAgain()
  expect(await invitations()).toHaveLength(2)
})

import { demoPassword } from '@medinotes/shared/demo'
import { adminPersonListSchema } from '@medinotes/shared/organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestService } from '../../testing/test-service.ts'

let service: Awaited<ReturnType<typeof startTestService>>
beforeAll(async () => {
  service = await startTestService({ environment: { DEMO: 'true' } })
  await service.context.seedDemo()
})
afterAll(() => service.close())

const origin = 'http://localhost:8000'

/** Signs a demo account in for real. */
async function signIn(email: string) {
  const headers = { 'content-type': 'application/json', origin }
  const body = JSON.stringify({ email, password: demoPassword })
  const reply = await fetch(`${service.url}/api/auth/sign-in/email`, { method: 'POST', headers, body })
  expect(reply.status).toBe(200)
  const cookie = reply.headers.getSetCookie().map((line) => line.split(';')[0])
  const askToken = () => fetch(`${service.url}/api/auth/token`, { headers: { cookie: cookie.join('; ') } })
  const { token } = (await (await askToken()).json()) as { token: string }
  const call = (path: string, init: RequestInit = {}) =>
    fetch(`${service.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
  return { askToken, call }
}

test('somebody disabled by an admin is signed out everywhere, and their token opens nothing', async () => {
  const admin = await signIn('admin@demo.test')
  const colleague = await signIn('specialist2@demo.test')
  expect((await colleague.call('/api/consultations')).status).toBe(200)
  const found = await admin.call('/api/admin/people?query=specialist2@')
  const { items } = adminPersonListSchema.parse(await found.json())
  const [person] = items
  expect(person).toMatchObject({ issuer: 'built-in', memberships: [{ organizationName: 'Harbour Medico-Legal' }] })
  const setStatus = (status: string) =>
    admin.call(`/api/admin/people/${person?.id}`, { method: 'PATCH', body: JSON.stringify({ status }) })
  expect((await setStatus('disabled')).status).toBe(200)
  expect([401, 403]).toContain((await colleague.call('/api/consultations')).status)
  expect((await colleague.askToken()).status).toBe(401)
  // The old sessions stay ended once the account is enabled again.
  expect((await setStatus('active')).status).toBe(200)
  expect((await colleague.call('/api/consultations')).status).toBe(401)
  const again = await signIn('specialist2@demo.test')
  expect((await again.call('/api/consultations')).status).toBe(200)
})

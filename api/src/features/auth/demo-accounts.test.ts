import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createSignInTestApp, publicUrl, tokenFor } from '../../testing/sign-in-test-app.ts'
import { createEnrolment } from '../organizations/enrolment.service.ts'
import { seedDemoAccounts } from './demo-accounts.ts'

let testApp: Awaited<ReturnType<typeof createSignInTestApp>>
beforeAll(async () => void (testApp = await createSignInTestApp()))
afterAll(() => testApp.close())

const seed = (issuer = testApp.issuer) =>
  seedDemoAccounts({ issuer, hashing: testApp.feature.hashing, enrolment: createEnrolment(testApp) })

async function signIn(email: string) {
  const payload = { email, password: demoPassword }
  const headers = { origin: publicUrl }
  const reply = await testApp.app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers, payload })
  const token = await tokenFor(testApp.app, String(reply.headers['set-cookie']))
  const me = await testApp.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })
  return me.json<{ role: string; plan: string; organization: { id: string; name: string } }>()
}

test('all five sign in: four in the premium practice, the other referrer elsewhere', async () => {
  await seed()
  const people = await Promise.all(demoAccounts.map(({ email }) => signIn(email)))
  expect(people.map(({ role }) => role)).toEqual(demoAccounts.map(({ role }) => role))
  const practice = { organization: { name: 'Harbour Medico-Legal' }, plan: 'premium' }
  expect(people.slice(0, 4)).toMatchObject([practice, practice, practice, practice])
  expect(new Set(people.slice(0, 4).map(({ organization }) => organization.id)).size).toBe(1)
  expect(people[4]).toMatchObject({ organization: { name: 'Wattle Mutual Insurance' }, plan: 'free' })
})

test('two instances that start at once agree', async () => {
  const fresh = await createSignInTestApp()
  try {
    const enrolment = createEnrolment(fresh)
    await Promise.all([
      seedDemoAccounts({ issuer: fresh.issuer, hashing: fresh.feature.hashing, enrolment }),
      seedDemoAccounts({ issuer: fresh.issuer, hashing: fresh.feature.hashing, enrolment }),
    ])
    const practice = '7d3f2a10-5c1e-4b6a-9f0e-2b8c4d6e8f01'
    expect(await enrolment.findMemberEmails([practice])).toHaveLength(4)
  } finally {
    await fresh.close()
  }
})

test('a later start changes nothing and does not wake the issuer', async () => {
  await seed()
  const ensureAccount = vi.fn<typeof testApp.issuer.ensureAccount>()
  await seed({ ...testApp.issuer, ensureAccount })
  expect(ensureAccount).not.toHaveBeenCalled()
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../platform/principal.ts'
import { type AcuityEmulator, startAcuityEmulator } from '../../../../testing/acuity-emulator/acuity-emulator.ts'
import { acuityEnvironment, unlimited } from '../../../../testing/acuity-fixture.ts'
import { type CallerApp, createCallerApp } from '../../../../testing/caller-app.ts'

let emulator: AcuityEmulator
let app: CallerApp
beforeAll(async () => {
  emulator = await startAcuityEmulator({ limits: null })
  const { clientId, clientSecret } = emulator.account
  const application = { ACUITY_CLIENT_ID: clientId, ACUITY_CLIENT_SECRET: clientSecret }
  const environment = { SECOND_FACTOR_ROLES: 'none', ...acuityEnvironment(emulator), ...application }
  app = await createCallerApp({ environment, acuityLimits: unlimited })
})
afterAll(async () => {
  await app.close()
  await emulator.close()
})

/** The way by Acuity's own page: what it sends the person back with. */
async function allow(admin: Principal) {
  const { body } = await app.send(admin, 'POST /api/acuity/authorization')
  const { origin, searchParams } = new URL(String(body?.['url']))
  const page = await fetch(`${origin}/oauth2/authorize`, { method: 'POST', body: searchParams, redirect: 'manual' })
  const back = new URL(page.headers.get('location') ?? '')
  return { code: back.searchParams.get('code'), state: back.searchParams.get('state') }
}
const complete = (admin: Principal, payload: object) =>
  app.send(admin, 'POST /api/acuity/authorization/complete', { payload })

test('leave given in Acuity connects its account, and given again keeps it the same one', async () => {
  const admin = await app.person({ role: 'admin' })
  const first = await complete(admin, await allow(admin))
  expect(first).toMatchObject({ status: 200, body: { account: { credentials: 'token' }, offers: { oauth: true } } })
  const again = await complete(admin, await allow(admin))
  const idOf = ({ body }: typeof first) => (body?.['account'] as { id: string } | undefined)?.id
  expect([again.status, idOf(again)]).toEqual([200, idOf(first)])
})

test('an answer counts once, and for whoever asked', async () => {
  const [admin, stranger] = [await app.person({ role: 'admin' }), await app.person({ role: 'admin' })]
  const answer = await allow(admin)
  expect(await complete(stranger, answer)).toMatchObject({ status: 400 })
  const { organization } = admin
  const colleague = await app.person({ role: 'admin', ...(organization && { organization }) })
  expect(await complete(colleague, answer)).toMatchObject({ status: 400 })
  expect(await complete(admin, answer)).toMatchObject({ status: 200 })
  expect(await complete(admin, answer)).toMatchObject({
    ...{ status: 400, body: { detail: 'Acuity does not take this leave any more. Connect again.' } },
  })
})

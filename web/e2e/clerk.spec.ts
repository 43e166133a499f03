import { meSchema, tokenSchema } from '@medinotes/shared/access'
import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import { adminPersonListSchema } from '@medinotes/shared/organizations'
import type { APIRequestContext, Page } from '@playwright/test'
import { startClerkStandIn } from './clerk-stand-in.ts'
import { expect, test } from './journey.ts'
import { lendProduct } from './product.ts'
import { expectWhole, shortNotes, startNote } from './steps.ts'

type ClerkStandIn = Awaited<ReturnType<typeof startClerkStandIn>>

/** With a product whose people sign in with Clerk, or with what stands in for it. */
const clerkTest = test.extend<object, { clerk: ClerkStandIn }>({
  clerk: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const clerk = await startClerkStandIn()
      await use(clerk)
      clerk.close()
    },
    { scope: 'worker' },
  ],
  product: [async ({ clerk }, use) => lendProduct(use, clerk.environment), { scope: 'worker' }],
})

// The browser's own line when something needs a fresh proof.
const proofNeeded = /403.*\/api\/organization\/invitations/

clerkTest.describe('with Clerk', () => {
  clerkTest.use({ expectedFaults: [proofNeeded] })

  clerkTest(
    'one waits to be added, works, proves who one is, buys a plan, signs out',
    async ({ page, context, product, clerk, playwright }) => {
      clerkTest.slow()
      await clerk.serve(context, product.url)

      await test.step('signs in with Clerk’s form and comes to where they were headed', async () => {
        await page.goto('/')
        await page.getByRole('link', { name: 'Sign in' }).first().click()
        await expect(page.getByRole('heading', { level: 1, name: 'Sign in to MediNotes Pro' })).toBeVisible()
        await expect(page).toHaveTitle(/Sign in/)
        await page.goto('/app/settings')
        await expect(page).toHaveURL(/\/sign-in\?next=/)
        await enter(page, clerk.person.email)
        await expect(page).toHaveURL('/app/settings')
        await expect(page.getByRole('definition').filter({ hasText: clerk.person.email })).toBeVisible()
      })

      await test.step('belongs nowhere until an administrator adds them', async () => {
        await page.goto('/app')
        await expect(page.getByRole('heading', { name: /do not belong to an organisation/i })).toBeVisible()
        const request = await playwright.request.newContext({ baseURL: product.url })
        await addToPractice(request, clerk.person.email)
        await request.dispose()
        await expect(page.getByRole('main').getByRole('link', { name: 'New note' }).first()).toBeVisible()
      })

      await test.step('writes a note', async () => {
        await startNote(page, { patientName: 'Odette Marsh', notes: shortNotes })
        await expectWhole(page)
      })

      await test.step('finds settings and theme in Clerk’s menu, and Clerk’s profile among ours', async () => {
        await choose(page, 'Dark theme')
        await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
        await choose(page, 'Settings')
        await expect(page).toHaveURL('/app/settings')
        await page.goto('/app/settings/security')
        await expect(page.getByRole('heading', { name: 'Profile details' })).toBeVisible()
      })

      await test.step('verifies with Clerk that it is them before they invite somebody', async () => {
        await page.goto('/app/organization')
        await page.getByRole('button', { name: 'Invite somebody' }).click()
        await page.getByRole('textbox', { name: 'E-mail' }).fill('gordon.blythe@example.test')
        const send = page.getByRole('button', { name: 'Send the invitation' })
        await send.click()
        await page.getByRole('button', { name: 'Cancel verification' }).click()
        await expect(page.getByRole('alert')).toContainText(/confirm that it is you/i)
        await send.click()
        await page.getByRole('textbox', { name: 'Verification code' }).fill('424242')
        await page.getByRole('button', { name: 'Verify', exact: true }).click()
        await expect(page.getByRole('dialog')).toBeHidden()
        await expect(page.getByRole('cell', { name: /^gordon\.blythe@example\.test/ })).toBeVisible()
      })

      await test.step('buys a plan with Clerk, which counts from the next token', async () => {
        await page.goto('/app/plan')
        await page.getByRole('button', { name: 'Subscribe to Premium' }).click()
        await expect(page.getByText('Subscribed')).toBeVisible()
        await page.reload()
        await expect(page.getByText(/is on the Premium plan/)).toBeVisible()
      })

      await test.step('signs out for good', async () => {
        await choose(page, 'Sign out')
        await expect(page).toHaveURL('/')
        await page.goto('/app')
        await expect(page).toHaveURL(/\/sign-in\?next=/)
      })
    },
  )
})

clerkTest.describe('without Clerk’s script', () => {
  clerkTest.use({ expectedFaults: [/ERR_FAILED|failed to load clerk/i] })

  clerkTest('the page says so, and tries again when asked to', async ({ page, context, product, clerk }) => {
    await context.route('https://clerk.medinotes.example/**', (route) => route.abort())
    await page.goto('/sign-in')
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(/could not be loaded/i, { timeout: 30_000 })
    await context.unroute('https://clerk.medinotes.example/**')
    await clerk.serve(context, product.url)
    await alert.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in to MediNotes Pro' })).toBeVisible()
  })
})

test('with the built-in sign-in no host or code of Clerk is let in or asked for', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const reply = await page.goto('/')
  expect(reply?.headers()['content-security-policy']).toContain("script-src 'self';")
  expect(reply?.headers()['content-security-policy']).not.toMatch(/https?:|clerk/)
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /Dr Mia Nguyen/ }).click()
  await expect(page).toHaveURL('/app')
  for (const path of ['/app/settings/security', '/app/plan', '/pricing']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  }
  // The one small module that knows where Clerk's code would lie is no code of Clerk's.
  expect(asked.filter((address) => /clerk/.test(address) && !/\/clerk-parts-/.test(address))).toEqual([])
})

async function enter(page: Page, email: string) {
  await page.getByRole('textbox', { name: 'Email address' }).fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function choose(page: Page, item: string) {
  await page.getByRole('button', { name: 'Open user menu' }).click()
  await page.getByRole('button', { name: item, exact: true }).click()
}

/** As the demonstration's administrator, whom the built-in issuer signs in beside Clerk. */
async function addToPractice(request: APIRequestContext, email: string) {
  const administrator = demoAccounts.find(({ role }) => role === 'admin')?.email
  const signIn = { data: { email: administrator, password: demoPassword } }
  expect((await request.post('/api/auth/sign-in/email', signIn)).ok()).toBe(true)
  const { token } = tokenSchema.parse(await (await request.get('/api/auth/token')).json())
  const headers = { authorization: `Bearer ${token}` }
  const { organization } = meSchema.parse(await (await request.get('/api/me', { headers })).json())
  const waiting = await request.get('/api/admin/people', { headers, params: { waiting: true } })
  const person = adminPersonListSchema.parse(await waiting.json()).items.find((one) => one.email === email)
  const path = `/api/admin/people/${person?.id}/memberships/${organization?.id}`
  const reply = await request.put(path, { headers, data: { role: 'specialist', administers: true } })
  expect(reply.status()).toBe(200)
}

import { accountForm, linkTo, newAccount, sentTo, signIn, signOut, signUp } from './accounts.ts'
import { demoPassword } from '@medinotes/shared/demo'
import type { Page } from '@playwright/test'
import { expect, test as base } from './journey.ts'
import { startProduct } from './product.ts'
import { beginAuthenticator } from './second-factor.ts'

const test = base.extend<object, { strictUrl: string }>({
  /** Of a product whose specialists must have a second factor. */
  strictUrl: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const product = await startProduct({ SECOND_FACTOR_ROLES: 'specialist' })
      await use(product.url)
      await product.end()
    },
    { scope: 'worker' },
  ],
})

// The browser's own lines about what the service refuses along the way.
test.use({ expectedFaults: [/403.*\/api\//] })

const number = '+61491570156'
const dialog = (page: Page) => page.getByRole('dialog')

/** The code of the latest SMS, other than the one before. */
async function smsCode(page: Page, former = '') {
  const pattern = new RegExp(`\\b(?!${former || 'none'})\\d{6}\\b`)
  return pattern.exec(await sentTo(page, number, pattern))?.[0] ?? ''
}

test('codes come by SMS, the address changes by a link, and the factor is turned off again', async ({ page }) => {
  const account = newAccount('Leontine Marsh')
  await signUp(page, /clinician/i, account)
  const settings = page.getByRole('main')

  await page.goto('/app/settings/security')
  await settings.getByRole('button', { name: 'Use SMS codes' }).click()
  await dialog(page).getByRole('textbox', { name: 'Mobile number' }).fill('0491 570 156')
  await dialog(page).getByRole('textbox', { name: 'Your password' }).fill(account.password)
  await dialog(page).getByRole('button', { name: 'Send a code' }).click()
  await expect(dialog(page).getByRole('textbox', { name: 'Code from the SMS' })).toBeFocused()
  const first = await smsCode(page)
  await page.keyboard.type(`${first.slice(0, 3)} ${first.slice(3)}`)
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: 'I have kept them' }).click()
  await expect(settings.getByText('Ending in 156')).toBeVisible()

  await signOut(page)
  await page.goto('/sign-in')
  await signIn(page, account)
  await page.getByRole('button', { name: 'Send a code' }).click()
  await page.getByRole('textbox', { name: 'Code from the SMS' }).fill(await smsCode(page, first))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/app')

  const moved = newAccount('Leontine Marsh')
  await page.goto('/app/settings/security')
  await settings.getByRole('button', { name: 'Change the address' }).click()
  await dialog(page).getByRole('textbox', { name: 'New e-mail address' }).fill(moved.email)
  await dialog(page).getByRole('button', { name: 'Send a link to it' }).click()
  await expect(dialog(page)).toContainText(moved.email)
  await page.goto(await linkTo(page, '/verify-email', moved.email))
  await expect(page).toHaveURL('/app')
  await page.goto('/app/settings/security')
  await expect(settings.getByText(moved.email)).toBeVisible()

  await settings.getByRole('button', { name: 'Turn off' }).click()
  await dialog(page).getByRole('textbox', { name: 'Your password' }).fill(account.password)
  await dialog(page).getByRole('button', { name: 'Turn it off' }).click()
  await expect(settings.getByRole('button', { name: 'Use SMS codes' })).toBeVisible()
})

test('who must have a second factor sees nothing else until it is on, and then goes on where they were', async ({
  page,
  strictUrl,
}) => {
  await page.goto(`${strictUrl}/sign-in?next=/app/consultations`)
  await accountForm(page).email.fill('specialist@demo.test')
  await accountForm(page).password.fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/app\/consultations$/)
  await expect(page.getByRole('heading', { level: 1, name: /second factor/i })).toBeVisible()
  await expect(page.getByRole('link', { name: /^(notes|new note)$/i })).toHaveCount(0)

  const setUp = await beginAuthenticator(page, { password: demoPassword })
  await setUp.finish()
  await setUp.keep()
  await expect(page).toHaveURL(/\/app\/consultations$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible()
})

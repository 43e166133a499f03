import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

const invited = (page: Page, email: string) =>
  page.getByRole('table', { name: 'Invitations' }).getByRole('row').filter({ hasText: email })

async function openOrganization(page: Page) {
  await signInQuietly(page, 'admin@demo.test')
  await page.goto('/app/organization')
  await expect(page.getByRole('table', { name: 'Members' })).toBeVisible()
}

test('what is changed in one window shows in another by itself', async ({ page, browser, product }) => {
  const elsewhere = await browser.newContext({ baseURL: product.url })
  const other = await elsewhere.newPage()
  await Promise.all([openOrganization(page), openOrganization(other)])

  const email = `live-${Date.now()}@example.test`
  await other.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = other.getByRole('dialog').last()
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await dialog.getByText('Specialist', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(invited(other, email)).toBeVisible()
  await expect(invited(page, email)).toBeVisible({ timeout: 4000 })

  await other.getByRole('button', { name: `Revoke the invitation of ${email}` }).click()
  await expect(invited(page, email)).toHaveCount(0, { timeout: 4000 })

  await elsewhere.close()
})

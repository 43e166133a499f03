import { sentTo } from './accounts.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

const admin = 'admin@demo.test'

test('a firm asks for premium, and whoever runs the installation gives it', async ({ page, browser, product }) => {
  const firm = 'Wattle Mutual Insurance'
  await signInQuietly(page, 'referrer2@demo.test')
  await page.goto('/app/plan')
  await expect(page.getByText(`${firm} is on the Free plan`)).toBeVisible()
  await page.getByRole('button', { name: 'Ask for premium' }).click()
  await expect(page.getByRole('status').filter({ hasText: /were told/ })).toBeVisible()
  expect(await sentTo(page, admin, /asks for the premium plan/)).toContain(firm)

  const elsewhere = await browser.newContext({ baseURL: product.url })
  const other = await elsewhere.newPage()
  await signInQuietly(other, admin)
  await other.goto('/app/admin/organizations')
  await other.getByRole('button', { name: `Actions for ${firm}` }).click()
  await other.getByRole('menuitem', { name: 'Set the plan to Premium' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Set to Premium' }).click()
  await expect(page.getByText(`${firm} is on the Premium plan`)).toBeVisible({ timeout: 5000 })
  await elsewhere.close()
})

test('people are found by name, which stays out of the address; filters are in it', async ({ page }) => {
  await signInQuietly(page, admin)
  await page.goto('/app')
  await page.getByRole('link', { name: /waits? for an organisation/ }).click()
  await expect(page).toHaveURL('/app/admin/people?waiting=true')
  const names = page.getByRole('table', { name: 'People' }).getByRole('button')
  await expect(names).not.toHaveCount(0)
  await page.getByRole('button', { name: 'Clear' }).click()
  await page.getByRole('searchbox', { name: 'Name or e-mail' }).fill('whit')
  await expect(names).toHaveText(['Sam Whitlock'])
  await page.getByRole('combobox', { name: 'Status' }).selectOption('disabled')
  await expect(page).toHaveURL('/app/admin/people?status=disabled')
  await expect(page.getByText('Nobody fits')).toBeVisible()
  await page.getByRole('combobox', { name: 'Status' }).selectOption('active')
  await page.reload()
  await expect(names).toHaveText(['Sam Whitlock'])
  await names.first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByRole('dialog').last()).toContainText(/refused everywhere within seconds/)
})

import { expectAccessible } from './accessible.ts'
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

test('specialists come from a file: looked at, put right, imported, and there once', async ({ page }) => {
  await signInQuietly(page, admin)
  await page.goto('/app/admin/specialists')
  await page.getByRole('link', { name: 'Import' }).click()
  const choose = (text: string) =>
    page
      .getByLabel('CSV file')
      .setInputFiles({ name: 'team.csv', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from(text, 'latin1') })
  await choose('Name;Specialty;State\r\nDr Zoë Quill;Rheumatology;NWS\r\n')
  await expect(page.getByText('State: Write a state such as NSW')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import this file' })).toBeDisabled()
  const right = 'Name;Specialty;State\r\nDr Zoë Quill;Rheumatology;NSW\r\n'
  await choose(right)
  await expect(page.getByRole('table', { name: 'Lines' })).toContainText('Dr Zoë Quill Rheumatology')
  await page.getByRole('button', { name: 'Import this file' }).click()
  await page.getByRole('link', { name: 'See the specialists' }).click()
  const names = page.getByRole('table', { name: 'Specialists' }).getByRole('link')
  await expect(names).not.toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Name or specialty' }).fill('rheum')
  await expect(names).toHaveText(['Dr Zoë Quill'])

  // Whoever is last of many is chosen from all pages of the list.
  await page.route(/\/api\/specialists\?.*limit=100/, (route, request) =>
    route.continue({ url: request.url().replace('limit=100', 'limit=2') }),
  )
  await names.click()
  const shown = page.getByRole('combobox', { name: 'Specialist' })
  await expect(shown.getByRole('option', { selected: true })).toHaveText('Dr Zoë Quill')
  await page.unrouteAll()
  await page.goto('/app/admin/specialists')
  await page.getByRole('link', { name: 'Import' }).click()
  await choose(right)
  await expect(page.getByText('Everything in this file is there already')).toBeVisible()
})

test('what is switched off is off on open pages at once, and says who did it; the parts of the installation are checked', async ({
  page,
  browser,
  product,
}) => {
  const elsewhere = await browser.newContext({ baseURL: product.url })
  const other = await elsewhere.newPage()
  await signInQuietly(other, 'specialist@demo.test')
  await other.goto('/app/consultations/new')
  await expect(other.getByText('Nothing here transcribes dictations.')).toBeVisible()
  await signInQuietly(page, admin)
  await page.goto('/app/organization/settings')
  const practice = page.getByRole('region', { name: 'Harbour Medico-Legal' })
  await practice.getByRole('switch', { name: 'Dictation' }).click()
  await expect(other.getByText('Dictation is switched off at your organisation.')).toBeVisible({ timeout: 5000 })
  await expect(practice.getByRole('listitem').filter({ hasText: 'Dictation' })).toContainText('Changed by Priya Raman')
  await expectAccessible(page)
  await practice.getByRole('switch', { name: 'Dictation' }).click()
  await expect(other.getByText('Nothing here transcribes dictations.')).toBeVisible({ timeout: 5000 })
  await elsewhere.close()

  await page.goto('/app/admin/integrations')
  await page.getByRole('button', { name: 'Check now' }).click()
  const database = page.getByRole('listitem').filter({ hasText: 'Database' })
  await expect(database).toContainText('Working')
  await expect(database).toContainText('Set up with DATABASE_URL')
  await expectAccessible(page)
})

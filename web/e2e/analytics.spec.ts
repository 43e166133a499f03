import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

test('an admin reads the weeks of the practice as charts, tables and files, and their range is in the address', async ({
  page,
}) => {
  await signInQuietly(page, 'admin@demo.test')
  await page.goto('/app/analytics')
  const bookings = page.getByRole('region', { name: 'Bookings' })
  await expect(bookings.getByText(/, before: \d+/).first()).toBeVisible()

  // One stop of the Tab key; the arrows walk through the weeks, and each says what it holds.
  const chart = bookings.getByRole('listbox')
  await chart.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const week = bookings.getByRole('option', { selected: true })
  await expect(week).toHaveAccessibleName(/^Week of \d+ \w+ \d{4}: Attended \d+/)
  const said = (await week.getAttribute('aria-label')) ?? ''
  await expect(bookings.getByText(said.split(': ')[1] ?? '', { exact: false })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(week).toHaveCount(0)
  await expectAccessible(page)

  await bookings.getByRole('button', { name: 'Table' }).click()
  const rows = bookings.getByRole('table', { name: 'Bookings' }).getByRole('row')
  await expect(rows).toHaveCount(1 + 13 + 2)
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bookings.getByRole('button', { name: 'Save as CSV: Bookings' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^bookings-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines[0]).toBe('From,To,Attended,To come or not recorded,Did not attend,Cancelled')
  expect(lines).toHaveLength(1 + 13 + 2)

  await page.getByRole('combobox', { name: 'Weeks' }).selectOption('Last 26 weeks')
  await page.getByRole('button', { name: 'By 4 weeks' }).click()
  await page.getByRole('combobox', { name: 'Whose' }).selectOption('Dr Claire Donnelly')
  await expect(page).toHaveURL(/weeks=26&by=four-weeks&personId=/)
  await page.reload()
  await expect(page.getByText('figures of one person are rounded to fives')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Whose' })).toHaveValue(/-/)

  await page.getByRole('button', { name: 'Settings' }).click()
  const dialog = page.getByRole('dialog', { name: 'Settings of the figures' })
  await dialog.getByRole('combobox', { name: 'Weeks begin on Monday in' }).selectOption('Perth')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/As of .*AWST/)).toBeVisible()
})

import { expectAccessible } from './accessible.ts'
import { expect, test as journey } from './journey.ts'
import { lendProduct, type Product } from './product.ts'
import { signInQuietly } from './steps.ts'

// Of its own: what others look at has five specialists.
const test = journey.extend<object, { product: Product }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => lendProduct(use),
    { scope: 'worker' },
  ],
})

test('in a practice of many, specialists are found by typing and the calendar shows who works', async ({ page }) => {
  await signInQuietly(page, 'admin@demo.test')
  await page.goto('/app/admin/specialists/import')
  const lines = Array.from({ length: 120 }, (_, n) => `Dr Quill ${100 + n},Rheumatology,NSW`)
  await page.getByLabel('CSV file').setInputFiles({
    ...{ name: 'team.csv', mimeType: 'text/csv' },
    buffer: Buffer.from(['Name,Specialty,State', ...lines].join('\n')),
  })
  await page.getByRole('button', { name: 'Import this file' }).click()
  await page.getByRole('link', { name: 'See the specialists' }).click()
  const names = page.getByRole('table', { name: 'Specialists' }).getByRole('link')
  await expect(names).toHaveCount(25)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(names).toHaveCount(50)
  await page.getByRole('searchbox', { name: 'Name or specialty' }).fill('quill 219')
  await expect(names).toHaveText(['Dr Quill 219'])

  // Whoever is last of all is chosen from every page of the list.
  await names.click()
  const chosen = page.getByRole('button', { name: 'Specialist: Dr Quill 219' })
  await chosen.press('Enter')
  await page.getByRole('combobox', { name: 'Find a specialist' }).fill('nobody')
  await expect(page.getByText('None has a name like that.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Find a specialist' }).fill('qui 21')
  await expect(page.getByRole('listbox', { name: 'Choices' }).getByRole('option')).toHaveCount(10)
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Dr Quill 211, Rheumatology')).toBeVisible()

  await page.goto('/app/bookings?view=all')
  const filter = page.getByRole('button', { name: 'Specialist', exact: true })
  await expect(filter).toHaveAccessibleDescription('Any')
  await filter.click()
  await page.getByRole('listbox', { name: 'Choices' }).getByRole('option', { name: 'Dr Quill 100' }).click()
  await expect(page.getByText(/No bookings?/)).toBeVisible()

  await page.goto('/app/calendar?view=specialists')
  await expect(page.getByText(/of 12\d specialists: those who work|None of the 12\d specialists/)).toBeVisible()
})

import { bookExamination } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'
import { watchAddresses } from './watch-addresses.ts'

const name = 'Marigold Zephyrine'

test('a referrer finds what they booked by name, moves it, and cancels it knowing what it costs', async ({
  page,
  context,
}) => {
  const addresses = watchAddresses(context)
  await signInQuietly(page, 'referrer2@demo.test')
  const booked = await bookExamination(page, { name, claimNumber: 'WC-20417', specialistName: 'Dr Mia Nguyen' })
  await page.goto('/app/bookings')
  await page.getByRole('searchbox', { name: 'Search' }).fill('marig')
  const rows = page.getByRole('table').getByRole('link')
  await expect(rows).toHaveText([name])
  await rows.first().press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByText(booked.reference)).toBeVisible()
  await expect(page.getByText('$1,804.00').first()).toBeVisible()
  await expect(page.getByText('What is the diagnosis?')).toBeVisible()

  await page.getByRole('button', { name: 'Move', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio').nth(1).check({ force: true })
  await expect(dialog.getByText('Moving it now is free')).toBeVisible()
  await dialog.getByRole('button', { name: 'Move the booking' }).click()
  await expect(page.getByText(/^Moved to/)).toBeVisible()
  await expect(page.getByText('Moved', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Cancel examination' }).click()
  await expect(dialog.getByText(/^Cancelling is free until .+, then \$\d+\.\d\d\.$/)).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Why' }).selectOption('The matter has settled')
  await dialog.getByRole('button', { name: 'Cancel the examination' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The matter has settled. It cost nothing.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Move', exact: true })).toHaveCount(0)
  expect(addresses.naming(name)[1]).toEqual([])
})

test('a specialist is told on a phone whose attendance is to be recorded, and records it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInQuietly(page, 'specialist@demo.test')
  await page.goto('/app')
  await page
    .getByRole('link', { name: /Record attendance/ })
    .first()
    .click()
  await expect(page.getByText('Next: record whether the examinee attended.')).toBeVisible()
  await page.getByRole('button', { name: 'Record attendance' }).click()
  await page.getByRole('dialog').getByText('Did not attend').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click()
  await expect(page.getByText(/^The fee for this is \$[\d,]+\.\d\d\.$/)).toBeVisible()
  await page.getByRole('button', { name: 'Correct attendance' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click()
  await expect(page.getByText('The examinee attended', { exact: true })).toBeVisible()
  await page.goto('/app/bookings?view=past')
  await expect(
    page.getByRole('main').getByText('Attended', { exact: true }).filter({ visible: true }).first(),
  ).toBeVisible()
})

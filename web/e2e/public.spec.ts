import { expectPartAccessible } from './accessible.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

test('help shows somebody around, by keyboard alone, and so does the menu', async ({ page }) => {
  await signInQuietly(page, 'referrer@demo.test')
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Help' }).click()
  await page.getByRole('link', { name: 'Referrers', exact: true }).click()
  await page.getByRole('link', { name: /look around/i }).click()

  const tour = page.getByRole('dialog')
  await expect(tour.getByRole('heading', { name: 'Book' })).toBeFocused()
  await expect(page).toHaveURL('/app')
  const place = (name: string) =>
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
  await expect(place('Book')).toHaveAttribute('data-toured')
  await expectPartAccessible(page, '[role=dialog]')
  await tour.getByRole('heading').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(tour.getByRole('heading', { name: 'Bookings' })).toBeFocused()
  await expect(place('Book')).not.toHaveAttribute('data-toured')
  await page.keyboard.press('Escape')
  await expect(tour).toBeHidden()
  await expect(place('Bookings')).not.toHaveAttribute('data-toured')

  await page.getByRole('button', { name: /account of/ }).click()
  await page.getByRole('menuitem', { name: 'Show me around' }).click()
  await expect(tour.getByRole('heading', { name: 'Book' })).toBeFocused()
  for (const next of ['Next', 'Next', 'Next', 'Done']) await tour.getByRole('button', { name: next }).click()
  await expect(tour).toBeHidden()
})

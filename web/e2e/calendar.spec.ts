import type { Locator, Page } from '@playwright/test'
import { bookQuietly } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

// Where the specialists of these tests work, so that the page and the place show the same clock.
test.use({ timezoneId: 'Australia/Sydney', viewport: { width: 1440, height: 1300 } })

const specialist = 'Dr Mia Nguyen'

const clock = (instant: string | undefined) =>
  new Intl.DateTimeFormat('en-AU', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: 'Australia/Sydney' })
    .format(new Date(instant ?? ''))
    .toLowerCase()

const day = (instant: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Australia/Sydney' }).format(new Date(instant))

const move = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Move the booking' })

test('a specialist sets weekly hours, and leave that shows what is booked in it', async ({ page }) => {
  const { booking } = await bookQuietly(page, specialist, 'Ottilie Marsh')
  await signInQuietly(page)
  await page.goto('/app/schedule')
  const hours = page.getByRole('region', { name: 'Weekly hours' })
  await hours.getByRole('button', { name: 'Add hours' }).click()
  const saturday = hours.getByRole('group', { name: /^Saturday/ })
  await saturday.getByLabel('From').fill('10:00')
  await saturday.getByLabel('To', { exact: true }).fill('09:00')
  await hours.getByRole('button', { name: 'Save the hours' }).click()
  await expect(saturday.getByText('The end must be after the beginning')).toBeVisible()
  await saturday.getByLabel('To', { exact: true }).fill('12:00')
  await hours.getByRole('button', { name: 'Save the hours' }).click()
  await expect(page.getByText('The weekly hours were saved')).toBeVisible()

  await page.getByRole('button', { name: 'Add leave' }).click()
  await page.getByLabel('First day').fill(day(booking.startsAt))
  await page.getByRole('button', { name: 'Add the leave' }).click()
  const affected = page.getByRole('dialog', { name: /in this leave/ })
  await expect(affected.getByRole('link', { name: `Move or cancel ${booking.reference}` })).toBeVisible()
  await affected.getByRole('button', { name: 'Done' }).click()

  await page.reload()
  await expect(hours.getByRole('group', { name: 'Saturday, 10:00 to 12:00' })).toBeVisible()
  const leave = page
    .getByRole('region', { name: 'Leave and extra sessions' })
    .getByRole('button', { name: /Remove the leave/ })
  await expect(leave).not.toHaveCount(0)
})

/** Drags by so many minutes of the grid: six pixels are five minutes. */
async function dragDown(page: Page, block: Locator, minutes: number) {
  await block.scrollIntoViewIfNeeded()
  const box = await block.boundingBox()
  const [x, y] = [(box?.x ?? 0) + 40, (box?.y ?? 0) + 8]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + 20)
  await page.mouse.move(x, y + (minutes / 5) * 6, { steps: 4 })
  await page.mouse.up()
}

test('an admin moves a booking by dragging it, by the keyboard and on a phone, knowing what follows', async ({
  page,
}) => {
  const { booking, slots } = await bookQuietly(page, 'Dr Tom Okafor', 'Jasper Quill')
  await signInQuietly(page, 'admin@demo.test')
  await page.goto(`/app/calendar?view=specialists&date=${day(booking.startsAt)}`)
  const block = page.locator('[data-column]').getByRole('link', { name: /Jasper Quill/ })
  await expect(block).toContainText(clock(booking.startsAt))

  // An hour and a half later, which is a time of the grid of half-hours.
  const later = slots.find(({ startsAt }) => Date.parse(startsAt) - Date.parse(booking.startsAt) === 90 * 60_000)
  await dragDown(page, block, 90)
  const dialog = page.getByRole('dialog', { name: `Move ${booking.reference}` })
  await expect(dialog.getByText(/Moving it now (is free|costs)/)).toBeVisible()
  await expect(dialog.getByText('Paperwork due')).toBeVisible()
  await move(page).click()
  await expect(page.getByText(/^Moved to/)).toBeVisible()
  await expect(block).toContainText(clock(later?.startsAt))

  await block.focus()
  await page.keyboard.press('m')
  await expect(dialog).toBeVisible()
  await dialog.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await expect(dialog.getByText('Paperwork due')).toBeVisible()
  await move(page).focus()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(block).toBeFocused()
  await expect(block).not.toContainText(clock(later?.startsAt))

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/app/calendar?view=agenda&date=${day(booking.startsAt)}`)
  await page.getByRole('link', { name: /Jasper Quill/ }).click()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await dialog.getByRole('radio').nth(1).click()
  await move(page).click()
  await expect(page.getByText(/^Moved to/).last()).toBeVisible()
})

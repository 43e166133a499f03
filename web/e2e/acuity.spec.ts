import type { Page } from '@playwright/test'
import { type AcuityEmulator, startAcuityEmulator } from '../../api/src/testing/acuity-emulator/acuity-emulator.ts'
import { expectAccessible } from './accessible.ts'
import { bookQuietly } from './booked.ts'
import { expect, test as base } from './journey.ts'
import { lendProduct } from './product.ts'
import { signInQuietly } from './steps.ts'

const test = base.extend<object, { emulator: AcuityEmulator }>({
  emulator: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const emulator = await startAcuityEmulator()
      await use(emulator)
      await emulator.close()
    },
    { scope: 'worker' },
  ],
  product: [async ({ emulator }, use) => lendProduct(use, { ACUITY_BASE_URL: emulator.baseUrl }), { scope: 'worker' }],
})

test.describe.configure({ mode: 'serial', timeout: 90_000 })
// A colour in the middle of a transition has no contrast worth measuring.
test.use({ contextOptions: { reducedMotion: 'reduce' }, expectedFaults: [/400/] })

const specialist = 'Dr Claire Donnelly'
const admin = 'admin@demo.test'

const live = ({ account }: AcuityEmulator) => [...account.appointments.values()].filter(({ cancelled }) => !cancelled)

const openBooking = async (page: Page, id: string) => {
  await signInQuietly(page, 'referrer@demo.test')
  await page.goto(`/app/bookings/${id}`)
}

test('an admin connects an account, chooses a specialist’s calendar and tries it', async ({ page, emulator }) => {
  await signInQuietly(page, admin)
  await page.goto('/app/acuity')
  await page.getByRole('textbox', { name: 'User ID' }).fill(emulator.account.userId)
  await page.getByLabel('API key').fill('not-the-key-at-all')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Acuity does not accept this key')).toBeVisible()
  await page.getByLabel('API key').fill(emulator.account.apiKey)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page
    .getByRole('combobox', { name: 'Field' })
    .selectOption({ label: 'Booking: Booking reference (on 3 of 3 kinds)' })
  await page.getByRole('button', { name: `Choose calendars of ${specialist}` }).click()
  const dialog = page.getByRole('dialog', { name: `Calendars of ${specialist}` })
  await dialog
    .getByRole('combobox', { name: 'St Georges Rooms' })
    .selectOption({ label: 'West Perth (Australia/Perth)' })
  for (const offer of await dialog.getByRole('group', { name: 'Kinds of appointment' }).getByRole('combobox').all()) {
    await offer.selectOption({ label: 'Medicolegal examination (60 minutes)' })
  }
  await dialog.getByRole('button', { name: 'Save the calendars' }).click()
  await expect(page.getByText('In Acuity', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect(page.getByText('Bookings can be made.')).toBeVisible()
  expect(live(emulator)).toEqual([])
  await expectAccessible(page)
})

test('a booking whose answer was lost after Acuity made it says so, and is confirmed while one looks on', async ({
  page,
  emulator,
}) => {
  emulator.fault('POST /appointments', { kind: 'commit-then-drop' })
  emulator.fault('GET /appointments', { kind: 'server-error' })
  const { booking } = await bookQuietly(page, specialist, 'Perpetua Lindholm')
  expect(booking.status).toBe('submitting')
  await openBooking(page, booking.id)
  await expect(page.getByText('Confirmed', { exact: true }).first()).toBeVisible({ timeout: 45_000 })
  const [made, ...others] = live(emulator)
  expect(others).toEqual([])
  expect(made).toMatchObject({
    startsAt: Date.parse(booking.startsAt),
    firstName: 'MediNotes',
    lastName: booking.reference,
  })

  emulator.dashboard.move(made?.id ?? 0, Date.parse(booking.startsAt) + 7 * 86_400_000)
  await expect(page.getByText('Done in the specialist’s own calendar')).toBeVisible({ timeout: 15_000 })
  emulator.dashboard.cancel(made?.id ?? 0)
  await expect(page.getByText(/^Cancelled/).first()).toBeVisible({ timeout: 15_000 })
})

test('an answer that stays away is looked for, and somebody of the practice can look at once', async ({
  page,
  emulator,
}) => {
  emulator.fault('POST /appointments', { kind: 'drop-before-commit' })
  emulator.fault('GET /appointments', { kind: 'server-error' }, { times: 4 })
  const { booking } = await bookQuietly(page, specialist, 'Aurelia Montague')
  await openBooking(page, booking.id)
  await expect(page.getByText('The specialist’s calendar has not answered yet')).toBeVisible()
  await signInQuietly(page, admin)
  await page.goto(`/app/bookings/${booking.id}`)
  await expect(page.getByText('The answer was lost.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Look now' }).click()
  await expect(page.getByText('Acuity is asked now')).toBeVisible()
  await page.goto('/app/acuity/differences')
  await page.getByText('All', { exact: true }).click()
  await expect(page.getByText('Moved in Acuity')).toBeVisible()
  await expectAccessible(page)
})

import { consultationListSchema } from '@medinotes/shared/consultations'
import type { demoAccounts } from '@medinotes/shared/demo'
import type { Locator, Page } from '@playwright/test'
import { asPerson, demoBookingOf } from '../../web/e2e/booked.ts'

export interface Shot {
  name: string
  as: (typeof demoAccounts)[number]['email']
  window: { width: number; height: number }
  /** Of the picture; its shape is that of the part of the page that is shown. */
  size: { width: number; height: number }
  /** Around what is at the upper left. */
  room?: number
  /** Brings the page to where it is worth a picture; what comes back is at its upper left, or else it is the window as it stands. */
  arrange: (page: Page) => Promise<Locator | null>
}

const desk = { width: 1280, height: 768 }
const part = { width: 960, height: 720 }

/** A whole draft, and the place in the notes that a sentence comes from. */
const openNote = (corner?: string) => async (page: Page) => {
  const person = await asPerson(page)
  const { items } = consultationListSchema.parse(await person.get('/consultations?limit=50'))
  const note = items.find(({ status, template }) => status === 'draft' && template === 'visit-note')
  await page.goto(`/app/consultations/${note?.id}`)
  const summary = page.getByRole('region', { name: 'Summary for the record', exact: true })
  await summary.getByRole('paragraph').getByRole('button').nth(3).click()
  return corner === undefined ? null : page.locator(corner)
}

/** From tomorrow on: nobody is examined at a weekend. */
function nextWorkingDay() {
  const day = new Date(Date.now() + 86_400_000)
  const inSydney = (options: Intl.DateTimeFormatOptions, locale = 'en-AU') =>
    day.toLocaleDateString(locale, { timeZone: 'Australia/Sydney', ...options })
  while (['Sat', 'Sun'].includes(inSydney({ weekday: 'short' }))) day.setUTCDate(day.getUTCDate() + 1)
  return inSydney({}, 'en-CA')
}

export const shots: readonly Shot[] = [
  {
    ...{ name: 'note-desk', as: 'specialist@demo.test', window: { width: 1320, height: 900 }, size: desk },
    arrange: openNote('main'),
  },
  {
    ...{ name: 'note-phone', as: 'specialist@demo.test', window: { width: 390, height: 700 } },
    size: { width: 640, height: 1149 },
    arrange: openNote(),
  },
  {
    ...{ name: 'slots', as: 'referrer@demo.test', window: { width: 860, height: 900 }, size: part },
    async arrange(page) {
      await page.goto('/app/bookings/new')
      await page.getByText(/Dr /).filter({ visible: true }).first().waitFor()
      return page.locator('main')
    },
  },
  {
    ...{ name: 'documents', as: 'referrer@demo.test', window: { width: 860, height: 900 }, size: part, room: 20 },
    async arrange(page) {
      const { id } = await demoBookingOf(page, 'Mateo Lockyer')
      await page.goto(`/app/bookings/${id}`)
      const documents = page.getByRole('heading', { name: 'Documents', exact: true })
      await documents.waitFor()
      return documents
    },
  },
  {
    ...{ name: 'calendar', as: 'admin@demo.test', window: { width: 1100, height: 900 }, size: part },
    async arrange(page) {
      await page.goto(`/app/calendar?view=specialists&date=${nextWorkingDay()}`)
      await page.getByText(/Dr /).filter({ visible: true }).first().waitFor()
      return page.locator('main')
    },
  },
  {
    ...{ name: 'analytics', as: 'admin@demo.test', window: { width: 1000, height: 900 } },
    ...{ size: { width: 960, height: 540 }, room: 20 },
    async arrange(page) {
      await page.goto('/app/analytics')
      const bookings = page.getByRole('heading', { name: 'Bookings', exact: true })
      await bookings.waitFor()
      return bookings
    },
  },
]

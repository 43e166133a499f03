import { publicPageAt } from '@medinotes/shared/addresses'
import { consultationListSchema } from '@medinotes/shared/consultations'
import { bookingListSchema } from '@medinotes/shared/booking-views'
import { documentListSchema } from '@medinotes/shared/documents'
import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectPartAccessible } from './accessible.ts'
import { asPerson, demoBookingOf } from './booked.ts'
import type { Examples, Stop } from './every-page.ts'
import { signInQuietly } from './steps.ts'

const dayMs = 86_400_000
const dayOf = (at: number) => new Date(at).toLocaleDateString('en-CA', { timeZone: 'Australia/Sydney' })

/** What addresses name, as the demonstration has it. */
export async function findExamples(page: Page): Promise<Examples> {
  await signInQuietly(page)
  const specialist = await asPerson(page)
  const notes = consultationListSchema.parse(await specialist.get('/consultations?limit=50')).items
  const soon = dayOf(Date.now() + 2 * dayMs)
  const [coming] = bookingListSchema.parse(
    await specialist.get(`/bookings?limit=1&status=confirmed&from=${soon}`),
  ).items
  await signInQuietly(page, 'referrer@demo.test')
  const { get } = await asPerson(page)
  const { items } = bookingListSchema.parse(
    await get(`/bookings?limit=100&status=confirmed&from=${new Date().toISOString().slice(0, 10)}`),
  )
  const { id: booking } = await demoBookingOf(page, 'Mateo Lockyer')
  const documents = documentListSchema.parse(await get(`/bookings/${booking}/documents`)).items
  return {
    draft: notes.find(({ status }) => status === 'draft')?.id ?? '',
    signed: notes.find(({ status }) => status === 'signed')?.id ?? '',
    booking,
    comingBooking: items.at(-1)?.id ?? '',
    comingDay: coming === undefined ? '' : dayOf(Date.parse(coming.startsAt)),
    document: documents[0]?.id ?? '',
  }
}

export const addressOf = ({ at }: Stop, examples: Examples) => (typeof at === 'string' ? at : at(examples))

/** As a link within the application does; only its first page loads it, and public pages are none of its own. */
export async function goTo(page: Page, { at: address }: { at: string }) {
  const isPublic = (at: string) => publicPageAt(new URL(at, 'http://localhost').pathname) !== undefined
  if (page.url() === 'about:blank' || isPublic(address) || isPublic(page.url())) {
    await page.goto(address)
    return
  }
  await page.evaluate((to) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    // The heading of the page that is left must not be taken for that of the next.
    if (location.pathname !== new URL(to, location.href).pathname)
      document.querySelector('h1')?.setAttribute('data-left', '')
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, address)
  await expect(page.locator('[data-left]')).toHaveCount(0)
}

export const settled = (page: Page) => expect(page.locator('[aria-busy=true]')).toHaveCount(0)

/** The page, and each thing it opens: which takes the focus, gives it back, and is as usable as the page. */
export async function expectUsable(page: Page, stop: Omit<Stop, 'at'> & { isAroundKnown: boolean }) {
  const { heading, opens = [], framed = 0, gap, isAroundKnown } = stop
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await settled(page)
  await expectAccessible(page, { framed, gap, isAroundKnown })
  for (const opener of opens) await expectOpens(page, opener)
}

/** Opens something over the page as somebody at a keyboard does. */
export async function open(page: Page, opener: NonNullable<Stop['opens']>[number]) {
  const [name, item] = typeof opener === 'string' || opener instanceof RegExp ? [opener] : opener
  const exact = typeof name === 'string'
  const button = page.getByRole('button', { name, exact }).first()
  await expect(button).toBeVisible()
  await button.focus()
  await page.keyboard.press('Enter')
  if (item !== undefined)
    await page.getByRole('menuitem', { name: item, exact: typeof item === 'string' }).press('Enter')
  const over = page.getByRole('dialog').or(page.getByRole('menu'))
  await expect(over).toBeVisible()
  return { button, over }
}

async function expectOpens(page: Page, opener: NonNullable<Stop['opens']>[number]) {
  const { button, over } = await open(page, opener)
  await expectHoldsFocus(over)
  await settled(page)
  await expectPartAccessible(page, '[role=dialog], [role=menu]')
  await page.keyboard.press('Escape')
  await expect(over).toBeHidden()
  await expect.soft(button).toBeFocused()
}

const expectHoldsFocus = (over: Locator) =>
  expect.poll(() => over.evaluate((element) => element.contains(document.activeElement))).toBe(true)

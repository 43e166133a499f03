import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { newAccount, signIn, signOut, signUp } from './accounts.ts'
import { demoBookingOf } from './booked.ts'
import { beginAuthenticator } from './second-factor.ts'
import { aiTest as test, expect } from './journey.ts'
import { expectWhole, notePage, shortNotes, signInQuietly, startNote, writtenText } from './steps.ts'

// A colour in the middle of a transition has no contrast worth measuring.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const publicPages = [
  { path: '/', heading: /note/i },
  { path: '/sign-in', heading: 'Sign in' },
  { path: '/sign-up', heading: 'Create an account' },
  { path: '/pricing', heading: /start free/i },
  { path: '/invitation', heading: /link is not whole/i },
  { path: '/inbox', heading: 'Inbox' },
  { path: '/forgot-password', heading: 'Forgot your password?' },
  { path: '/reset-password#of-a-mail', heading: 'Choose a new password' },
  { path: '/verify-email', heading: 'This link is not whole' },
  { path: '/delivery', heading: 'This link is not whole' },
]

const workPages = [
  { path: '/app', heading: /Nguyen|Mia/ },
  { path: '/app/consultations/new', heading: 'New note' },
  { path: '/app/consultations', heading: 'Notes' },
  { path: '/app/templates', heading: 'Templates' },
  { path: '/app/tasks', heading: 'Tasks' },
  { path: '/app/settings', heading: 'Settings' },
  { path: '/app/settings/security', heading: 'Security' },
  { path: '/app/plan', heading: 'Plan' },
]

const daysOfSpecialist = [
  { path: '/app/bookings', heading: 'Bookings' },
  { path: '/app/calendar', heading: 'Calendar' },
  { path: '/app/schedule', heading: 'Working hours' },
  { path: '/app/calendar?view=month', heading: 'Calendar' },
]

const adminPages = [
  { path: '/app', heading: /Priya/ },
  { path: '/app/organization', heading: 'Harbour Medico-Legal' },
  { path: '/app/admin/people', heading: 'People' },
  { path: '/app/admin/organizations', heading: 'Organisations' },
  { path: '/app/emergency-access', heading: 'Emergency access' },
  { path: '/app/admin/quarantine', heading: 'Held back' },
  { path: '/app/documents/retention', heading: 'Retention' },
]

const practicePages = [
  { path: '/app/bookings/new', heading: 'Book an examination' },
  { path: '/app/waitlist', heading: 'Waitlist' },
  { path: '/app/calendar?view=specialists', heading: 'Calendar' },
  { path: '/app/admin/specialists', heading: 'Specialists' },
  { path: '/app/admin/places', heading: 'Places' },
  { path: '/app/admin/policies', heading: 'Policies' },
  { path: '/app/admin/exam-types', heading: 'Exam types' },
]

type Place = (typeof publicPages)[number]

/** As a link within the application does; only the first page loads it. */
async function open(page: Page, { path, heading }: Place) {
  if (page.url() === 'about:blank') await page.goto(path)
  else {
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: null }))
    }, path)
  }
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
}

/** One after another in one window: a window for each would load the whole application, and axe, each time. */
async function expectAllAccessible(page: Page, places: readonly Place[]) {
  for (const place of places) {
    await open(page, place)
    await expectAccessible(page)
  }
}

for (const places of [publicPages.slice(0, 5), publicPages.slice(5)]) {
  const names = places.map(({ path }) => path).join(', ')
  test(`anyone can use ${names} in both themes, on a phone and on a desk`, ({ page }) =>
    expectAllAccessible(page, places))
}

test('a specialist can use every page of theirs in both themes, on a phone and on a desk', async ({ page }) => {
  await signInQuietly(page)
  await expectAllAccessible(page, workPages)
})

test('a specialist can use their bookings, calendar and hours in both themes, on a phone and on a desk', async ({
  page,
}) => {
  await signInQuietly(page)
  await expectAllAccessible(page, daysOfSpecialist)
})

test('a second factor can be set up and shown in both themes, on a phone and on a desk', async ({ page }) => {
  const account = newAccount('Ariadne Locke')
  await signUp(page, /clinician/i, account)
  await page.goto('/app/settings/security')
  const setUp = await beginAuthenticator(page, account)
  await expectAccessible(page)
  await setUp.finish()
  await expectAccessible(page)
  await setUp.keep()
  await signOut(page)
  await page.goto('/sign-in')
  await signIn(page, account)
  await expect(page.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible()
  await expectAccessible(page)
})

test('an administrator can use every page of theirs in both themes, on a phone and on a desk', async ({ page }) => {
  await signInQuietly(page, 'admin@demo.test')
  await expectAllAccessible(page, adminPages)
})

test('an administrator can use every page of the practice in both themes, on a phone and on a desk', async ({
  page,
}) => {
  await signInQuietly(page, 'admin@demo.test')
  await expectAllAccessible(page, practicePages)
})

// How one is read is looked at in document-viewer.spec.ts.
test('a referrer can use the documents of a booking and the record of who saw them in both themes, on a phone and on a desk', async ({
  page,
}) => {
  await signInQuietly(page, 'referrer@demo.test')
  const { id } = await demoBookingOf(page, 'Mateo Lockyer')
  await open(page, { path: `/app/bookings/${id}`, heading: 'Mateo Lockyer' })
  await expect(page.locator('[data-document]').first()).toBeVisible()
  await expectAccessible(page)
  await expectAllAccessible(page, [{ path: `/app/bookings/${id}/access`, heading: 'Who saw it' }])
})

test('an administrator can use a person and a role in both themes, on a phone and on a desk', async ({ page }) => {
  await signInQuietly(page, 'admin@demo.test')
  await page.goto('/app/admin/people')
  await page.getByRole('button', { name: 'Sam Whitlock' }).click()
  await expect(page.getByRole('dialog', { name: 'Sam Whitlock' })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add to an organisation' }).click()
  await expect(page.getByRole('dialog').last().getByRole('combobox', { name: 'Organisation' })).not.toHaveValue('')
  await expectAccessible(page)
})

test('a form with errors in it can be used in both themes, on a phone and on a desk', async ({ page }) => {
  await signInQuietly(page)
  await page.goto('/app/consultations/new')
  await page.getByRole('button', { name: 'Write the note' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expectAccessible(page)
})

test('a note can be read in both themes, on a phone and on a desk, from its first word to the last', async ({
  page,
  standIn,
}) => {
  await signInQuietly(page)
  standIn.enqueue({ fault: { kind: 'stall', afterTokens: 12 } })
  await startNote(page, { patientName: 'Cordelia Finch', notes: shortNotes })
  const { summary, stop } = notePage(page)
  await writtenText(summary)
  await expectAccessible(page)
  await expect(stop).toBeVisible()
  await stop.click()
  await expect(notePage(page).continue).toBeVisible()
  await expectAccessible(page)
  await notePage(page).continue.click()
  await expectWhole(page)
  await expectAccessible(page)
})

test('the chosen theme holds through a reload, and the system’s is back when asked for', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await signInQuietly(page)
  await page.goto('/app/settings')
  const choose = (name: string) => page.getByRole('group', { name: 'Theme' }).getByText(name).click()
  await expect(page.getByRole('radio', { name: 'As the system' })).toBeChecked()
  const light = await background()
  await choose('Dark')
  await expect.poll(background).not.toBe(light)
  const dark = await background()
  await page.reload()
  expect(await background()).toBe(dark)
  await choose('As the system')
  await expect.poll(background).toBe(light)
})

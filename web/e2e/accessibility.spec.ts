import type { Page } from '@playwright/test'
import { desk, expectAccessible, expectStateAccessible } from './accessible.ts'
import { newAccount, signIn, signOut, signUp } from './accounts.ts'
import { everyPage, type Person, type Stop } from './every-page.ts'
import { emptyLists, failWhatIsAsked } from './page-states.ts'
import { beginAuthenticator } from './second-factor.ts'
import { aiTest as test, expect } from './journey.ts'
import { expectWhole, notePage, shortNotes, signInQuietly, startNote, writtenText } from './steps.ts'
import { addressOf, expectUsable, findExamples, goTo, settled } from './walk.ts'

// A colour in the middle of a transition has no contrast worth measuring.
test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: desk })
test.describe.configure({ timeout: 300_000 })

const stopsOf = (person: Person) =>
  Object.values(everyPage)
    .flat()
    .filter(({ as }) => as === person)

const accounts = { specialist: 'specialist@demo.test', referrer: 'referrer@demo.test', admin: 'admin@demo.test' }
const people = ['specialist', 'referrer', 'admin'] as const

/** One after another in one window: a window for each would load the whole application, and axe, each time. */
async function walk(
  page: Page,
  person: Person,
  look: (stop: Stop & { at: string; isOfOne: boolean; isAroundKnown: boolean }) => Promise<void>,
) {
  const examples = await findExamples(page)
  if (person === 'anyone') await page.context().clearCookies()
  else await signInQuietly(page, accounts[person])
  for (const [index, stop] of stopsOf(person).entries()) {
    const at = addressOf(stop, examples)
    // Whoever is signed in has the same bars around every page.
    const isAroundKnown = person !== 'anyone' && index > 0
    await test.step(at, () => look({ ...stop, at, isOfOne: typeof stop.at === 'function', isAroundKnown }))
  }
}

for (const person of ['anyone', ...people] as const) {
  test(`${person}: every page, and whatever opens over one, can be used`, async ({ page }) => {
    await walk(page, person, async (stop) => {
      await goTo(page, stop)
      await expectUsable(page, stop)
    })
  })
}

test.describe('where the service fails', () => {
  test.use({ expectedFaults: [/500|ApiError/] })
  for (const person of people) {
    test(`${person}: every page can be used while it is asked for, and once that failed`, async ({ page }) => {
      const asked = await failWhatIsAsked(page)
      await walk(page, person, async (stop) => {
        if (stop.isOfOne) return
        asked.hold()
        await goTo(page, stop)
        const isThere = async () => (await page.getByRole('heading', { level: 1 }).count()) > 0
        await expect.poll(async () => asked.isWaiting() || isThere()).toBe(true)
        if (asked.isWaiting()) await expectStateAccessible(page)
        await asked.letGo()
        await settled(page)
        await expectStateAccessible(page)
      })
    })
  }
})

for (const person of ['specialist', 'admin'] as const) {
  test(`${person}: every page can be used where it has nothing yet`, async ({ page }) => {
    await emptyLists(page)
    await walk(page, person, async (stop) => {
      if (stop.isOfOne) return
      await goTo(page, stop)
      await settled(page)
      await expectStateAccessible(page)
    })
  })
}

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

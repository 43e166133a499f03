import { tokenSchema } from '@medinotes/shared/access'
import { holdSchema } from '@medinotes/shared/bookings'
import { demoPassword } from '@medinotes/shared/demo'
import { type APIRequestContext, type Locator, type Page, request } from '@playwright/test'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'
import { watchAddresses } from './watch-addresses.ts'

// The browser notes each refusal; one of them belongs to the journey.
test.use({ expectedFaults: [/409/] })

const name = 'Ottilie Marchetti'

const letter = `Dear team

Claimant: Ms ${name}
DOB: 4/5/1979
Claim No: WC-99120/1
Date of injury: 12 May 2024
We act for the plaintiff in her workers' compensation claim. She needs an Italian interpreter. Mobile 0412 555 010.

Please address the following questions:
1. What is the diagnosis?
2. Is the condition stable?

Kind regards
Harriet Quill`

/** Presses of buttons, links and keys; letters that are typed do not count. */
function countPresses() {
  let count = 0
  return {
    count: () => count,
    async press(target: Locator) {
      count += 1
      await target.click()
    },
    async key(target: Locator, key: string) {
      count += 1
      await target.press(key)
    },
  }
}

/** Somebody of another firm takes the slot a moment earlier. */
async function takeAsAnother(baseURL: string | undefined, slotId: string) {
  const other: APIRequestContext = await request.newContext(baseURL === undefined ? {} : { baseURL })
  await other.post('/api/auth/sign-in/email', { data: { email: 'referrer2@demo.test', password: demoPassword } })
  const { token } = tokenSchema.parse(await (await other.get('/api/auth/token')).json())
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() }
  const reply = await other.post('/api/bookings', { headers, data: { slotId } })
  expect(reply.status()).toBe(201)
  await other.dispose()
}

const form = (page: Page) => ({
  name: page.getByRole('textbox', { name: 'Name', exact: true }),
  birth: page.getByLabel('Date of birth'),
  claim: page.getByRole('textbox', { name: 'Claim number' }),
  kind: page.getByRole('combobox', { name: 'Kind of claim' }),
  question: (number: number) => page.getByRole('textbox', { name: `Question ${number}`, exact: true }),
})

const slots = (page: Page) => page.getByRole('main').getByRole('button', { name: /\d:\d\d [ap]m/ })

test('a referrer books by keyboard in a few presses, and a reload loses nothing', async ({ page, context }) => {
  const addresses = watchAddresses(context)
  const { press, key, count } = countPresses()
  await signInQuietly(page, 'referrer@demo.test')
  await page.goto('/app')
  const begin = Date.now()
  await press(page.getByRole('navigation').getByRole('link', { name: 'Book', exact: true }).first())
  await slots(page).first().focus()
  await key(slots(page).first(), 'ArrowDown')
  await key(slots(page).nth(1), 'Enter')
  const { name: examinee, birth, claim, kind, question } = form(page)
  await expect(examinee).toBeFocused()
  await examinee.fill(name)
  await birth.fill('1979-05-04')
  await claim.fill('WC-99120/1')
  await kind.selectOption('Workers compensation')
  await question(1).fill('What is the diagnosis?')
  await expect(page.getByText('What you type is saved as you go.')).toBeVisible()
  await page.reload()
  await expect(question(1)).toHaveValue('What is the diagnosis?')
  await expect(examinee).toHaveValue(name)
  await key(claim, 'Control+Enter')
  await expect(page.getByText(/^Cancelling/).first()).toBeVisible()
  await press(page.getByRole('button', { name: 'Book this examination' }))
  await expect(page.getByText(/booking [A-Z0-9-]+/i).first()).toBeVisible()
  const saved = page.waitForEvent('download')
  await press(page.getByRole('button', { name: 'Add to calendar' }))
  expect((await saved).suggestedFilename()).toMatch(/\.ics$/)
  console.log(`Booked with ${count()} presses in ${((Date.now() - begin) / 1000).toFixed(1)} s`)
  // The kind of claim is chosen, too.
  expect(count() + 1).toBeLessThanOrEqual(12)
  expect(addresses.naming(name)[1]).toEqual([])
})

test('on a phone a time that was just taken is replaced with one press, and a letter fills in the form', async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signInQuietly(page, 'referrer@demo.test')
  await page.route(
    '**/api/bookings',
    async (route) => {
      await takeAsAnother(baseURL, holdSchema.parse(route.request().postDataJSON()).slotId)
      await route.continue()
    },
    { times: 1 },
  )
  await page.goto('/app/bookings/new')
  await slots(page).first().click()
  const nearest = page.getByRole('region', { name: 'Nearest free times' })
  await nearest.getByRole('button').first().click()
  await page.getByRole('button', { name: 'Paste an e-mail or letter' }).click()
  await page.getByRole('textbox', { name: 'E-mail or letter' }).fill(letter)
  await page.getByRole('button', { name: 'Fill in the form' }).click()
  const { name: examinee, birth, question } = form(page)
  await expect(examinee).toHaveValue(name)
  await expect(birth).toHaveValue('1979-05-04')
  await question(2).press('Alt+ArrowUp')
  await expect(question(1)).toHaveValue('Is the condition stable?')
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(page.getByText('Italian', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Book this examination' }).click()
  await expect(page.getByRole('link', { name: 'Open the booking' })).toBeVisible()
})

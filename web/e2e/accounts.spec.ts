import { demoPassword } from '@medinotes/shared/demo'
import { accountForm, linkTo, newAccount, signIn, signUp } from './accounts.ts'
import { expect, test } from './journey.ts'
import { typeInto } from './keyboard.ts'
import { notePage, notePath, shortNotes, startNote, writtenText } from './steps.ts'

test.describe('signing in', () => {
  // The browser's own line about the refused password.
  test.use({ expectedFaults: [/401.*\/api\/auth\/sign-in/] })

  test('a wrong password is told plainly, and the right one works, by keyboard alone', async ({ page }) => {
    const { email, password } = accountForm(page)
    await page.goto('/sign-in?next=/app/settings')
    await typeInto(page, email, 'specialist@demo.test')
    await typeInto(page, password, 'not-the-password')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText(/password is not right/i)
    await expect(email).toHaveValue('specialist@demo.test')
    await typeInto(page, password, demoPassword)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/app/settings')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  })
})

test('an e-mail address that is none is told at its field, and nothing is sent', async ({ page }) => {
  const { email, password } = accountForm(page)
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.goto('/sign-in')
  await email.fill('specialist')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(email).toHaveAttribute('aria-invalid', 'true')
  await expect(email).toHaveAccessibleDescription(/enter an e-mail address/i)
  await expect(password).toHaveAccessibleDescription(/enter your password/i)
  expect(sent).toEqual([])
})

test('who signs up as a clinician has a practice and writes a note at once', async ({ page }) => {
  await signUp(page, /clinician/i, newAccount('Rosalind Tan'))
  const offer = page.getByRole('button', { name: 'Show me around' })
  await offer.click()
  await page.getByRole('button', { name: 'Skip the rest' }).click()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Your first steps' })).toBeVisible()
  await expect(offer).toBeHidden()
  await page.goto('/app/settings')
  await expect(page.getByRole('definition').filter({ hasText: 'Specialist' })).toBeVisible()
  await expect(page.getByText('None yet')).toBeHidden()
  await startNote(page, { patientName: 'Odette Marsh', notes: shortNotes })
  await expect(page).toHaveURL(notePath)
  await writtenText(notePage(page).summary)
})

test('who signs up as a referrer is told that notes are not for them', async ({ page }) => {
  await signUp(page, /refer/i, newAccount('Gordon Blythe'))
  await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings', exact: true }),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: /^(new note|notes)$/i })).toHaveCount(0)
  for (const path of ['/app/consultations', '/app/consultations/new']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: /not for your role/i })).toBeVisible()
    await page.getByRole('link', { name: /home page/i }).click()
    await expect(page).toHaveURL('/app')
  }
})

test.describe('an address that nobody has confirmed', () => {
  // The browser's own lines about the refused sign-in and the spent link.
  test.use({ expectedFaults: [/403.*\/api\/auth\/sign-in|422.*\/api\/auth\/verify-email/] })

  test('cannot sign in, is sent another link, and its first link leads nowhere any more', async ({ page }) => {
    const account = newAccount('Mirabel Stone')
    await page.goto('/sign-up')
    await page.getByRole('textbox', { name: 'Name' }).fill(account.name)
    await accountForm(page).email.fill(account.email)
    await accountForm(page).password.fill(account.password)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('button', { name: /^send it again in \d+ s$/i })).toBeDisabled()
    await expect(page.getByRole('link', { name: /would have been sent/i })).toHaveAttribute('href', '/inbox')
    const first = await linkTo(page, '/verify-email', account.email)

    await page.goto('/sign-in')
    await signIn(page, account)
    await page.getByRole('button', { name: 'Send the link again' }).click()
    await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeFocused()
    await expect.poll(() => linkTo(page, '/verify-email', account.email)).not.toBe(first)
    const second = await linkTo(page, '/verify-email', account.email)

    await page.goto(first)
    await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
    await expect(page).toHaveURL('/verify-email')
    await page.goto('about:blank')
    await page.goto(second)
    await expect(page).toHaveURL('/app')
  })
})

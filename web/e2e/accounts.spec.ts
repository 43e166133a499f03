import { demoPassword } from '@medinotes/shared/demo'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { typeInto } from './keyboard.ts'
import { notePage, notePath, shortNotes, startNote, writtenText } from './steps.ts'

const email = (page: Page) => page.getByRole('textbox', { name: 'E-mail' })
const password = (page: Page) => page.getByRole('textbox', { name: 'Password', exact: true })

test.describe('signing in', () => {
  // The browser's own line about the refused password.
  test.use({ expectedFaults: [/401.*\/api\/auth\/sign-in/] })

  test('a wrong password is told plainly, and the right one works, by keyboard alone', async ({ page }) => {
    await page.goto('/sign-in?next=/app/settings')
    await typeInto(page, email(page), 'specialist@demo.test')
    await typeInto(page, password(page), 'not-the-password')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText(/password is not right/i)
    await expect(email(page)).toHaveValue('specialist@demo.test')
    await typeInto(page, password(page), demoPassword)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL('/app/settings')
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  })
})

test('an e-mail address that is none is told at its field, and nothing is sent', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.goto('/sign-in')
  await email(page).fill('specialist')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(email(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(email(page)).toHaveAccessibleDescription(/enter an e-mail address/i)
  await expect(password(page)).toHaveAccessibleDescription(/enter your password/i)
  expect(sent).toEqual([])
})

async function signUp(page: Page, kind: RegExp, name: string) {
  await page.goto('/')
  await page
    .getByRole('link', { name: /first note|create account/i })
    .first()
    .click()
  await page.getByRole('group').getByText(kind).first().click()
  await expect(page.getByRole('radio', { name: kind })).toBeChecked()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await email(page).fill(`${name.toLowerCase().replaceAll(/\W/g, '')}-${Date.now()}@example.test`)
  await password(page).fill('a-long-enough-password')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL('/app')
}

test('who signs up as a clinician has a practice and writes a note at once', async ({ page }) => {
  await signUp(page, /clinician/i, 'Rosalind Tan')
  await page.goto('/app/settings')
  await expect(page.getByRole('definition').filter({ hasText: 'Specialist' })).toBeVisible()
  await expect(page.getByText('None yet')).toBeHidden()
  await startNote(page, { patientName: 'Odette Marsh', notes: shortNotes })
  await expect(page).toHaveURL(notePath)
  await writtenText(notePage(page).summary)
})

test('who signs up as a referrer is told that notes are not for them', async ({ page }) => {
  await signUp(page, /refer/i, 'Gordon Blythe')
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^(new note|notes)$/i })).toHaveCount(0)
  for (const path of ['/app/consultations', '/app/consultations/new']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: /not for your role/i })).toBeVisible()
    await page.getByRole('link', { name: /home page/i }).click()
    await expect(page).toHaveURL('/app')
  }
})

import { demoPassword } from '@medinotes/shared/demo'
import type { Page } from '@playwright/test'
import { newAccount, signIn, signUp } from './accounts.ts'
import { expect, test } from './journey.ts'
import { fillVisit, shortNotes, signInQuietly, visitForm } from './steps.ts'

// The browser's own lines about requests of an ended session.
test.use({ expectedFaults: [/401.*\/api\//] })

test('a session that is ended from another device is over there within five seconds', async ({ page, browser }) => {
  const account = newAccount('Ottoline Grey')
  await signUp(page, /clinician/i, account)
  const elsewhere = await browser.newContext()
  const other = await elsewhere.newPage()
  await other.goto(new URL('/sign-in', page.url()).href)
  await signIn(other, account)
  await expect(other.getByRole('heading', { level: 1 })).toContainText(account.name)

  await page.goto('/app/settings/security')
  const sessions = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: /active/ })
  await expect(sessions).toHaveCount(2)
  await expect(sessions.filter({ hasText: 'This session' })).toHaveCount(1)
  await page.getByRole('button', { name: /^end the session of/i }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the session' }).click()
  // What tells of it here stays for some seconds only.
  await Promise.all([
    expect(other.getByRole('dialog', { name: /sign in again/i })).toBeVisible({ timeout: 5000 }),
    expect(page.getByText('The session has ended')).toBeVisible(),
  ])
  await expect(sessions).toHaveCount(1)
  await elsewhere.close()

  await page.getByRole('button', { name: 'End every session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End them all' }).click()
  await expect(page).toHaveURL(/\/sign-in\?next=/)
})

test('nobody at the keyboard: a warning, then the question to sign in again over what was typed', async ({
  page,
  context,
}) => {
  await signInQuietly(page)
  await page.clock.install()
  await page.goto('/app/consultations/new')
  const form = visitForm(page)
  await fillVisit(page, { patientName: 'Lucinda Ferrer', notes: shortNotes })
  const secondTab = await context.newPage()
  // Who did not hear of the time that passes does not warn of its end.
  const attended = secondTab.waitForResponse(/idle-guard/)
  await secondTab.goto('/app/settings')
  await (await attended).finished()
  await expect(secondTab.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  const warningOf = (tab: Page) => tab.getByRole('dialog', { name: 'Still there?' })
  const warning = warningOf(page)

  await page.clock.fastForward('12:30')
  await expect(warning).toBeHidden()
  await page.clock.fastForward('01:00')
  await expect(warning.getByRole('timer')).toHaveText(/^1:[0-5]\d$/)
  await expect(warning.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await warningOf(secondTab).getByRole('button', { name: 'Stay signed in' }).click()
  await expect(warning).toBeHidden()

  await page.clock.fastForward('13:30')
  await warning.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(warning).toBeHidden()
  await secondTab.close()

  await page.clock.fastForward('15:01')
  const again = page.getByRole('dialog', { name: /sign in again/i })
  await expect(again).toBeVisible()
  // Whoever walks up to the machine sees nothing of the patient.
  const colourBehind = await again.evaluate(
    (dialog) => getComputedStyle(dialog.previousElementSibling!).backgroundColor,
  )
  expect(colourBehind).toMatch(/^[a-z]+\([^/]+\)$/)
  await again.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
  await again.getByRole('button', { name: 'Sign in' }).click()
  await expect(again).toBeHidden()
  await expect(form.notes).toHaveValue(shortNotes)
  await form.submit.click()
  await expect(page).toHaveURL(/\/app\/consultations\/[0-9a-f-]{36}$/)
})

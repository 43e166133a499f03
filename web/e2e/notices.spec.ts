import { expectAccessible } from './accessible.ts'
import { sentTo } from './accounts.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

// A colour in the middle of a transition has no contrast worth measuring.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a specialist chooses how notices reach them, by SMS too once their number is confirmed', async ({ page }) => {
  await signInQuietly(page)
  await page.goto('/app/settings/notices')
  const bySms = page.getByRole('switch', { name: 'Your notes by SMS' })
  await expect(bySms).toBeDisabled()

  await page.getByRole('button', { name: 'Add a number' }).click()
  await page.getByRole('textbox', { name: 'Mobile number' }).fill('0412 345 678')
  await page.keyboard.press('Enter')
  const code = page.getByRole('textbox', { name: 'Code from the SMS' })
  await expect(code).toBeFocused()
  const [sent = ''] = /^\d{6}/.exec(await sentTo(page, '+61412345678', /to confirm this number/)) ?? []
  await code.fill(sent)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible()

  await bySms.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Your notes: SMS is on')).toBeVisible()
  const byMail = page.getByRole('switch', { name: 'Practice by E-mail' })
  await byMail.click()
  await page
    .getByText('Practice: E-mail is off')
    .locator('xpath=ancestor::li')
    .getByRole('button', { name: 'Undo' })
    .click()
  await expect(byMail).toBeChecked()
  await page.getByRole('switch', { name: 'Quiet hours' }).click()
  await page.getByLabel('To', { exact: true }).fill('06:30')
  await page.getByLabel('To', { exact: true }).blur()
  await expect(page.getByText('The quiet hours were changed')).toBeVisible()

  await page.reload()
  await expect(bySms).toBeChecked()
  await expect(byMail).toBeChecked()
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('06:30')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('button', { name: 'Add a number' })).toBeVisible()
})

test('what is typed stays while earlier changes are still on their way', async ({ page }) => {
  // Of whose notices no other test knows.
  await signInQuietly(page, 'referrer2@demo.test')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/api/notices/preferences', async (route) => {
    if (route.request().method() === 'PUT') await released
    await route.continue()
  })
  await page.goto('/app/settings/notices')
  await page.getByRole('switch', { name: 'Bookings by E-mail' }).click()
  await page.getByRole('switch', { name: 'Quiet hours' }).click()
  const to = page.getByLabel('To', { exact: true })
  await to.fill('06:30')
  release()
  await expect(page.getByText('Quiet hours are on')).toBeVisible()
  await expect(to).toHaveValue('06:30')
})

test('whoever tries the product reads its messages as mails, and an admin that none failed', async ({ page }) => {
  const data = { email: 'referrer2@demo.test' }
  await page.request.post('/api/auth/request-password-reset', { data })
  await page.goto('/inbox')
  const toThem = page.getByRole('article').filter({ hasText: data.email })
  const mail = toThem.filter({ hasText: 'Choose a new password' }).first()
  await mail.getByRole('button', { name: 'As a mail' }).click()
  const opening = page.waitForEvent('popup')
  await mail.frameLocator('iframe').getByRole('link', { name: 'Choose a new password' }).click()
  const opened = await opening
  await expect(opened.getByRole('textbox', { name: 'New password' })).toBeVisible()
  // The keyboard is that of the page in front, and of what has its focus.
  await opened.close()
  await page.bringToFront()
  await page.getByRole('heading', { level: 1 }).click()
  await expectAccessible(page, { framed: 1 })

  await page.getByRole('link', { name: 'Templates' }).click()
  await page.getByRole('button', { name: 'Emergency access was opened', exact: true }).click()
  // Each has a name of its own, not that of its template.
  await expect(page.getByRole('navigation', { name: 'Templates' })).not.toContainText(/\b[a-z]{2,}-[a-z]{2,}/)
  const body = page.frameLocator('iframe').locator('body')
  await expect(body).toContainText('Look at the reason')
  for (const [theme, colour] of [
    ['Dark', 'rgb(9, 14, 18)'],
    ['Light', 'rgb(243, 245, 247)'],
  ] as const) {
    await page.getByRole('button', { name: theme }).click()
    await expect(body).toHaveCSS('background-color', colour)
  }

  await signInQuietly(page, 'admin@demo.test')
  await page.goto('/app/admin/notices')
  await expect(page.getByRole('heading', { name: 'Nothing has failed' })).toBeVisible()
})

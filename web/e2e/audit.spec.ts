import { readFile } from 'node:fs/promises'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

test('an admin finds who did what, verifies that nobody altered it, and takes it along', async ({ page }) => {
  await signInQuietly(page, 'admin@demo.test')
  await page.goto('/app/admin/audit')
  await expect(page.getByText('Priya Raman signed in with a password').first()).toBeVisible()

  await page.getByRole('combobox', { name: 'What' }).selectOption('invitation')
  await expect(page).toHaveURL('/app/admin/audit?action=invitation')
  await expect(page.getByText('Priya Raman invited somebody as a specialist')).toBeVisible()
  await expect(page.getByText('signed in')).toHaveCount(0)
  await page.getByText('Priya Raman invited somebody as a specialist').click()
  await expect(page.locator('details[open]').getByText('invitation.sent')).toBeVisible()

  await page.getByRole('button', { name: 'Verify the chain' }).click()
  await expect(page.getByRole('status').filter({ hasText: /The chain is intact: \d+ events/ })).toBeVisible()

  await page.getByRole('button', { name: 'Export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /JSON lines/ }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d\.jsonl$/)
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n')
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ complete: true, filtered: true, events: lines.length - 1 })
})

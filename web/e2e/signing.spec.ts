import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './journey.ts'
import { notePage, shortNotes, signInQuietly, startNote, writtenText } from './steps.ts'

// The browser's own line about an edit of a version that is no longer the newest.
test.use({ expectedFaults: [/409.*\/api\/consultations\//] })

const visit = { patientName: 'Leonie Marchetti', notes: `${shortNotes} Allergic to penicillin.` }
const summary = (page: Page) => page.getByRole('region', { name: 'Summary for the record' })
const findings = (page: Page) => page.getByRole('region', { name: 'To check' })
const signButton = (page: Page) => page.getByRole('button', { name: 'Sign the note' })

async function draft(page: Page) {
  await signInQuietly(page)
  await startNote(page, visit)
  await writtenText(notePage(page).summary)
  await expect(summary(page).getByRole('button', { name: /^Edit/ })).toBeVisible()
}

async function write(page: Page, more: string) {
  await summary(page).getByRole('button', { name: /^Edit/ }).click()
  const text = summary(page).getByRole('textbox')
  await text.press('ControlOrMeta+End')
  await text.pressSequentially(more)
}

test('a draft is edited, settled by keyboard alone, signed, and takes nothing but addenda from then on', async ({
  page,
}) => {
  await draft(page)
  await write(page, ' Metformin 850 mg twice daily. No pain since.')
  await page.reload()
  await expect(summary(page).getByText('Not saved')).toBeVisible()
  await summary(page).getByRole('button', { name: /^Edit/ }).click()
  await expectAccessible(page)
  await page.keyboard.press('Control+Enter')
  await expect(findings(page).getByRole('button', { name: /^Remove: Metformin/ })).toBeVisible()
  await expect(signButton(page)).toBeDisabled()

  // From the first finding on without a mouse: one is taken out, the others are let stand with a reason.
  await findings(page).locator('[data-finding]').first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await expect(findings(page).locator('[data-finding]').first()).toBeFocused()
  await findings(page)
    .getByRole('button', { name: /^Remove: Metformin/ })
    .press('Enter')
  await expect(findings(page).getByRole('button', { name: /^Remove: Metformin/ })).toBeHidden()
  await expect(async () => {
    const next = findings(page)
      .getByRole('button', { name: /^(Let stand|Leave out)/ })
      .first()
    if (await next.isVisible()) {
      await next.press('Enter')
      await page.getByRole('textbox', { name: 'Reason' }).fill('Said at the end of the visit.')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await expect(signButton(page)).toBeEnabled({ timeout: 500 })
  }).toPass()

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Versions' }).click()
  const versions = page.getByRole('dialog', { name: 'Versions' })
  await expect(versions.locator('del').first()).toContainText('Metformin')
  await page.keyboard.press('Escape')

  await signButton(page).click()
  await page.getByRole('dialog', { name: 'Sign the note' }).getByRole('button', { name: 'Sign' }).click()
  await expect(page.getByRole('region', { name: 'Signature', exact: true })).toContainText(/Signed by .*, version 3/)
  await expect(page.getByRole('button', { name: /^Edit/ })).toHaveCount(0)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^FHIR/ }).click()
  expect((await saved).suggestedFilename()).toMatch(/^note-[\d-]+-\w+-v3\.fhir\.json$/)
  await page.getByRole('button', { name: 'Add an addendum' }).click()
  await page.getByRole('textbox', { name: 'Addendum' }).fill('The physiotherapist rang.')
  await page.getByRole('button', { name: 'Sign the addendum' }).click()
  await expect(page.getByRole('region', { name: 'Addenda' })).toContainText('Addendum 1')
  await expect(page.getByRole('region', { name: 'Next steps as tasks' })).toContainText('Review in 1 week')
  await expectAccessible(page)
})

test('what two tabs write into one section is decided by a person, and nothing of either is lost', async ({
  page,
  context,
}) => {
  await draft(page)
  const other = await context.newPage()
  await write(page, ' From here.')
  await other.goto(page.url())
  await write(other, ' From there.')
  await other.keyboard.press('Control+Enter')
  await expect(summary(other).getByText('From there.')).toBeVisible()

  await expect(summary(page).getByText('A newer version of this text was saved elsewhere')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  const merge = page.getByRole('dialog', { name: 'Changed in two places' })
  await expect(merge.locator('del')).toContainText('there')
  const text = merge.getByRole('textbox', { name: /text to save/i })
  await text.press('ControlOrMeta+End')
  await text.pressSequentially(' From there.')
  await expectAccessible(page)
  await merge.getByRole('button', { name: 'Save this text' }).click()
  await expect(merge).toBeHidden()
  await expect(summary(page)).toContainText('From here. From there.')
})

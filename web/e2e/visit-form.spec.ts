import { expect, test } from './journey.ts'
import { fillVisit, notePage, notePath, shortNotes, signInQuietly, visitForm, writtenText } from './steps.ts'

const visit = { patientName: 'Imogen Castellane', notes: shortNotes }

test.beforeEach(async ({ page }) => {
  await signInQuietly(page)
  await page.goto('/app/consultations/new')
})

test('what was typed survives a reload and a look elsewhere, and is gone once the note has begun', async ({ page }) => {
  const form = visitForm(page)
  await fillVisit(page, visit)
  await form.dateOfVisit.fill('2026-02-03')
  await page.getByRole('radio', { name: /SOAP/ }).check()
  await page.reload()
  await expect(form.patientName).toHaveValue(visit.patientName)
  await expect(form.notes).toHaveValue(visit.notes)
  await expect(form.dateOfVisit).toHaveValue('2026-02-03')
  await expect(page.getByRole('radio', { name: /SOAP/ })).toBeChecked()

  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await page.goBack()
  await expect(form.notes).toHaveValue(visit.notes)

  await form.submit.click()
  await expect(page).toHaveURL(notePath)
  await expect(page.getByRole('region', { name: 'Subjective' })).toBeVisible()
  await page.goto('/app/consultations/new')
  await expect(form.patientName).toHaveValue('')
  await expect(form.notes).toHaveValue('')
})

test('what is missing or wrong is told at its field, the rest is kept, and Ctrl+Enter sends', async ({ page }) => {
  const form = visitForm(page)
  await form.notes.fill(visit.notes)
  await form.dateOfVisit.fill('2099-01-01')
  await form.submit.click()
  await expect(form.patientName).toHaveAccessibleDescription(/patient.s name/i)
  await expect(form.patientName).toBeFocused()
  await expect(form.dateOfVisit).toHaveAccessibleDescription(/future/i)
  await expect(form.notes).not.toHaveAttribute('aria-invalid', 'true')
  await expect(form.notes).toHaveValue(visit.notes)
  await expect(page).toHaveURL('/app/consultations/new')

  await form.patientName.fill(visit.patientName)
  await form.dateOfVisit.fill('2026-02-03')
  await expect(form.dateOfVisit).not.toHaveAttribute('aria-invalid', 'true')
  await form.notes.press('Control+Enter')
  await expect(page).toHaveURL(notePath)
  await writtenText(notePage(page).summary)
})

test.describe('text that the service alone can judge', () => {
  // The browser's own line about the refused request.
  test.use({ expectedFaults: [/4\d\d .*\/api\/consultation /] })

  test('notes beyond the limit are refused at the field and kept', async ({ page }) => {
    const form = visitForm(page)
    await form.patientName.fill(visit.patientName)
    await form.notes.fill('Pain in the left knee. '.repeat(9000))
    await form.submit.click()
    await expect(form.notes).toHaveAccessibleDescription(/200,000 characters/)
    await expect(form.notes).toHaveValue(/^Pain in the left knee/)
  })
})

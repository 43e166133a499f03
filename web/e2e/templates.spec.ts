import { expect, test } from './journey.ts'
import { fillVisit, notePath, signInQuietly, visitForm } from './steps.ts'

const example = `Presenting complaint
Sore knee since March.
Medications: salbutamol
Examination:
Tender medially.
Plan:
- MRI`

test('a template is taken from an example, edited beside its preview, written with, and retired', async ({ page }) => {
  await signInQuietly(page)
  await page.goto('/app/templates')
  await page.getByRole('link', { name: 'New template' }).click()
  await page.getByRole('button', { name: 'Take them from an example' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('No headings here. Only two sentences.')
  await dialog.getByRole('button', { name: 'Find the headings' }).click()
  await expect(dialog.getByText('No headings were found')).toBeVisible()
  await dialog.getByRole('textbox').fill(example)
  await dialog.getByRole('button', { name: 'Find the headings' }).click()
  await dialog.getByRole('button', { name: 'Use these 4 sections' }).click()

  const titles = page.getByRole('textbox', { name: 'Title' })
  await expect(titles).toHaveCount(4)
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByText('perindopril 5mg', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Move section 4 up' }).click()
  await page.getByRole('button', { name: 'Move section 3 up' }).click()
  await expect(titles.nth(1)).toHaveValue('Plan')
  const placeOf = (number: number) => page.getByRole('heading', { name: `Section ${number}` })
  await placeOf(1).scrollIntoViewIfNeeded()
  await placeOf(2).locator('..').locator('[draggable]').dragTo(placeOf(1))
  await expect(titles.first()).toHaveValue('Plan')
  await titles.first().fill('What we will do')
  await expect(preview.getByRole('heading', { level: 3 }).first()).toHaveText('What we will do')
  await page.getByRole('button', { name: 'Save the template' }).click()
  await expect(page.getByText('Give the template a name')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Knee by plan')
  await page.getByRole('button', { name: 'Save the template' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Knee by plan' })).toBeVisible()
  const templatePage = page.url()

  await page.goto('/app/consultations/new')
  await page.getByRole('radio', { name: /Knee by plan/ }).check()
  await fillVisit(page, { patientName: 'Leonie Marchetti', notes: 'Takes metformin. Plan: MRI of the left knee.' })
  await visitForm(page).submit.click()
  await expect(page).toHaveURL(notePath)
  const written = page.getByRole('region', { name: 'What we will do' })
  await expect(written.getByText('MRI of the left knee', { exact: false })).toBeVisible()
  await page.goto('/app/consultations')
  await expect(page.getByRole('row').filter({ hasText: 'Knee by plan' })).toHaveCount(1)

  await page.goto(templatePage)
  await page.getByRole('textbox', { name: 'Description' }).fill('Plan first')
  await page.getByRole('button', { name: 'Save the template' }).click()
  await expect(page.getByText('Version 2')).toBeVisible()
  await page.getByText('Earlier versions').click()
  await page.getByRole('button', { name: 'Bring back version 1' }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByText('Version 3', { exact: true })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Description' })).toHaveValue('')
  await page.getByRole('button', { name: 'Retire it' }).click()
  await expect(page.getByRole('button', { name: 'Restore it' })).toBeVisible()
  await page.goto('/app/consultations/new')
  await expect(page.getByRole('radio', { name: /Visit note/ })).toBeVisible()
  await expect(page.getByRole('radio', { name: /Knee by plan/ })).toHaveCount(0)
})

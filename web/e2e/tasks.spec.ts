import { consultationListSchema } from '@medinotes/shared/consultations'
import type { Page } from '@playwright/test'
import { asPerson } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

const given = 'I have referred him to Dr Sato for a neurosurgical opinion'
const box = (page: Page) => page.getByRole('checkbox', { name: `Done: ${given}` })

/** A note of the demonstration whose next steps nobody has taken up. */
async function openSignedNote(page: Page) {
  const { get } = await asPerson(page)
  const { items } = consultationListSchema.parse(await get('/consultations?status=signed&limit=50'))
  const note = items.find(({ patientName }) => patientName === 'Darren Pickering')
  await page.goto(`/app/consultations/${note?.id}`)
}

test('next steps of a signed note are taken up, given to a colleague, ticked off there, and seen in the timeline', async ({
  page,
  browser,
  product,
}) => {
  await signInQuietly(page)
  await openSignedNote(page)
  const card = page.getByRole('region', { name: 'Next steps as tasks' })
  await card.getByRole('button', { name: `Change: ${given}` }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the task' })
  await dialog.getByRole('combobox', { name: 'Who does it' }).selectOption('Dr Tom Okafor')
  await dialog.getByLabel('Due').fill('2027-01-15')
  await dialog.getByRole('button', { name: 'Save the task' }).click()
  await expect(box(page)).toBeVisible()
  await card
    .getByRole('button', { name: /^Take up: / })
    .first()
    .click()
  await expect(card.getByRole('checkbox')).toHaveCount(2)
  await expect(card).toContainText('Given to Dr Tom Okafor')

  await page.getByRole('link', { name: 'Timeline' }).click()
  await expect(page.getByRole('list', { name: 'Notes of this name' })).toContainText('2 open tasks')

  const elsewhere = await browser.newContext({ baseURL: product.url })
  const other = await elsewhere.newPage()
  await signInQuietly(other, 'specialist2@demo.test')
  await other.goto('/app/tasks')
  await box(other).click()
  await other.getByRole('button', { name: 'Undo' }).click()
  await expect(box(other)).toBeEnabled()
  await box(other).focus()
  await other.keyboard.press('x')
  await expect(box(other)).toBeHidden()

  // The page of the one who gave it hears of that by itself.
  await expect(page.getByRole('list', { name: 'Notes of this name' })).toContainText('1 open task')
  await page.goto('/app/tasks?scope=given&status=done')
  await expect(page.getByRole('listitem').filter({ has: box(page) })).toContainText('Dr Tom Okafor')
  await elsewhere.close()
})

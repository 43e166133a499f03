import { expectAccessible } from './accessible.ts'
import { bookExamination } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('pictures are put in order without a mouse and with one, become one PDF, and are found in it', async ({
  page,
}) => {
  await signInQuietly(page, 'referrer@demo.test')
  const wanted = { name: 'Isolde Farrant', claimNumber: 'WC-77121', specialistName: 'Dr Mia Nguyen' }
  const { id } = await bookExamination(page, wanted)
  await page.goto(`/app/bookings/${id}`)
  const documents = page.locator('#documents')
  const names = ['First', 'Second', 'Third'].map((name) => `${name}.png`)
  const files = names.map((name) => ({ name, mimeType: 'image/png', buffer: picture }))
  await documents.locator('input[type=file]').first().setInputFiles(files)
  await documents.getByRole('button', { name: 'Send 3 documents' }).click()
  for (const name of names) await expect(documents.getByRole('link', { name })).toBeVisible()

  await page.getByRole('button', { name: 'Make a bundle' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Make a bundle' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Pictures of the knee')
  for (const name of names) await dialog.getByRole('checkbox', { name }).check()
  const places = dialog.getByRole('list').last().getByRole('listitem')
  const expectOrder = async (...order: string[]) => expect(places).toContainText(order)
  await expectOrder('First', 'Second', 'Third')
  const up = dialog.getByRole('button', { name: 'Move Third.png up' })
  await up.press('Enter')
  await expectOrder('First', 'Third', 'Second')
  await expect(up).toBeFocused()
  await expect(dialog.getByRole('status')).toHaveText('Third.png is now 2 of 3')
  const grip = places.first().locator('button').first()
  const [from, to] = [await grip.boundingBox(), await places.last().boundingBox()]
  await page.mouse.move((from?.x ?? 0) + 10, (from?.y ?? 0) + 10)
  await page.mouse.down()
  await page.mouse.move((to?.x ?? 0) + 20, (to?.y ?? 0) + 20, { steps: 4 })
  await page.mouse.up()
  await expectOrder('Third', 'Second', 'First')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Make the bundle' }).click()

  await expect(dialog).toBeHidden()
  await page.getByText('Contents').click()
  const contents = page.getByRole('listitem').filter({ hasText: 'Contents' }).getByRole('listitem')
  await expect(contents).toHaveText(['Third.pngPage 2', 'Second.pngPage 3', 'First.pngPage 4'])
  await page.getByRole('link', { name: 'Pictures of the knee', exact: true }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Page, of 4' })).toHaveValue('1')
})

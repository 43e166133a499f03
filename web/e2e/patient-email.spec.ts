import { consultationListSchema } from '@medinotes/shared/consultations'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { sentTo } from './accounts.ts'
import { asPerson } from './booked.ts'
import { expect, test } from './journey.ts'
import { notePage, shortNotes, signInQuietly, startNote } from './steps.ts'

test.use({
  // A colour in the middle of a transition has no contrast worth measuring.
  contextOptions: { reducedMotion: 'reduce' },
  // The browser's own line about a letter that this address was sent before.
  expectedFaults: [/409.*\/patient-email/],
})

const card = (page: Page) => page.getByRole('region', { name: 'Send to the patient' })
const button = (page: Page, name: string) => card(page).getByRole('button', { name, exact: true })

async function openSignedNote(page: Page) {
  await signInQuietly(page)
  const { items } = consultationListSchema.parse(await (await asPerson(page)).get('/consultations?status=signed'))
  await page.goto(`/app/consultations/${items.find(({ patientName }) => patientName === 'Darren Pickering')?.id}`)
  await expect(card(page)).toContainText('Ready to send')
}

async function send(page: Page, to: string) {
  await button(page, 'Send it').click()
  const dialog = page.getByRole('dialog', { name: 'Send the letter' })
  await dialog.getByRole('textbox', { name: /^E-mail address/ }).fill(to)
  await dialog.getByRole('textbox', { name: /^The same address/ }).fill(`${to}.au`)
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog).toContainText('Type the same address again')
  await dialog.getByRole('textbox', { name: /^The same address/ }).fill(to)
  await dialog.getByRole('button', { name: 'Send' }).click()
  return dialog
}

test('a plainer letter is written, put right, confirmed and sent to the patient once', async ({ page }) => {
  await openSignedNote(page)
  await button(page, 'Plain').click()
  await button(page, 'Write it').click()
  await expect(card(page)).toContainText('To confirm')

  await button(page, 'Change the text').click()
  const text = card(page).getByRole('textbox', { name: 'Text of the letter' })
  await text.press('ControlOrMeta+End')
  await text.pressSequentially(' Bring 3 bananas.')
  await page.reload()
  await button(page, 'Plain').click()
  await expect(text).toHaveValue(/Bring 3 bananas\.$/)
  await button(page, 'Save the letter').click()
  const figures = card(page).getByRole('region', { name: 'Figures that differ' })
  await figures.getByRole('button', { name: 'Let stand: 3' }).click()
  await figures.getByRole('textbox', { name: 'Reason' }).fill('He asked for it.')
  await page.keyboard.press('Enter')
  await expect(figures).toContainText('He asked for it.')
  await expectAccessible(page)
  await button(page, 'I have read it: confirm').click()
  await button(page, 'Preview').click()
  await expect(page.getByRole('dialog', { name: 'As the patient reads it' })).toContainText('Bring 3 bananas.')
  await page.keyboard.press('Escape')

  const to = `darren-${Date.now()}@patient.test`
  await expect(await send(page, to)).toBeHidden()
  await expect(card(page).getByRole('list', { name: 'Sent letters' })).toContainText(
    'English, plain, to d…@patient.test',
  )
  expect(await sentTo(page, to, /Bring 3 bananas/)).toContain('MediNotes Pro')
  const again = await send(page, to)
  await expect(again).toContainText('sent to this address already')
  await expectAccessible(page)
  await again.getByRole('button', { name: 'Cancel' }).click()

  // What is added to the note afterwards holds the letter back.
  await page.getByRole('button', { name: 'Add an addendum' }).click()
  await page.getByRole('textbox', { name: 'Addendum' }).fill('He rang: no bananas.')
  await page.getByRole('button', { name: 'Sign the addendum' }).click()
  await expect(card(page)).toContainText('Older than an addendum')
  await expect(button(page, 'Send it')).toBeHidden()
})

test('the letter of a draft says when it can be sent', async ({ page }) => {
  await signInQuietly(page)
  await startNote(page, { patientName: 'Leonie Marchetti', notes: shortNotes })
  await expect(notePage(page).email).toContainText('It can be sent once the note is signed.')
})

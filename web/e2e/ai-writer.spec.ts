import type { Page } from '@playwright/test'
import type { OpenAiStandIn } from '../../api/src/testing/openai-stand-in/openai-stand-in.ts'
import type { Fault } from '../../api/src/testing/openai-stand-in/script.ts'
import { aiTest as test, expect } from './journey.ts'
import { expectAccessible } from './accessible.ts'
import {
  expectWhole,
  fillVisit,
  notePage,
  shortNotes,
  signInQuietly,
  startNote,
  visitForm,
  writtenText,
} from './steps.ts'

test.beforeEach(({ page }) => signInQuietly(page))

async function startFaultyNote(page: Page, standIn: OpenAiStandIn, fault: Fault) {
  standIn.enqueue({ fault })
  await startNote(page, { patientName: 'Leopold Varga', notes: shortNotes })
}

/** The way on: the next attempt is answered well. */
async function continueToWhole(page: Page) {
  const { notice } = notePage(page)
  await notePage(page).continue.click()
  await expectWhole(page)
  await expect(notice).toBeHidden()
  await expect(page.getByText('Attempt 2')).toBeVisible()
}

test('a note that is stopped keeps what it has, and continues to a whole draft', async ({ page, standIn }) => {
  await startFaultyNote(page, standIn, { kind: 'stall', afterTokens: 12 })
  const { summary, stop, notice } = notePage(page)
  const written = await writtenText(summary)
  await stop.click()
  await expect(notice).toContainText(/you stopped/i)
  await expect(stop).toBeHidden()
  await expect(summary).toContainText(written)
  await page.reload()
  await expect(notice).toContainText(/you stopped/i)
  await expect(summary).toContainText(written)
  await continueToWhole(page)
  await expect(page.getByText(/written by AI/i)).toBeVisible()
})

test('a key that is refused fails the note, says so, and the next attempt is whole', async ({ page, standIn }) => {
  await startFaultyNote(page, standIn, { kind: 'status', status: 401 })
  const { notice, summary } = notePage(page)
  await expect(notice).toContainText(/could not be reached/i)
  await expect(notice).toContainText(/key/i)
  await expect(summary).toBeHidden()
  await expect(page.getByText(/nothing was written/i)).toBeVisible()
  await continueToWhole(page)
})

test('a model that declines is named as the reason, and the next attempt is whole', async ({ page, standIn }) => {
  await startFaultyNote(page, standIn, { kind: 'refusal' })
  await expect(notePage(page).notice).toContainText(/would not write|declined/i)
  await continueToWhole(page)
})

test('a line cut in mid-sentence leaves what came, and never a final note', async ({ page, standIn }) => {
  await startFaultyNote(page, standIn, { kind: 'cut', afterTokens: 14 })
  const { notice, summary, findings } = notePage(page)
  await expect(notice).toContainText(/interrupted/i)
  await expect(notice).toContainText(/broke off/i)
  const written = await writtenText(summary)
  await expect(findings).toBeHidden()
  await page.reload()
  await expect(summary).toContainText(written)
  await expect(notice).toContainText(/broke off/i)
  await continueToWhole(page)
})

test('while the service is busy the page says so, and the note comes by itself', async ({ page, standIn }) => {
  await startFaultyNote(page, standIn, { kind: 'status', status: 429, retryAfter: '1' })
  await expect(page.getByText(/busy.*trying again/i)).toBeVisible()
  await expectWhole(page)
  await expect(page.getByText('Attempt 2')).toBeHidden()
})

test('what would be sent is shown first, a missed word is hidden, and what was sent can be read afterwards', async ({
  page,
}) => {
  await page.goto('/app/consultations/new')
  await fillVisit(page, { patientName: 'Leopold Varga', notes: `Mr Varga came with Zeppo. ${shortNotes}` })
  await page.getByText('What would be sent').click()
  const preview = page.locator('details', { hasText: 'What would be sent' })
  await expect(preview.getByText('[PATIENT_B]')).toBeVisible()
  await preview.getByRole('textbox', { name: 'Hide this too' }).fill('Zeppo')
  await page.keyboard.press('Enter')
  await expect(preview.getByText('[TEXT_1]')).toBeVisible()
  await expectAccessible(page)

  await visitForm(page).submit.click()
  await expectWhole(page)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'What was sent' }).click()
  const sent = page.getByRole('dialog', { name: 'What was sent' })
  await expect(sent).toContainText(/For the whole note .* stand-in at 127\.0\.0\.1/)
  await expect(sent).toContainText('[TEXT_1]')
  await expect(sent).not.toContainText(/Varga|Zeppo/)
  await expectAccessible(page)
})

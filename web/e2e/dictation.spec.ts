import { saidInRecordings } from '../../api/src/testing/openai-stand-in/transcription.ts'
import { expectAccessible } from './accessible.ts'
import { aiTest as test, expect } from './journey.ts'
import { signInQuietly, visitForm } from './steps.ts'

test.use({
  permissions: ['microphone'],
  // The browser's own line about the part that was not transcribed.
  expectedFaults: [/503.*\/api\/transcriptions/],
})

test('what is dictated is asked consent for, kept until it is text, and stands where the cursor was', async ({
  page,
  standIn,
}) => {
  await signInQuietly(page)
  await page.goto('/app/consultations/new')
  const { notes } = visitForm(page)
  await notes.fill('Plan: rest.')
  await notes.press('Home')
  standIn.enqueue({ fault: { kind: 'unended', afterTokens: 1 } })
  await page.getByRole('button', { name: 'Dictate' }).click()
  await expect(page.getByRole('dialog', { name: 'Before you record' })).toContainText('no recording is kept')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'The patient agrees' }).click()
  await expect(page.getByText('Recording', { exact: true })).toBeVisible()
  await expect(page.getByText('0:01')).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()

  // The service broke off: what was recorded outlives a reload, and is text on a second try.
  await expect(page.getByText('The dictation is not text yet')).toBeVisible()
  await page.reload()
  await expect(page.getByText('There is a recording that was not transcribed yet')).toBeVisible()
  await expectAccessible(page)
  await notes.press('Home')
  await page.getByRole('button', { name: 'Transcribe it' }).click()
  await expect(notes).toHaveValue(`${saidInRecordings} Plan: rest.`)
  await expect(page.getByText('not transcribed yet')).toBeHidden()

  await page.getByRole('button', { name: 'Dictate' }).click()
  await page.getByRole('button', { name: 'The patient agrees' }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(notes).toHaveValue(new RegExp(`^${saidInRecordings} ${saidInRecordings} Plan`))

  // Whoever leaves the form while they speak finds what they said when they are back.
  await page.getByRole('button', { name: 'Dictate' }).click()
  await expect(page.getByText('0:01')).toBeVisible()
  const transcribed = page.waitForResponse(/\/api\/transcriptions/)
  await page.getByRole('link', { name: 'Settings' }).click()
  await transcribed
  await page.goBack()
  await expect(page.getByText(/^Recorded .*in this browser only/)).toBeVisible()
})

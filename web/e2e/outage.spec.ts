import { expect, test } from './journey.ts'
import {
  expectWhole,
  fillVisit,
  longNotes,
  notePage,
  notePath,
  shortNotes,
  signInQuietly,
  startNote,
  visitForm,
  writtenText,
} from './steps.ts'

test.use({
  // The browser's own lines about a service that is not there.
  expectedFaults: [/ERR_CONNECTION_(REFUSED|RESET)|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/],
})

test.beforeEach(({ page }) => signInQuietly(page))

test('a crash in mid-sentence leaves the note interrupted and readable, and it continues', async ({
  page,
  product,
}) => {
  await startNote(page, { patientName: 'Winifred Abara', notes: longNotes })
  const { summary, notice, findings, stop } = notePage(page)
  const written = await writtenText(summary)
  await product.kill()
  await expect(page.getByText(/connection lost/i)).toBeVisible()
  await expect(summary).toContainText(written)

  await product.restart()
  await expect(notice).toContainText(/interrupted/i, { timeout: 15_000 })
  await expect(summary).toContainText(written)
  await page.reload()
  await expect(notice).toContainText(/interrupted/i)
  await expect(summary).toContainText(written)
  await expect(findings).toBeHidden()
  await expect(stop).toBeHidden()

  await notePage(page).continue.click()
  await expect(stop).toBeVisible()
  await expectWhole(page)
})

test('a note that is sent while the service is down is kept, and sent again once it is back', async ({
  page,
  product,
}) => {
  const form = visitForm(page)
  await page.goto('/app/consultations/new')
  await fillVisit(page, { patientName: 'Winifred Abara', notes: shortNotes })
  await product.kill()
  await form.submit.click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(/cannot be reached/i)
  await expect(form.notes).toHaveValue(shortNotes)
  await expect(page).toHaveURL('/app/consultations/new')

  await product.restart()
  await page.reload()
  await expect(form.notes).toHaveValue(shortNotes)
  await form.submit.click()
  await expect(page).toHaveURL(notePath)
  await writtenText(notePage(page).summary)
})

import { bookingListSchema } from '@medinotes/shared/booking-views'
import { type ReportDelivery, reportDeliverySchema } from '@medinotes/shared/report-delivery'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { asPerson } from './booked.ts'
import { expect, test } from './journey.ts'
import { notePath, signInQuietly, visitForm } from './steps.ts'

const notes = `Injured the left wrist at work. On examination the left wrist is tender.
Impression: left wrist sprain, caused by the fall at work. Fit for suitable duties. Plan: physiotherapy for 6 weeks.`

/** Of the demonstration: the person came, and nobody has written anything yet. */
async function unwrittenReport(page: Page): Promise<ReportDelivery> {
  const { get } = await asPerson(page)
  const { items } = bookingListSchema.parse(await get('/bookings?status=attended&limit=100'))
  for (const { id, examineeName } of items) {
    const report = reportDeliverySchema.parse(await get(`/bookings/${id}/report`))
    const isUntouched = report.candidates.length === 0 && report.releases.length === 0 && report.referrers.length > 0
    // The PDF has Latin letters only.
    if (isUntouched && report.questions.length > 1 && /^[\u0020-\u00ff’]+$/.test(examineeName ?? '')) return report
  }
  throw new Error('The demonstration has no examination without a report')
}

test('the note of a booking answers its questions, is signed, filed and released', async ({ page }) => {
  await signInQuietly(page)
  const { bookingId, questions } = await unwrittenReport(page)
  const report = page.locator('#report')
  const filing = page.getByRole('region', { name: 'Report of the booking' })

  await test.step('it begins with what the booking knows', async () => {
    await page.goto(`/app/bookings/${bookingId}`)
    await page.getByRole('link', { name: 'Write the note' }).click()
    await expect(visitForm(page).patientName).not.toHaveValue('')
    await expect(page.getByRole('radio', { name: /^IME report/ })).toBeChecked()
    await visitForm(page).notes.fill(notes)
    await visitForm(page).submit.click()
    await expect(page).toHaveURL(notePath)
    for (const { number, text } of questions) {
      const answer = page.getByRole('region', { name: `Answer to question ${number}` })
      await expect(answer).toContainText(text)
    }
  })

  await test.step('signed, it is filed as the report with each question answered on its page', async () => {
    await page.getByRole('button', { name: 'Sign the note' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^Sign/ }).click()
    await expect(page.getByRole('region', { name: 'Signature', exact: true })).toBeVisible()
    await filing.getByRole('button', { name: 'File as the report' }).click()
    await expect(filing).toContainText('Filed')
    await expectAccessible(page)
    await filing.getByRole('link', { name: 'Questions and release' }).click()
    await expect(report).toContainText('Every question is answered or waived.')
    await expect(report.getByRole('link', { name: /Page \d of the report/ })).toHaveCount(questions.length)
    await expect(page.getByRole('link', { name: /^IME report/ })).toBeVisible()
  })

  await test.step('it goes out like any other report', async () => {
    await report.getByRole('button', { name: 'Release the report' }).click()
    const releasing = page.getByRole('dialog', { name: 'Release the report' })
    await releasing.getByRole('button', { name: 'Release', exact: true }).click()
    await expect(releasing).toBeHidden()
    await expect(report.getByRole('list', { name: /^Who got/ }).getByRole('listitem')).toContainText(['Not opened yet'])
  })
})

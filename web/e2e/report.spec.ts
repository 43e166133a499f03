import { bookingListSchema } from '@medinotes/shared/booking-views'
import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import { type ReportDelivery, reportDeliverySchema } from '@medinotes/shared/report-delivery'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { newAccount, sentTo } from './accounts.ts'
import { asPerson } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

test.use({ expectedFaults: [/403.*\/api\/documents\/\S+\/release/] })

const section = (page: Page) => page.locator('#report')
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name })

/** An examination of the demonstration, booked by this person, whose report waits. */
async function reportToRelease(page: Page, referrer: string): Promise<ReportDelivery> {
  const { get } = await asPerson(page)
  const { items } = bookingListSchema.parse(await get('/bookings?status=attended&limit=100'))
  for (const { id } of items) {
    const report = reportDeliverySchema.parse(await get(`/bookings/${id}/report`))
    const isBooker = report.referrers.some(({ name, booked }) => booked && name === referrer)
    const isOpen = report.questions.every((question) => question.answer === null)
    if (isBooker && isOpen && report.candidates.length > 0 && report.questions.length > 1) return report
  }
  throw new Error('The demonstration has no report to release')
}

async function answer(page: Page, number: number, onPage: string) {
  await section(page)
    .getByRole('button', { name: `Answer question ${number}` })
    .click()
  const asked = dialog(page, `Answer to question ${number}`)
  await asked.getByRole('textbox', { name: 'Page' }).fill(onPage)
  await asked.getByRole('button', { name: 'Save' }).click()
  await expect(asked).toBeHidden()
}

async function waive(page: Page, number: number) {
  await section(page)
    .getByRole('button', { name: `Waive question ${number}` })
    .click()
  const asked = dialog(page, `Waive question ${number}`)
  await asked.getByRole('textbox', { name: 'Reason' }).fill('It was withdrawn by telephone.')
  await asked.getByRole('button', { name: 'Waive' }).click()
  await expect(asked).toBeHidden()
}

/** As if the sign-in were of an hour ago. */
const wantProof = (page: Page) =>
  page.route(
    '**/api/documents/*/release',
    (route) =>
      route.fulfill({
        ...{ status: 403, contentType: 'application/problem+json' },
        json: { type: 'about:blank', title: 'Forbidden', status: 403, code: 'step_up_required', requestId: 'made-up' },
      }),
    { times: 1 },
  )

test('a report goes out once every question is settled, is opened by the referrer, and is recalled', async ({
  page,
  browser,
}) => {
  const { 4: referrer } = demoAccounts
  await signInQuietly(page)
  const { bookingId, questions } = await reportToRelease(page, referrer.name)
  const path = `/app/bookings/${bookingId}#report`
  await page.goto(path)
  const receipts = section(page)
    .getByRole('list', { name: /^Who got/ })
    .getByRole('listitem')

  await test.step('every question is answered or waived', async () => {
    await expect(section(page)).toContainText('Not every question is answered')
    await answer(page, 1, '2')
    for (const { number } of questions.slice(1)) await waive(page, number)
    await expect(section(page)).toContainText('Every question is answered or waived.')
    await section(page).getByRole('button', { name: 'More about question 1' }).click()
    await page.getByRole('menuitem', { name: 'Link to the letter’s page' }).click()
    const asked = dialog(page, 'Where question 1 is asked')
    await asked.getByRole('textbox', { name: 'Page' }).fill('2')
    await asked.getByRole('button', { name: 'Link' }).click()
    await expect(section(page).getByRole('link', { name: 'Asked on page 2 of the letter' })).toBeVisible()
  })

  await test.step('it is released to the referrer and a doctor, after a proof', async () => {
    const { name, email } = newAccount('Dr Ada Brooks')
    await section(page).getByRole('button', { name: 'Release the report' }).click()
    const releasing = dialog(page, 'Release the report')
    await expect(releasing.getByRole('checkbox', { name: referrer.name })).toBeChecked()
    await releasing.getByRole('button', { name: 'Add a doctor' }).click()
    await releasing.getByRole('textbox', { name: 'Name' }).fill(name)
    await releasing.getByRole('textbox', { name: 'E-mail' }).fill(email)
    await expect(releasing).toContainText(`${name} will get a link`)
    await expectAccessible(page)
    await wantProof(page)
    await releasing.getByRole('button', { name: 'Release', exact: true }).click()
    const proof = dialog(page, 'Confirm that it is you')
    await proof.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
    await proof.getByRole('button', { name: 'Confirm' }).click()
    await expect(receipts).toHaveText([
      new RegExp(`${referrer.name}.*Not opened yet`),
      new RegExp(`${name}.*Not opened yet`),
    ])
    await sentTo(page, email, /\/delivery#/)
    await sentTo(page, referrer.email, new RegExp(`${bookingId}#report`))
  })

  await test.step('the referrer reads the answer, and the specialist sees that at once', async () => {
    const context = await browser.newContext()
    const theirs = await context.newPage()
    await signInQuietly(theirs, referrer.email)
    await theirs.goto(path)
    await expect(section(theirs)).toContainText('Why not: It was withdrawn by telephone.')
    await section(theirs).getByRole('link', { name: 'Page 2 of the report' }).click()
    await expect(theirs.getByRole('article', { name: 'Page 2' }).getByText('Answers to your questions')).toBeVisible()
    await expect(receipts.first()).toContainText(/Opened/)

    await section(page)
      .getByRole('button', { name: /^Recall/ })
      .click()
    const recalling = dialog(page, 'Recall the report')
    await expect(recalling).toContainText('One person has opened it')
    await recalling.getByRole('textbox', { name: 'Reason' }).fill('Page 2 was of another matter.')
    await recalling.getByRole('button', { name: 'Recall' }).click()
    await expect(section(page).getByRole('button', { name: 'Release the report' })).toBeVisible()
    await theirs.goto(path)
    await expect(section(theirs)).toContainText('Page 2 was of another matter.')
    await expect(section(theirs).getByRole('link', { name: 'of the report' })).toBeHidden()
    await context.close()
  })
})

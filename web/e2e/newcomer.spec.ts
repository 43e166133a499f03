import { consultationSchema } from '@medinotes/shared/consultations'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { expectWhole, fillVisit, longNotes, notePage, notePath, visitForm, writtenText } from './steps.ts'
import { watchAddresses } from './watch-addresses.ts'

const patientName = 'Thaddeus Quillfeather'

// The browser's own line when the page finds out that nobody is signed in any more.
test.use({ expectedFaults: [/401.*\/api\/auth\/token/] })

test('a newcomer writes a note, watches it stream, finds it again and leaves no name behind', async ({
  page,
  context,
  product,
}) => {
  const addresses = watchAddresses(context)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])

  await test.step('learns what it is and signs in with one click', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1, name: /signed report/i })).toBeVisible()
    await expect(page.getByText(/summary.*next steps.*e-mail to the patient/i).first()).toBeVisible()
    await page.getByRole('link', { name: /demo account/i }).click()
    await page.getByRole('button', { name: /Dr Mia Nguyen/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: /Mia|Nguyen/ })).toBeVisible()
    await expect(page).toHaveURL('/app')
  })

  await test.step('watches three sections stream, through a reload and in a second tab', async () => {
    await page.getByRole('main').getByRole('link', { name: 'New note' }).click()
    await fillVisit(page, { patientName, notes: longNotes })
    await visitForm(page).submit.click()
    await expect(page).toHaveURL(notePath)
    const { summary, stop } = notePage(page)
    const before = await writtenText(summary)
    await expect(stop).toBeVisible()
    await page.reload()
    await expect(summary).toContainText(before, { useInnerText: true })
    await expect(stop).toBeVisible()

    const secondTab = await context.newPage()
    await secondTab.goto(page.url())
    await expect(notePage(secondTab).summary).toContainText(before, { useInnerText: true })
    await Promise.all([expectWhole(page), expectWhole(secondTab)])
    expect(await shownSections(secondTab)).toEqual(await shownSections(page))
    await secondTab.close()
  })

  await test.step('has every sentence once, on the page and on the clipboard', async () => {
    const { sections } = await storedNote(page)
    expect(sections.map(({ key }) => key)).toEqual(['summary', 'next-steps', 'patient-email'])
    const shown = await shownSections(page)
    expect(shown).toEqual(sections.map(({ text }) => words(text)))
    const { nextSteps } = notePage(page)
    await nextSteps.getByRole('button', { name: /^copy/i }).click()
    await expect(nextSteps.getByText('Copied').first()).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sections[1]?.text.trim())
  })

  await test.step('finds it again by a part of the name, with filters in the address', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Notes', exact: true }).click()
    const rows = page.getByRole('table').getByRole('link')
    await expect(rows.nth(1)).toBeVisible()
    await page.getByRole('searchbox', { name: /name/i }).fill('quill')
    await expect(rows).toHaveText([patientName])
    await page.getByRole('combobox', { name: 'Status' }).selectOption('failed')
    await expect(page).toHaveURL('/app/consultations?status=failed')
    await expect(rows).toHaveCount(0)
    await page.getByRole('combobox', { name: 'Status' }).selectOption('draft')
    await expect(page).toHaveURL('/app/consultations?status=draft')
    await expect(rows).toHaveText([patientName])
    await page.reload()
    await expect(rows).toHaveText([patientName])
    await rows.click()
    await expectWhole(page)
  })

  await test.step('signs out for good', async () => {
    await page.getByRole('button', { name: /account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page).toHaveURL('/')
    await page.goto('/app')
    await expect(page).toHaveURL(/\/sign-in\?next=/)
  })

  await test.step('has left no name in an address, a page’s title or the log', () => {
    const [searches, others] = addresses.naming(patientName)
    expect(searches.length).toBeGreaterThan(0)
    expect(others).toEqual([])
    expect(product.log()).toContain('"operation":"consultation.read"')
    expect(product.log()).not.toMatch(/Thaddeus|Quill/i)
  })
})

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu)

/** The words of each section as they are shown, without its title and buttons. */
async function shownSections(page: Page) {
  const { summary, nextSteps, email } = notePage(page)
  const shown = []
  for (const section of [summary, nextSteps, email]) {
    const texts = await section.locator('p, li, h3').filter({ hasText: /\w/ }).allInnerTexts()
    shown.push(words(texts.join('\n')))
  }
  return shown
}

/** The note as the service keeps it. */
async function storedNote(page: Page) {
  const { token } = (await (await page.request.get('/api/auth/token')).json()) as { token: string }
  const id = page.url().split('/').at(-1)
  const reply = await page.request.get(`/api/consultations/${id}`, { headers: { authorization: `Bearer ${token}` } })
  return consultationSchema.parse(await reply.json())
}

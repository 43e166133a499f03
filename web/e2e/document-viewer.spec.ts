import { writeFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { makeScannedBrief } from '../../api/src/testing/scanned-brief.ts'
import { expectAccessible } from './accessible.ts'
import { bookExamination } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

async function sendSensitive(page: Page, path: string) {
  const documents = page.locator('#documents')
  await expect(documents.getByRole('button', { name: 'Choose files' })).toBeVisible()
  await documents.locator('input[type=file]').first().setInputFiles(path)
  await documents.getByRole('checkbox', { name: 'Brief.pdf is sensitive' }).check()
  await documents.getByRole('button', { name: 'Send 1 document' }).click()
  await documents.getByRole('link', { name: 'Brief.pdf' }).press('Enter')
}

/** Beside its booking, and back, without a mouse; then on its own page. */
async function openOnItsOwn(page: Page) {
  const pane = page.getByRole('region', { name: 'Document', exact: true })
  const row = page.locator('#documents').getByRole('link', { name: 'Brief.pdf' })
  await expect(pane).toBeFocused()
  await expect(page).toHaveURL(/\/bookings\/[^/]+\?document=/)
  const shown = pane.getByRole('textbox', { name: 'Page, of 2' })
  await expect(shown).toHaveValue('1')
  await page.keyboard.press('ArrowRight')
  await expect(shown).toHaveValue('2')
  await expectAccessible(page)
  await row.focus()
  await page.keyboard.press('Home')
  await expect(shown).toHaveValue('2')
  await page.keyboard.press('Escape')
  await expect(pane).toBeHidden()
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(pane).toBeFocused()
  await expect(shown).toBeVisible()
  await page.goBack()
  await expect(pane).toBeHidden()
  await page.goForward()
  await expect(shown).toBeVisible()
  await pane.getByRole('link', { name: 'On its own page' }).press('Enter')
  await expect(page).toHaveURL(/\/documents\/[^/#]+/)
}

/** Colours of points across the middle of a drawn page, as light as they are. */
const lightAcross = (drawn: Locator) =>
  drawn.evaluate((canvas: HTMLCanvasElement) => {
    if (canvas.width === 0) return []
    const { data } = canvas.getContext('2d')!.getImageData(0, canvas.height / 2, canvas.width, 1)
    return [0.1, 0.25, 0.75, 0.9].map((at) => (data[Math.floor(canvas.width * at) * 4] ?? 0) > 100)
  })

/** Reddish points, which only the watermark has. */
const isMarked = (drawn: Locator) =>
  drawn.evaluate((canvas: HTMLCanvasElement) => {
    if (canvas.width === 0) return false
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let marked = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) - (data[at + 1] ?? 0) > 8) marked += 1
    return marked > 200
  })

test('a sensitive brief is read page by page under the name of its reader, and that is on record', async ({
  page,
}, info) => {
  await signInQuietly(page, 'referrer@demo.test')
  const booking = await bookExamination(page, {
    name: 'Ida Fairweather',
    claimNumber: `V-${Date.now()}`,
    specialistName: 'Dr Mia Nguyen',
  })
  const path = info.outputPath('Brief.pdf')
  await writeFile(path, await makeScannedBrief('Please examine the left knee.'))
  await page.goto(`/app/bookings/${booking.id}#documents`)
  await sendSensitive(page, path)
  await openOnItsOwn(page)

  const sheet = (number: number) => page.getByRole('article', { name: `Page ${number}` })
  await expect(sheet(1).getByText('Please examine the left knee.')).toBeVisible()
  await expect.poll(() => isMarked(sheet(1).locator('canvas'))).toBe(true)

  const zoom = page.getByRole('toolbar', { name: 'Viewer' }).getByRole('status')
  await page.keyboard.press('1')
  await expect(zoom).toHaveText('100 %')
  await page.keyboard.press('+')
  await expect(zoom).toHaveText('125 %')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/#page=2$/)
  await expect(page.getByRole('textbox', { name: 'Page, of 2' })).toHaveValue('2')
  await expect.poll(() => lightAcross(sheet(2).locator('canvas'))).toEqual([false, false, true, true])

  await page.getByRole('button', { name: 'Bookmarks' }).click()
  await page.getByRole('button', { name: 'Letter' }).click()
  await expect(page).toHaveURL(/#page=1$/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Fit the width')
  await page.keyboard.press('Escape')
  await page.emulateMedia({ media: 'print' })
  await expect(sheet(1)).toBeHidden()
  await page.emulateMedia({ media: null })

  await page.getByRole('link', { name: 'Who saw it' }).click()
  await expect(page.getByRole('row', { name: /Viewed it/ })).toContainText('Sam Whitlock')
})

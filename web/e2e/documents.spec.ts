import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Booking } from '@medinotes/shared/booking-views'
import type { Page, Request } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { bookExamination } from './booked.ts'
import { expect, test } from './journey.ts'
import { signInQuietly } from './steps.ts'

test.use({ expectedFaults: [/net::ERR_CONNECTION_RESET/] })

const chunk = 8 * 1024 * 1024

/** A recording of silence, longer than one piece of an upload. */
function recording() {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + chunk + 1000, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  for (const [place, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    header.writeUInt16LE(value, place)
  header.writeUInt32LE(16_000, 24)
  header.writeUInt32LE(32_000, 28)
  header.write('data', 36)
  header.writeUInt32LE(chunk + 1000, 40)
  return Buffer.concat([header, Buffer.alloc(chunk + 1000)])
}

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const mail =
  'From: clerk@example.test\r\nTo: rooms@example.test\r\nSubject: Instructions\r\n\r\nPlease examine the knee.\r\n'

const files = {
  'Letter of instruction.eml': Buffer.from(mail),
  'MRI knee.png': picture,
  'Interview.wav': recording(),
}
type Name = keyof typeof files

async function writeFolder(directory: string) {
  const folder = join(directory, 'Brief')
  await mkdir(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  return folder
}

/** As a hand does it: from outside of the browser onto the page. */
async function dropOnto(page: Page, path: string) {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data })
  }
  await session.detach()
}

const documents = (page: Page) => page.locator('#documents')
const row = (page: Page, name: Name) => documents(page).locator('[data-document]').filter({ hasText: name })
const openBooking = (page: Page, { id }: Booking) => page.goto(`/app/bookings/${id}#documents`)

async function cutSecondPieceOnce(page: Page) {
  let cut = 0
  await page.route('**/api/uploads/*', (route, request) => {
    if (cut > 0 || request.method() !== 'PATCH' || request.headers()['upload-offset'] === '0') return route.continue()
    cut += 1
    return route.abort('connectionreset')
  })
  return () => cut
}

const uploadsOf = (page: Page) => {
  const sent: Request[] = []
  page.on('request', (request) => void (request.url().includes('/api/uploads') && sent.push(request)))
  return () => sent.map((request) => `${request.method()} ${request.headers()['upload-offset'] ?? ''}`.trim())
}

test('what a referrer drops reaches the specialist whole, although the connection is cut', async ({
  page,
  browser,
  product,
}, info) => {
  await signInQuietly(page, 'referrer@demo.test')
  const booking = await bookExamination(page, {
    name: 'Beatrix Quill',
    claimNumber: `D-${Date.now()}`,
    specialistName: 'Dr Mia Nguyen',
  })
  const elsewhere = await browser.newContext({ baseURL: product.url })
  const reader = await elsewhere.newPage()
  await signInQuietly(reader)
  await Promise.all([openBooking(page, booking), openBooking(reader, booking)])
  await expect(documents(reader)).toContainText('No documents yet')

  const cut = await cutSecondPieceOnce(page)
  await expect(documents(page).getByRole('button', { name: 'Choose files' })).toBeVisible()
  await dropOnto(page, await writeFolder(info.outputPath()))
  const kindOf = (name: Name) => documents(page).getByRole('combobox', { name: `What ${name} is` })
  await expect(kindOf('Letter of instruction.eml')).toHaveValue('letter-of-instruction')
  await expect(kindOf('MRI knee.png')).toHaveValue('imaging')
  await kindOf('Interview.wav').selectOption('medical-record')
  await documents(page).getByRole('button', { name: 'Send 3 documents' }).click()

  for (const name of Object.keys(files) as Name[]) {
    await expect(row(page, name)).toContainText('Checked')
    await expect(row(reader, name)).toContainText('Checked')
  }
  expect(cut()).toBe(1)

  const download = reader.waitForEvent('download')
  await row(reader, 'Interview.wav').getByRole('button', { name: 'Download Interview.wav' }).click()
  expect((await readFile(await (await download).path())).equals(files['Interview.wav'])).toBe(true)
  await elsewhere.close()
})

test('a file is refused with the reason, and another goes on after a reload where it was', async ({ page }, info) => {
  await signInQuietly(page, 'referrer@demo.test')
  const booking = await bookExamination(page, {
    name: 'Otto Lindqvist',
    claimNumber: `D-${Date.now()}`,
    specialistName: 'Dr Mia Nguyen',
  })
  const folder = await writeFolder(info.outputPath())
  const choose = async (...names: string[]) =>
    documents(page)
      .locator('input[type=file]')
      .first()
      .setInputFiles(names.map((name) => join(folder, name)))
  await openBooking(page, booking)
  await writeFile(join(folder, 'viewer.exe'), 'MZ')
  await choose('viewer.exe')
  await expect(documents(page).getByRole('alert')).toContainText('Files of this kind are not accepted')

  const held = Promise.withResolvers<void>()
  await page.route('**/api/uploads/*', async (route, request) => {
    if (request.method() === 'PATCH' && request.headers()['upload-offset'] !== '0') return held.resolve()
    return route.continue()
  })
  await choose('Interview.wav')
  await documents(page).getByRole('button', { name: 'Send 1 document' }).click()
  await held.promise
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.accept()
    return dialog.type()
  })
  await page.reload()
  expect(await asked).toBe('beforeunload')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await expect(documents(page)).toContainText('One file had not arrived yet')
  const kept = await page.evaluate(() => JSON.stringify(localStorage))
  expect(kept).toContain('/api/uploads/')
  expect(kept).not.toContain('Interview')

  const requests = uploadsOf(page)
  await choose('Interview.wav')
  await documents(page).getByRole('button', { name: 'Send 1 document' }).click()
  await expect(row(page, 'Interview.wav')).toBeVisible()
  expect(requests()).toEqual(['HEAD', `PATCH ${chunk}`])

  await choose('viewer.exe', 'MRI knee.png')
  await expect(documents(page).getByRole('button', { name: 'Send 1 document' })).toBeVisible()
  await expectAccessible(page)
})

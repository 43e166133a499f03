import { readFile } from 'node:fs/promises'
import { expectAccessible } from './accessible.ts'
import { linkTo, newAccount, sentTo } from './accounts.ts'
import { expect, test } from './journey.ts'
import { releaseQuietly } from './released.ts'

test.use({ expectedFaults: [/(401|422).*\/api\/deliveries\/open/] })

test('a doctor without an account opens a report by the link of a mail and a code, until it is recalled', async ({
  page,
  context,
}) => {
  const { email } = newAccount('Ottoline Marsh')
  const report = await releaseQuietly(page, email)
  // Who is signed in on this device is no matter: nobody is.
  await context.clearCookies()
  await page.goto(await linkTo(page, '/delivery', email))
  await expect(page).toHaveURL('/delivery')

  await page.getByRole('button', { name: 'Send me the code' }).click()
  const field = page.getByRole('textbox', { name: 'Code from the e-mail' })
  await expect(field).toBeFocused()
  await expect(page.getByRole('main')).toContainText('Harbour Medico-Legal')
  const code = /\b(\d{6}) is the code/.exec(await sentTo(page, email, /is the code/))?.[1] ?? ''
  await page.keyboard.type(String((Number(code) + 1) % 1_000_000).padStart(6, '0'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('This is not the code')
  await field.fill(`${code.slice(0, 3)} ${code.slice(3)}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your report' })).toBeFocused()
  await expect(page.getByRole('main')).toContainText(report.filename)
  await expectAccessible(page)

  // Each has a link of its own, good once.
  for (const _ of [1, 2]) {
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const download = await saved
    expect(download.suggestedFilename()).toBe(report.filename)
    expect((await readFile(await download.path())).length).toBe(report.size)
  }
  const shown = context.waitForEvent('response', (response) => response.url().includes('purpose=view'))
  await page.getByRole('button', { name: 'Open' }).click()
  const response = await shown
  expect([response.status(), response.headers()['content-disposition']]).toEqual([
    200,
    expect.stringMatching(/^inline/),
  ])
  expect(await report.openedAt()).toEqual(expect.any(String))

  await report.recall()
  await page.getByRole('button', { name: 'Download' }).click()
  await expect(page.getByRole('heading', { name: 'This link opens nothing any more' })).toBeFocused()
})

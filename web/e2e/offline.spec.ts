import type { Page } from '@playwright/test'
import { holdQuietly } from './booked.ts'
import { expect, test } from './journey.ts'
import { fillVisit, notePage, notePath, shortNotes, signInQuietly, visitForm, writtenText } from './steps.ts'

// The browser's own line about each request without a connection.
test.use({ expectedFaults: [/ERR_INTERNET_DISCONNECTED/] })

const visit = { patientName: 'Rosalind Achterberg', notes: shortNotes }
const toSend = 'Saved on this device – will be sent when you are back online'

/** What anybody finds who opens the browser's storage: the texts as they lie there, and whether the keys can be read. */
const onDevice = (page: Page) =>
  page.evaluate(async () => {
    const opening = indexedDB.open('medinotes-drafts')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const all = (store: string) => {
      const asked = opening.result.transaction(store).objectStore(store).getAll()
      return new Promise<unknown[]>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    }
    const [drafts, keys] = [(await all('drafts')) as { sealed: ArrayBuffer }[], (await all('keys')) as CryptoKey[]]
    opening.result.close()
    const texts = drafts.map(({ sealed }) => new TextDecoder('latin1').decode(sealed))
    return { texts, areReadable: keys.some(({ extractable }) => extractable), count: drafts.length + keys.length }
  })

test('what is written without a connection is sealed on the device, and sent once there is one', async ({
  page,
  context,
}) => {
  await signInQuietly(page)
  let tab = page
  const token = async () => ((await (await page.request.get('/api/auth/token')).json()) as { token: string }).token

  await test.step('a note waits on the device, also when its tab is closed', async () => {
    await tab.goto('/app/consultations/new')
    await fillVisit(tab, visit)
    await context.setOffline(true)
    await visitForm(tab).submit.click()
    await expect(tab.getByText(toSend)).toBeVisible()
    await expect.poll(async () => (await onDevice(tab)).texts.length).toBe(2)
    const kept = await onDevice(tab)
    expect(kept.areReadable).toBe(false)
    expect(kept.texts.join(' ')).not.toMatch(/Rosalind|ankle/)
    await tab.close()
  })

  await test.step('it is sent by itself when the person is back', async () => {
    tab = await context.newPage()
    await context.setOffline(false)
    await tab.goto('/app')
    await expect(tab.getByText('Your note was sent')).toBeVisible()
    await tab.getByRole('button', { name: 'Open it' }).click()
    await expect(tab).toHaveURL(notePath)
    await writtenText(notePage(tab).summary)
  })

  await test.step('a text that was changed elsewhere meanwhile is not overwritten', async () => {
    const headers = { authorization: `Bearer ${await token()}` }
    const url = `/api/consultations/${tab.url().split('/').at(-1)}`
    const section = notePage(tab).summary
    await section.getByRole('button', { name: /^edit/i }).click()
    await context.setOffline(true)
    await section.getByRole('textbox').fill('Mine, typed without a connection.')
    await section.getByRole('button', { name: 'Save' }).click()
    await expect(section.getByText(toSend)).toBeVisible()
    const note = (await (await tab.request.get(url, { headers })).json()) as {
      version: number
      sections: { key: string }[]
    }
    const sections = [{ key: note.sections[0]?.key, text: 'Theirs.' }]
    expect((await tab.request.patch(url, { headers, data: { version: note.version, sections } })).status()).toBe(200)
    await context.setOffline(false)
    await expect(tab.getByText('A note was changed elsewhere as well')).toBeVisible()
    await expect(section.getByRole('textbox')).toHaveValue('Mine, typed without a connection.')
    expect(await (await tab.request.get(url, { headers })).text()).toContain('Theirs.')
  })

  await test.step('signing out leaves nothing on the device', async () => {
    await tab.getByRole('button', { name: /account of/ }).click()
    await tab.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(tab).toHaveURL('/')
    await tab.goto('/sign-in')
    expect((await onDevice(tab)).count).toBe(0)
  })
})

const drafts = async (page: Page) => (await onDevice(page)).texts.length

test('a booking form of a tab that was closed without a connection is sent by the next one', async ({
  page,
  context,
}) => {
  const { held } = await holdQuietly(page, 'Dr Naomi Feldman')
  const form = `/app/bookings/new?booking=${held.id}`
  const nameIn = (tab: Page) => tab.getByLabel('Name', { exact: true })
  await page.goto(form)
  await nameIn(page).fill('Rosalind')
  await context.setOffline(true)
  await nameIn(page).fill(visit.patientName)
  await expect.poll(() => drafts(page)).toBe(1)
  await page.close()
  const tab = await context.newPage()
  await context.setOffline(false)
  await tab.goto('/app')
  await expect(tab.getByText('A form you began was sent')).toBeVisible()
  expect(await drafts(tab)).toBe(0)
  await tab.goto(form)
  await expect(nameIn(tab)).toHaveValue(visit.patientName)
})

test('what was typed and never sent is gone from the device after seven days', async ({ page, context }) => {
  await signInQuietly(page)
  await page.goto('/app/consultations/new')
  await fillVisit(page, visit)
  await expect.poll(() => drafts(page)).toBe(1)
  await page.close()
  for (const [days, name] of [
    [6.9, visit.patientName],
    [7.1, ''],
  ] as const) {
    const tab = await context.newPage()
    await tab.clock.setSystemTime(Date.now() + days * 86_400_000)
    await tab.goto('/app/consultations/new')
    await expect(visitForm(tab).patientName).toHaveValue(name)
    expect(await drafts(tab)).toBe(name === '' ? 0 : 1)
    await tab.close()
  }
})

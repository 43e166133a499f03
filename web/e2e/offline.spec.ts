import type { Page } from '@playwright/test'
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

import { demoPassword } from '@medinotes/shared/demo'
import { expect, test } from './journey.ts'
import { tabTo, typeInto } from './keyboard.ts'
import { expectWhole, notePage, notePath, shortNotes, signInQuietly, visitForm } from './steps.ts'

test('from signing in to a whole draft without a mouse', async ({ page }) => {
  await page.goto('/')
  const main = page.getByRole('main')
  await tabTo(page, page.getByRole('banner').getByRole('link', { name: 'Sign in' }))
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByRole('textbox', { name: 'E-mail' }), 'specialist@demo.test')
  await typeInto(page, page.getByRole('textbox', { name: 'Password', exact: true }), demoPassword)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/app')

  await tabTo(page, main.getByRole('link', { name: 'New note' }))
  await page.keyboard.press('Enter')
  const form = visitForm(page)
  await typeInto(page, form.patientName, 'Percival Oduya')
  await typeInto(page, form.notes, shortNotes)
  await tabTo(page, form.submit)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(notePath)
  await expect(main).toBeFocused()
  await expectWhole(page)

  const { summary } = notePage(page)
  const sentences = summary.getByRole('paragraph').getByRole('button')
  await tabTo(page, sentences.first())
  await page.keyboard.press('ArrowDown')
  await expect(sentences.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(summary.getByRole('button', { pressed: true })).toHaveCount(1)
  await tabTo(page, page.getByRole('button', { name: /^copy.*next steps/i }))
})

const places = [
  { word: 'settings', path: '/app/settings', heading: 'Settings' },
  { word: 'new note', path: '/app/consultations/new', heading: 'New note' },
  { word: 'notes', path: '/app/consultations', heading: 'Notes' },
  { word: 'organisation', path: '/app/organization', heading: 'Harbour Medico-Legal' },
  { word: 'home', path: '/app', heading: /Nguyen|Mia/ },
]

test('the command palette reaches every place and the recent notes', async ({ page }) => {
  await signInQuietly(page)
  await page.goto('/app')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const palette = page.getByRole('dialog')
  for (const { word, path, heading } of places) {
    await page.keyboard.press('Control+K')
    await expect(palette.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(word)
    await expect(palette.getByRole('option', { selected: true })).toHaveText(new RegExp(`^${word}$`, 'i'))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(path)
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await expect(palette).toBeHidden()
  }
  await page.keyboard.press('Control+K')
  const recent = palette.getByRole('group', { name: 'Recent notes' }).getByRole('option').first()
  const name = (await recent.innerText()).split('\n')[0] ?? ''
  await page.keyboard.type(name)
  await expect(palette.getByRole('option', { selected: true })).toContainText(name)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(notePath)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  await page.keyboard.press('Control+K')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})

test('the palette offers every place of the navigation', async ({ page }) => {
  await signInQuietly(page)
  await page.goto('/app')
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link').filter({ hasNotText: 'MediNotes' })
  await expect(links.first()).toBeVisible()
  const places = await links.allInnerTexts()
  expect(places.length).toBeGreaterThan(2)
  await page.keyboard.press('Control+K')
  await expect(page.getByRole('dialog').getByRole('group', { name: 'Places' }).getByRole('option')).toHaveText(places)
})

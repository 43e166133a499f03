import { demoPassword } from '@medinotes/shared/demo'
import { expectAccessible } from './accessible.ts'
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
  const found = palette.getByRole('group', { name: 'Notes' }).getByRole('option').first()
  await expect(found).toContainText(name)
  await expect(found.locator('mark').first()).toBeVisible()
  await expect(palette.getByRole('status')).toContainText(/Notes: \d/)
  await expectAccessible(page)
  for (let steps = 0; steps < 30 && (await found.getAttribute('aria-selected')) !== 'true'; steps++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(notePath)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

  // Opened from here before; and nothing is said to be nothing.
  await page.keyboard.press('Control+K')
  await expect(palette.getByRole('group', { name: 'Opened from here' }).getByRole('option')).toHaveText(
    new RegExp(name),
  )
  await page.keyboard.type('zzyzx')
  await expect(palette.getByText('Nothing fits.')).toBeVisible()
  await expect(palette.getByRole('status')).toHaveText('Nothing was found.')
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()

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
  await expect(page.getByRole('dialog').getByRole('group', { name: 'Pages' }).getByRole('option')).toHaveText(places)
})

test('the sheet names the shortcuts of the page, which rest while one types and can be switched off', async ({
  page,
}) => {
  await signInQuietly(page)
  await page.goto('/app/consultations')
  await expect(page.locator('[data-row]').first()).toBeVisible()
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await page.getByRole('searchbox').fill('no?')
  await expect(sheet).toBeHidden()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').blur()
  await page.keyboard.press('?')
  await expect(sheet.getByRole('region', { name: 'In a list' })).toContainText('Next row')
  await expect(sheet.getByRole('region', { name: 'Everywhere' })).toContainText('Search, pages and actions')
  await expectAccessible(page)

  await page.keyboard.press('Escape')
  await page.goto('/app/settings')
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  await page.getByRole('button', { name: 'Show all shortcuts' }).click()
  await expect(sheet.getByRole('region', { name: 'Everywhere' })).not.toContainText('These shortcuts')
  await expect(sheet.getByRole('region', { name: 'In a list' })).toBeHidden()
})

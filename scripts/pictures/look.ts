import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { demoAccounts } from '@medinotes/shared/demo'
import { expect, type Browser, type Page } from '@playwright/test'
import { everyPage, type Examples, type Person, type Stop } from '../../web/e2e/every-page.ts'
import { signInQuietly } from '../../web/e2e/steps.ts'
import { addressOf, findExamples, goTo, open, settled } from '../../web/e2e/walk.ts'
import { contactSheet, themes, widths, type Look } from './contact-sheet.ts'

const height = 900
const people = ['anyone', 'specialist', 'admin', 'referrer'] as const
const emailOf = (person: Person) => demoAccounts.find(({ role }) => role === person)?.email
const isElsewhere = /not for your role|nothing at this address/

/** What everybody who is signed in can open from anywhere. */
const fromAnywhere = { palette: 'Control+k', shortcuts: '?' }

/** Pictures of every page as each person who may open it sees it, and of what the pages open, with a contact sheet of them. */
export async function lookAtEverything(browser: Browser, url: string, folder: string) {
  const looks: Look[] = []
  for (const person of people) {
    await mkdir(join(folder, person), { recursive: true })
    looks.push(...(await lookAs(browser, url, folder, person)))
    await writeFile(join(folder, 'index.html'), contactSheet(looks))
  }
  return looks.length * widths.length * themes.length
}

async function lookAs(browser: Browser, baseURL: string, folder: string, person: Person) {
  const context = await browser.newContext({
    ...{ baseURL, viewport: { width: widths[0], height }, reducedMotion: 'reduce' },
    ...{ locale: 'en-AU', timezoneId: 'Australia/Sydney' },
  })
  const page = await context.newPage()
  const looks: Look[] = []
  const take = async (at: string, name: string, fullPage: boolean) => {
    looks.push({ person, at, name })
    await takeAll(page, join(folder, person, name), fullPage)
  }
  const examples = await findExamples(page)
  const email = emailOf(person)
  if (email === undefined) await context.clearCookies()
  else await signInQuietly(page, email)
  for (const [name, stop] of stopsFor(person, examples)) {
    await lookAt(page, stop, stop.as === person, (opened) =>
      take(stop.at, opened === 0 ? name : `${name}-${opened}`, opened === 0),
    )
  }
  if (email !== undefined) {
    await goTo(page, { at: '/app' })
    for (const [name, keys] of Object.entries(fromAnywhere)) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog').waitFor()
      await take(name, name, false)
      await page.keyboard.press('Escape')
    }
  }
  await context.close()
  return looks
}

/** Each address once, whoever it is meant for: who may not see a page is not shown it. */
function stopsFor(person: Person, examples: Examples) {
  const stops = Object.entries(everyPage).flatMap(([name, ofName]) =>
    ofName.map((stop, index) => [`${name}${index === 0 ? '' : `-${index}`}`, stop] as const),
  )
  const reached = stops.filter(([, { as }]) => (as === 'anyone') === (person === 'anyone'))
  const byAddress = new Map<string, [string, Stop & { at: string }]>()
  for (const [name, stop] of reached) {
    const at = addressOf(stop, examples)
    if (!byAddress.has(at) || stop.as === person) byAddress.set(at, [name, { ...stop, at }])
  }
  return byAddress.values()
}

/** Tells of the page, and then of each thing that it opens over itself. */
async function lookAt(
  page: Page,
  { opens = [], ...stop }: Stop & { at: string },
  isTheirs: boolean,
  tell: (opened: number) => Promise<void>,
) {
  await page.setViewportSize({ width: 1440, height })
  await goTo(page, stop)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await settled(page)
  if (!isTheirs && isElsewhere.test(await page.getByRole('heading', { level: 1 }).first().innerText())) return
  await tell(0)
  if (!isTheirs) return
  for (const [index, opener] of opens.entries()) {
    await page.setViewportSize({ width: 1440, height })
    const { over } = await open(page, opener)
    await tell(index + 1)
    await page.keyboard.press('Escape')
    await expect(over).toBeHidden()
  }
}

async function takeAll(page: Page, path: string, fullPage: boolean) {
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  for (const width of widths) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme })
      // What answers to a new width is drawn a moment later.
      await wait(150)
      await settled(page)
      await page.screenshot({ path: `${path}-${width}-${colorScheme}.png`, fullPage })
    }
  }
}

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { faultsOfFocus, faultsOfLayout, faultsOfStructure } from './accessible-rules.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export const desk = { width: 1440, height: 900 }
/** A window of 1280 by 1024 at 400 % and at 200 %. */
const closeUp = { width: 320, height: 256 }
const halfWay = { width: 640, height: 512 }

// What another width or theme can change; names and roles stay.
const contrasts = ['color-contrast', 'link-in-text-block']
const looks = [...contrasts, 'target-size', 'button-name', 'link-name', 'label']
const ofWholePages = ['page-has-heading-one']

interface Expected {
  framed?: number
  gap?: RegExp | undefined
  /** What stands around the main part is that of a page that axe has seen. */
  isAroundKnown?: boolean
}

/**
 * This page as it stands: nothing for axe to find in either theme, on a desk or close up; named and built as pages are;
 * nothing cut off or to be scrolled sideways however near or spaced; each stop of the Tab key seen. Of `framed` frames within
 * the page, which are of others, nothing is looked at.
 */
export async function expectAccessible(page: Page, { framed = 0, gap, isAroundKnown = false }: Expected = {}) {
  const scope = (axe: AxeBuilder) => (isAroundKnown ? axe.include('main') : axe)
  expect(page.frames()).toHaveLength(1 + framed)
  await expectNoViolation(page, 'light', (axe) =>
    scope(axe)
      .withTags(standards)
      .disableRules(isAroundKnown ? ofWholePages : []),
  )
  await expectNone(page, faultsOfStructure)
  await page.setViewportSize(halfWay)
  await expectNone(page, faultsOfLayout, gap)
  await page.setViewportSize(closeUp)
  await expectNoViolation(page, 'dark', (axe) => scope(axe).withRules(looks))
  await expectNone(page, faultsOfLayout, gap)
  // After a click the browser shows no focus until a key says that there is a keyboard.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  await expectNone(page, faultsOfFocus, gap)
  await page.setViewportSize(desk)
}

/** The same for what opened over a page that was looked at. */
export async function expectPartAccessible(page: Page, part: string) {
  await expectNoViolation(page, 'light', (axe) => axe.include(part).withTags(standards))
  await expectNoViolation(page, 'dark', (axe) => axe.include(part).withRules(contrasts))
  await expectNone(page, faultsOfFocus)
}

/** For what stands in for the content of a page: while it is asked for, when that failed, where there is none. */
export async function expectStateAccessible(page: Page) {
  await expect(page.locator('main')).toBeVisible()
  await expectNoViolation(page, 'light', (axe) => axe.include('main').withTags(standards).disableRules(ofWholePages))
}

const softly = expect.configure({ soft: true })

async function expectNone(page: Page, look: () => string[], gap?: RegExp) {
  const faults = async () => (await page.evaluate(look)).filter((fault) => !gap?.test(fault))
  // What answers to the width of the window is drawn a moment later.
  await softly.poll(faults, { message: placeOf(page), timeout: 3000 }).toEqual([])
}

async function expectNoViolation(page: Page, theme: 'light' | 'dark', choose: (axe: AxeBuilder) => AxeBuilder) {
  await page.emulateMedia({ colorScheme: theme })
  const { violations } = await choose(await axeOn(page)).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)
  expect.soft(found, `${placeOf(page)}, ${theme}`).toEqual([])
}

/**
 * Axe for the page's own frame, which needs no second page to gather what it finds in several. A page that has axe is not
 * given it again, and what passes is named without its elements.
 */
async function axeOn(page: Page) {
  const isLoaded = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder(isLoaded ? { page, axeSource: 'void 0' } : { page }).exclude('iframe')
  return axe.options({ resultTypes: ['violations'] }).setLegacyMode()
}

const placeOf = (page: Page) => `${new URL(page.url()).pathname} at ${page.viewportSize()?.width} px`

import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const widths = [390, 1440]
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** This page as it stands, in both themes and on a phone and a desk: nothing for axe to find, nothing to scroll sideways. */
export async function expectAccessible(page: Page, { framed = 0 } = {}) {
  expect(page.frames()).toHaveLength(1 + framed)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await expectNoViolation(page, 'light', (axe) => axe.withTags(standards))
    // The other theme changes colours only.
    await expectNoViolation(page, 'dark', (axe) => axe.withRules(['color-contrast', 'link-in-text-block']))
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(overflow, `beyond the edge of ${placeOf(page)}`).toBeLessThanOrEqual(0)
  }
}

async function expectNoViolation(page: Page, theme: 'light' | 'dark', choose: (axe: AxeBuilder) => AxeBuilder) {
  await page.emulateMedia({ colorScheme: theme })
  const { violations, passes } = await choose(await axeOn(page)).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(', ')}`)
  expect.soft(found, `${placeOf(page)}, ${theme}`).toEqual([])
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
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

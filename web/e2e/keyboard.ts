import { expect, type Locator, type Page } from '@playwright/test'

const longestWalk = 60

/** Presses Tab until this has the focus, as somebody without a mouse gets there. */
export async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  await expect(target).toBeEnabled()
  for (let steps = 0; steps < longestWalk; steps++) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not reach ${String(target)}`)
}

const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Types into a field that the Tab key reaches. */
export async function typeInto(page: Page, field: Locator, text: string) {
  await tabTo(page, field)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

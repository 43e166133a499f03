import { chromium } from '@playwright/test'
import lighthouse, { defaultConfig, desktopConfig } from 'lighthouse'
import { expect, test } from './journey.ts'
import { freePort } from './product.ts'

// What a busy machine makes longer is computed from one measured load: the public page runs nothing, and stands on a slow
// phone; the application is looked at as a desk loads it, where nothing is multiplied by four.
const pages = [
  { path: '/', config: defaultConfig },
  { path: '/sign-in', config: desktopConfig },
]

const least = 0.98

// Its own browser, as people have it: the one of the tests runs scripts without optimising them.
test('the start page and sign-in are fast, accessible, sound and found', async ({
  product,
  launchOptions: { executablePath },
}) => {
  const port = await freePort()
  const args = ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) })
  const settled = {
    pauseAfterFcpMs: 250,
    pauseAfterLoadMs: 250,
    networkQuietThresholdMs: 250,
    cpuQuietThresholdMs: 250,
  }
  for (const { path, config } of pages) {
    const onlyCategories = ['performance', 'accessibility', 'best-practices', 'seo']
    const flags = { port, logLevel: 'error' as const, disableFullPageScreenshot: true, onlyCategories, ...settled }
    const result = await lighthouse(product.url + path, flags, config)
    const categories = Object.values(result?.lhr.categories ?? {})
    expect(categories.map(({ id }) => id)).toEqual(onlyCategories)
    const weak = categories
      .filter(({ score }) => (score ?? 0) < least)
      .map(({ id, score }) => `${path}: ${id} ${score}`)
    expect.soft(weak).toEqual([])
  }
  await browser.close()
})

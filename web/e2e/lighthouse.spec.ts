import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'
import { expect, test } from './journey.ts'
import { freePort } from './product.ts'

// On a slow phone, which takes four times as long to compute as this machine.
const paths = ['/', '/sign-in']

const least = 0.98
/** A page that the machine kept waiting is looked at again. */
const looks = 3

const onlyCategories = ['performance', 'accessibility', 'best-practices', 'seo']
const settled = { pauseAfterFcpMs: 250, pauseAfterLoadMs: 250, networkQuietThresholdMs: 250, cpuQuietThresholdMs: 250 }

async function weakCategories(url: string, port: number) {
  const flags = { port, logLevel: 'error' as const, disableFullPageScreenshot: true, onlyCategories, ...settled }
  const result = await lighthouse(url, flags)
  const { categories } = result?.lhr ?? {}
  return onlyCategories.flatMap((id) => {
    const score = categories?.[id]?.score ?? 0
    return score < least ? [`${id} ${score}`] : []
  })
}

// Its own browser, as people have it: the one of the tests runs scripts without optimising them.
test('the start page and sign-in are fast, accessible, sound and found', async ({
  product,
  launchOptions: { executablePath },
}) => {
  test.slow()
  const port = await freePort()
  const args = ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`]
  const browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) })
  try {
    for (const path of paths) {
      let weak = ['not looked at']
      for (let look = 0; look < looks && weak.length > 0; look += 1)
        weak = await weakCategories(product.url + path, port)
      expect.soft(weak, path).toEqual([])
    }
  } finally {
    await browser.close()
  }
})

import { test as base } from '@playwright/test'
import { startOpenAiStandIn, type OpenAiStandIn } from '../../api/src/testing/openai-stand-in/openai-stand-in.ts'
import { lendProduct, type Product } from './product.ts'
import { watchFaults } from './watch-faults.ts'

interface Journey {
  /** Errors in the console that belong to the journey, such as the browser's line about a refused sign-in. */
  expectedFaults: RegExp[]
  noFaults: void
}

/** Tests of one worker share a running product; `page` opens paths on it, and any fault of any page fails the test. */
export const test = base.extend<Journey, { product: Product }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => lendProduct(use),
    { scope: 'worker' },
  ],
  baseURL: ({ product }, use) => use(product.url),
  expectedFaults: [[], { option: true }],
  noFaults: [
    async ({ context, expectedFaults }, use) => {
      const faults = watchFaults(context)
      await use()
      base.expect(faults().filter((fault) => !expectedFaults.some((expected) => expected.test(fault)))).toEqual([])
    },
    { auto: true },
  ],
})

/** The same with a product whose notes are written by a stand-in for OpenAI. */
export const aiTest = test.extend<object, { standIn: OpenAiStandIn }>({
  standIn: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const standIn = await startOpenAiStandIn({ tokensPerSecond: 200 })
      await use(standIn)
      await standIn.close()
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ standIn }, use) => lendProduct(use, { OPENAI_BASE_URL: standIn.baseUrl, OPENAI_MODEL: 'stand-in' }),
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'

import { expect } from '@playwright/test'
import { test } from './product.ts'

test('the built product serves its page and its API', async ({ page, request }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))

  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(faults).toEqual([])

  expect(await (await request.get('/health')).json()).toMatchObject({ status: 'ok' })
  expect((await request.get('/api/nothing-here')).status()).toBe(404)
})

import { expect, test } from './journey.ts'

test('the built product serves its page and its API', async ({ page, request }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  expect(await (await request.get('/health')).json()).toMatchObject({ status: 'ok' })
  expect((await request.get('/api/nothing-here')).status()).toBe(404)
})

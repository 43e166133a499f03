import { z } from 'zod'
import { expect, test } from './journey.ts'

const icon = z.object({ src: z.string(), sizes: z.string(), purpose: z.string() })
const manifestSchema = z.object({
  start_url: z.literal('/app'),
  display: z.literal('standalone'),
  icons: z.array(icon),
})

test('the built product serves its page and its API', async ({ page, request }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  expect(await (await request.get('/health')).json()).toMatchObject({ status: 'ok' })
  expect((await request.get('/api/nothing-here')).status()).toBe(404)
})

test('the application can be installed', async ({ page, request }) => {
  await page.goto('/sign-in')
  const link = page.locator('link[rel=manifest]')
  const reply = await request.get((await link.getAttribute('href')) ?? '')
  expect(reply.headers()).toMatchObject({
    'content-type': expect.stringMatching(/^application\/manifest\+json/),
    'cache-control': 'no-cache',
  })
  const { icons } = manifestSchema.parse(await reply.json())
  const apple = await page.locator('link[rel=apple-touch-icon]').getAttribute('href')
  for (const src of [...icons.map((each) => each.src), apple ?? '']) {
    const { status, headers } = await request
      .get(src)
      .then((found) => ({ status: found.status(), headers: found.headers() }))
    expect({ status, type: headers['content-type'], cache: headers['cache-control'] }).toEqual({
      ...{ status: 200, type: 'image/png', cache: 'public, max-age=31536000, immutable' },
    })
  }
  // What the browser itself makes of it, under the page's content security policy.
  const browser = await page.context().newCDPSession(page)
  const { errors, manifest } = await browser.send('Page.getAppManifest')
  expect({ errors, icons: manifest.icons?.length }).toEqual({ errors: [], icons: icons.length })
})

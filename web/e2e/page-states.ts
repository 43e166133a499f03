import type { Page, Route } from '@playwright/test'

// Who is asking and how the page is to look are known before any page is.
const isAsked = (url: URL) =>
  url.pathname.startsWith('/api/') && !/^\/api\/(auth|me|config|events|inbox|notice-templates)\b/.test(url.pathname)

const problem = {
  ...{ type: 'about:blank', title: 'Something went wrong here', status: 500, code: 'internal' },
  requestId: '00000000-0000-4000-8000-000000000000',
}

/** What this page asks for waits until it is let go, and then fails. */
export async function failWhatIsAsked(page: Page) {
  let waiting: Route[] = []
  let isHolding = true
  const fail = (route: Route) => route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem })
  await page.route(isAsked, async (route) => {
    if (isHolding) waiting.push(route)
    else await fail(route)
  })
  return {
    hold: () => void (isHolding = true),
    isWaiting: () => waiting.length > 0,
    async letGo() {
      isHolding = false
      const held = waiting
      waiting = []
      // A page that was left asks no more.
      await Promise.all(held.map((route) => fail(route).catch(() => {})))
    },
  }
}

/** Lists answer as if nothing were in them yet. */
export const emptyLists = (page: Page) =>
  page.route(isAsked, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback()
    const response = await route.fetch()
    const body: unknown = await response.json().catch(() => null)
    const isList = typeof body === 'object' && body !== null && 'items' in body
    return route.fulfill({ response, ...(isList && { json: { ...body, items: [], nextCursor: null } }) })
  })

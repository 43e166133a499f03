import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

let service: TestApp
beforeAll(async () => {
  service = await createTestApp()
})
afterAll(() => service.close())

interface Operation {
  operationId: string
  security: object[]
  responses: Record<string, { content?: Record<string, unknown> }>
  parameters?: { name: string; in: string }[]
}

async function operations() {
  const document = (await service.app.inject('/api/openapi.json')).json<{
    openapi: string
    paths: Record<string, Record<string, Operation>>
  }>()
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation] as const),
  )
  return { version: document.openapi, listed: new Map(listed) }
}

test('routes are described by OpenAPI 3.1 with their operation and who may call them', async () => {
  const { version, listed } = await operations()
  expect(version).toBe('3.1.0')
  expect(listed.get('get /health')).toMatchObject({ operationId: 'service.health', security: [] })
  expect(listed.get('get /api/me')).toMatchObject({ security: [{ accessToken: [] }] })
  expect(listed.get('post /api/consultation')).toMatchObject({ operationId: 'consultation.create' })
})

test('every operation has a name of its own', async () => {
  const names = [...(await operations()).listed.values()].map(({ operationId }) => operationId)
  expect(names).not.toContain(undefined)
  expect(new Set(names).size).toBe(names.length)
})

const withoutBody = new Set(['204', '304'])
// tus says all in headers.
const inHeadersOnly = new Set(['post /api/uploads 201', 'head /api/uploads/{id} 200'])

test('every operation says what it answers with, and that errors are problems', async () => {
  const { listed } = await operations()
  expect(listed.size).toBeGreaterThan(12)
  for (const [name, { responses }] of listed) {
    const types = Object.entries(responses).map(([status, { content = {} }]) => [status, ...Object.keys(content)])
    expect([name, types]).toEqual([name, expect.arrayContaining([['default', 'application/problem+json']])])
    const isBare = ([status = '', type]: string[]) =>
      type === undefined && !withoutBody.has(status) && !inHeadersOnly.has(`${name} ${status}`)
    expect([name, types.filter(isBare)]).toEqual([name, []])
  }
})

test('every POST of the page takes an Idempotency-Key and says so, or says why nobody needs one', async () => {
  const { listed } = await operations()
  const posts = service.app.declaredRoutes.filter(
    ({ method, url }) => method === 'POST' && url.startsWith('/api/') && !/^\/api\/(auth|webhooks)\//.test(url),
  )
  expect(posts.length).toBeGreaterThan(10)
  expect(posts.filter(({ idempotent }) => idempotent === undefined).map(({ url }) => url)).toEqual([])
  for (const { url, idempotent } of posts) {
    const { parameters = [] } = listed.get(`post ${url.replaceAll(/:(\w+)/g, '{$1}')}`) ?? {}
    const takesKey = parameters.some((parameter) => parameter.in === 'header' && parameter.name === 'idempotency-key')
    expect([url, takesKey]).toEqual([url, idempotent === true])
  }
})

test('streams are described as such', async () => {
  const { listed } = await operations()
  for (const name of ['post /api/consultation', 'get /api/consultations/{id}/events'] as const) {
    expect(Object.keys(listed.get(name)?.responses['200']?.content ?? {})).toEqual(['text/event-stream'])
  }
})

test('the browser for it loads nothing from elsewhere', async () => {
  const page = await service.app.inject('/api/docs')
  expect(page.headers['content-type']).toMatch('text/html')
  expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(page.body).not.toMatch(/<script>/)
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self';")
  for (const [, source = ''] of page.body.matchAll(/<script src="([^"]+)"/g)) {
    const script = await service.app.inject(source)
    expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
    expect(script.body.length).toBeGreaterThan(50)
  }
})

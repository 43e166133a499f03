import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { setSecurityHeaders } from './security-headers.ts'

async function headersOf(publicUrl: string, url: string) {
  const app = fastify()
  await setSecurityHeaders(app, publicUrl)
  app.get('/page', async () => '')
  app.get('/api/data', async () => ({}))
  return (await app.inject(url)).headers
}

const directivesOf = (policy: unknown) =>
  Object.fromEntries(
    String(policy)
      .split(';')
      .map((directive) => directive.trim().split(/ (.*)/s).slice(0, 2)),
  ) as Record<string, string>

test('scripts come from us alone and nobody may frame us', async () => {
  const headers = await headersOf('http://localhost:8000', '/page')
  expect(directivesOf(headers['content-security-policy'])).toMatchObject({
    'default-src': "'self'",
    'script-src': "'self'",
    'connect-src': "'self'",
    'img-src': "'self' data: blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  })
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test('TLS is insisted on only where people reach us by it', async () => {
  const plain = await headersOf('http://localhost:8000', '/page')
  const secure = await headersOf('https://notes.example.com.au', '/page')
  expect(plain['strict-transport-security']).toBeUndefined()
  expect(secure['strict-transport-security']).toMatch(/^max-age=63072000/)
  expect(String(plain['content-security-policy'])).not.toContain('upgrade-insecure-requests')
})

test('what the API says is stored nowhere', async () => {
  expect((await headersOf('http://localhost:8000', '/api/data'))['cache-control']).toBe('no-store')
  expect((await headersOf('http://localhost:8000', '/page'))['cache-control']).toBeUndefined()
})

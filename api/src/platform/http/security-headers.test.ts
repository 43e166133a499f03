import { fastify } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Clerk } from '../../config/auth-issuers.ts'
import { setSecurityHeaders } from './security-headers.ts'

async function headersOf(publicUrl: string, url: string, clerk: Clerk | null = null) {
  const app = fastify()
  await setSecurityHeaders(app, { publicUrl, clerk })
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
    'report-uri': '/api/csp-reports',
    'report-to': 'csp',
  })
  expect(headers).toMatchObject({
    'reporting-endpoints': 'csp="/api/csp-reports"',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
})

describe('where people sign in with Clerk', () => {
  const clerk: Clerk = { publishableKey: 'pk_test_x', frontendApi: 'https://clerk.medinotes.example' }
  const policyWith = async (chosen: Clerk | null) =>
    directivesOf((await headersOf('http://localhost:8000', '/page', chosen))['content-security-policy'])

  test('its hosts are let in, and nobody’s inline scripts', async () => {
    const policy = await policyWith(clerk)
    expect(policy['script-src']?.split(' ')).toEqual([
      "'self'",
      'https://clerk.medinotes.example',
      'https://challenges.cloudflare.com',
      'https://*.protect.clerk.com',
      'https://js.stripe.com',
      'https://*.js.stripe.com',
    ])
    expect(policy).toMatchObject({
      'connect-src': "'self' https://clerk.medinotes.example https://*.protect.clerk.com:* https://api.stripe.com",
      'img-src': "'self' data: blob: https://img.clerk.com",
      'worker-src': "'self' blob:",
      'script-src-attr': "'none'",
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    })
    expect(policy['frame-src']).toContain('https://challenges.cloudflare.com')
    expect(Object.values(policy).join(' ')).not.toMatch(/unsafe-eval|telemetry/)
  })

  test('without it no host but our own is named', async () => {
    expect(Object.values(await policyWith(null)).join(' ')).not.toMatch(/https?:|\*/)
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

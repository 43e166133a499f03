import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { fastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servePage } from './page.ts'
import type { Surroundings } from './public-pages.ts'

const index = '<!doctype html><title>Page</title>'
const script = 'console.log("the page")'.repeat(50)

let directory: string
let app: FastifyInstance

const surroundings = { publicUrl: 'https://notes.example.com.au', demo: true, clerk: false }
const landing = '<html data-service=""><link rel="canonical" href="https://origin.invalid/">'
const filledLanding = '<html data-service="demo"><link rel="canonical" href="https://notes.example.com.au/">'

async function serve(folder: string, around: Surroundings = surroundings) {
  const server = fastify()
  await servePage(server, folder, around)
  return server
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'medinotes-page-'))
  await mkdir(join(directory, 'assets'))
  await mkdir(join(directory, 'pages'))
  await writeFile(join(directory, 'pages', 'landing.html'), landing)
  await writeFile(join(directory, 'pages', 'pricing.html'), 'Prices')
  await writeFile(join(directory, 'pages', 'notFound.html'), 'Nothing here')
  await writeFile(join(directory, 'pages', 'signIn.html'), '<html data-service=""><form>')
  await writeFile(join(directory, 'pages', 'robots.txt'), 'Sitemap: https://origin.invalid/sitemap.xml')
  await writeFile(join(directory, 'index.html'), index)
  await writeFile(join(directory, 'favicon.svg'), '<svg/>')
  await writeFile(join(directory, '.env'), 'SECRET=1')
  await writeFile(join(directory, 'assets', 'main-4f2a.js'), script)
  await writeFile(join(directory, 'assets', 'main-4f2a.js.br'), brotliCompressSync(script))
  await writeFile(join(directory, 'assets', 'main-4f2a.js.gz'), gzipSync(script))
  app = await serve(directory)
})
afterAll(async () => {
  await app.close()
  await rm(directory, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
const navigation = { accept: 'text/html,application/xhtml+xml' }

describe('what stays the same', () => {
  test('is one file however its address is spelt, and public pages where a page is taken', async () => {
    const asked: string[] = []
    const server = fastify()
    server.addHook('onRequest', async ({ url }) => void asked.push(url))
    await servePage(server, directory, surroundings)
    const at = await server.listen({ host: '127.0.0.1', port: 0 })
    const twice = async (path: string, accept: string) => {
      for (let time = 0; time < 2; time += 1) {
        await (await fetch(at + path, { headers: { accept } })).text()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return asked.splice(0).length
    }
    // The first to its route and once more to keep it, the second from memory.
    expect(await twice('/assets/main-4f2a.js', '*/*')).toBe(2)
    expect(await twice('/assets/main-4f2a.js', '*/*')).toBe(0)
    expect(await twice('/', 'text/html')).toBe(2)
    expect(await twice('/', 'application/json')).toBe(2)
    for (const path of [
      '/assets/main%2D4f2a.js',
      '/assets//main-4f2a.js',
      '/assets/main-4f2a.js?v=1',
      '/pricing/',
      '/app',
    ]) {
      expect(await twice(path, 'text/html')).toBe(2)
    }
    expect(await twice('/assets/main%2D4f2a.js', 'text/html')).toBe(2)
    await server.close()
  })
})

describe('the index', () => {
  test.each(['/sign-up', '/sign-up/', '/app', '/app/consultations/7?tab=notes'])(
    'answers a navigation to %s',
    async (url) => {
      const reply = await get(url, navigation)
      expect([reply.statusCode, reply.body]).toEqual([200, index])
      expect(reply.headers['content-type']).toMatch('text/html')
      expect(reply.headers['cache-control']).toBe('no-cache')
    },
  )

  test('is not sent again to who has it', async () => {
    const { etag } = (await get('/app', navigation)).headers
    const again = await get('/app/notes', { ...navigation, 'if-none-match': String(etag) })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test('answers HEAD', async () => {
    const reply = await app.inject({ method: 'HEAD', url: '/sign-up', headers: navigation })
    expect([reply.statusCode, reply.body]).toEqual([200, ''])
  })

  test.each([
    ['/api/nothing', navigation],
    ['/api', navigation],
    ['/health/deep', navigation],
    ['/assets/gone-1234.js', navigation],
    ['/gone.png', navigation],
    ['/data', { accept: 'application/json' }],
    ['/.env', navigation],
    ['/assets/..%2f..%2fpackage.json', navigation],
    ['/assets', { accept: '*/*' }],
    ['/pages/landing.html', navigation],
    ['/apple', navigation],
    ['/sign-in/more', navigation],
  ])('does not stand in for %s', async (url, headers) => {
    const reply = await get(url, headers)
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
    expect(reply.body).not.toContain('<title>Page')
  })

  test('does not answer POST', async () => {
    expect((await app.inject({ method: 'POST', url: '/sign-in' })).statusCode).toBe(404)
  })
})

describe('a public page', () => {
  test.each(['/', '/?utm_source=letter'])('answers %s with what only the service knows', async (url) => {
    const reply = await get(url, navigation)
    expect([reply.statusCode, reply.body]).toEqual([200, filledLanding])
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' })
  })

  test.each([{ accept: '*/*' }, {}, { accept: 'application/xhtml+xml,*/*;q=0.8' }])(
    'answers whoever follows a link to it, %o',
    async (headers) => {
      const reply = await get('/pricing', headers)
      expect([reply.statusCode, reply.body]).toEqual([200, 'Prices'])
    },
  )

  test('is not what a program gets that asks for data', async () => {
    const reply = await get('/pricing', { accept: 'application/json' })
    expect(reply.statusCode).toBe(404)
  })

  test.each([
    ['gzip, deflate, br', 'br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip, br;q=0', 'gzip', (bytes: Buffer) => gunzipSync(bytes)],
    ['zstd', undefined, (bytes: Buffer) => bytes],
  ])('comes as is asked for by %s', async (accepted, encoding, decompress) => {
    const reply = await get('/', { ...navigation, 'accept-encoding': accepted })
    expect(reply.headers['content-encoding']).toBe(encoding)
    expect(reply.headers.vary).toBe('accept-encoding')
    expect(decompress(reply.rawPayload).toString()).toBe(filledLanding)
  })

  test('is not sent again to who has it, however a cache wrote its mark', async () => {
    const etag = String((await get('/')).headers.etag)
    for (const mark of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await get('/', { 'if-none-match': mark })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    }
  })

  test('shows the form of sign-in before the application runs, where it is ours', async () => {
    expect((await get('/sign-in?next=/app', navigation)).body).toBe('<html data-service="demo"><form>')
    const withClerk = await serve(directory, { ...surroundings, clerk: true })
    expect((await withClerk.inject({ url: '/sign-in', headers: navigation })).body).toBe(index)
  })

  test('stands in for an address that has none, and says so', async () => {
    const reply = await get('/notes-of-old', navigation)
    expect([reply.statusCode, reply.body]).toEqual([404, 'Nothing here'])
  })

  test('comes with what search engines ask for', async () => {
    const reply = await get('/robots.txt')
    expect([reply.headers['content-type'], reply.body]).toEqual([
      'text/plain; charset=utf-8',
      'Sitemap: https://notes.example.com.au/sitemap.xml',
    ])
  })
})

describe('an asset', () => {
  const url = '/assets/main-4f2a.js'

  test('may be kept for a year', async () => {
    const reply = await get(url)
    expect(reply.body).toBe(script)
    expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test.each([
    ['br', (bytes: Buffer) => brotliDecompressSync(bytes)],
    ['gzip', (bytes: Buffer) => gunzipSync(bytes)],
  ])('comes as %s where that is understood', async (encoding, decompress) => {
    const reply = await get(url, { 'accept-encoding': encoding })
    expect(reply.headers['content-encoding']).toBe(encoding)
    expect(reply.headers['content-type']).toMatch('javascript')
    expect(reply.headers.vary).toMatch(/accept-encoding/i)
    expect(decompress(reply.rawPayload).toString()).toBe(script)
  })

  test('without a hash in its name is asked about each time', async () => {
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache')
  })
})

test('without a built page every address says how to get one', async () => {
  const empty = await serve(join(directory, 'assets'))
  const reply = await empty.inject({ url: '/', headers: navigation })
  expect([reply.statusCode, reply.body]).toEqual([503, expect.stringContaining('npm start')])
  expect((await empty.inject('/api/nothing')).statusCode).toBe(404)
})

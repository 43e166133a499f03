import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../errors.ts'

const immutable = { maxAge: '365d', immutable: true }
const revalidated = { cacheControl: false }

const withoutPage =
  'The page has not been built. Run `npm start`, which builds it, or `npm run dev`, which serves it on its own port.\n'

/** The single-page application: files as they are, and its index for every address that only the page knows. */
export async function servePage(app: FastifyInstance, directory: string) {
  await app.register(fastifyStatic, { root: directory, serve: false, preCompressed: true, dotfiles: 'ignore' })
  app.get('/*', {
    config: { permission: 'public', operation: 'page.load', rateLimit: false },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '/'
      if (isServicePath(path)) throw new AppError('not_found', 'There is nothing here.')
      if (extname(path) !== '' && path !== '/index.html') return sendFile(reply, path)
      if (!request.headers.accept?.includes('html') && path !== '/')
        throw new AppError('not_found', 'There is nothing here.')
      return sendIndex(reply, directory)
    },
  })
}

/** Not the page's to answer, whatever the method. */
export const isServicePath = (path: string) => /^\/(api|health|ready|metrics)(\/|$)/.test(path)

function sendFile(reply: FastifyReply, path: string) {
  if (path.startsWith('/assets/')) return reply.sendFile(path, immutable)
  reply.header('cache-control', 'no-cache')
  return reply.sendFile(path, revalidated)
}

function sendIndex(reply: FastifyReply, directory: string) {
  if (!existsSync(join(directory, 'index.html'))) {
    return reply.code(503).header('retry-after', 5).type('text/plain').send(withoutPage)
  }
  reply.header('cache-control', 'no-cache')
  return reply.sendFile('index.html', revalidated)
}

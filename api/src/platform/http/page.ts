import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const immutable = { maxAge: '365d', immutable: true }

const withoutPage =
  'The page has not been built. Run `npm start`, which builds it, or `npm run dev`, which serves it on its own port.\n'

/** The single-page application: files as they are, and its index for every address that only the page knows. */
export async function servePage(app: FastifyInstance, directory: string) {
  const built = existsSync(join(directory, 'index.html'))
  if (built)
    await app.register(fastifyStatic, { root: directory, serve: false, preCompressed: true, dotfiles: 'ignore' })
  app.get('/*', {
    config: { permission: 'public', operation: 'page.load', rateLimit: false, outcome: { anyone: 200 } },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = pathOf(request)
      if (isServicePath(path)) return reply.callNotFound()
      if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(withoutPage)
      return sendPage(request, reply)
    },
  })
}

const pathOf = ({ url }: FastifyRequest) => url.split('?', 1)[0] ?? '/'

const isServicePath = (path: string) => /^\/(api|health|ready|metrics)(\/|$)/.test(path)

const isFile = (path: string) => /\.[^/]*$/.test(path)

function sendPage(request: FastifyRequest, reply: FastifyReply) {
  const path = pathOf(request)
  if (path.startsWith('/assets/')) return reply.sendFile(path, immutable)
  // Names without a hash may change their content, so they are asked about each time.
  reply.header('cache-control', 'no-cache')
  if (isFile(path)) return reply.sendFile(path, { cacheControl: false })
  if (path !== '/' && !request.headers.accept?.includes('html')) return reply.callNotFound()
  return reply.sendFile('index.html', { cacheControl: false })
}

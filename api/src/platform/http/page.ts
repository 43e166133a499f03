import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { isApplicationAddress, openPages, publicPageAt, publicPages } from '@medinotes/shared/addresses'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { keepReplies } from './kept-replies.ts'
import { createPublicPages, type PublicPages, type Surroundings } from './public-pages.ts'

const immutable = { maxAge: '365d', immutable: true }

const withoutPage =
  'The page has not been built. Run `npm start`, which builds it, or `npm run dev`, which serves it on its own port.\n'

/** The public pages, the application with its index for every address that only it knows, and files as they are. */
export async function servePage(app: FastifyInstance, directory: string, surroundings: Surroundings) {
  const built = existsSync(join(directory, 'index.html'))
  if (built)
    await app.register(fastifyStatic, { root: directory, serve: false, preCompressed: true, dotfiles: 'ignore' })
  if (built) keepReplies(app, staysTheSame)
  const filledPages = createPublicPages(join(directory, 'pages'), surroundings)
  app.get('/*', {
    config: { permission: 'public', operation: 'page.load', rateLimit: false, outcome: { anyone: 200 } },
    schema: { hide: true },
    handler: (request, reply) => {
      const path = pathOf(request)
      if (isServicePath(path)) return reply.callNotFound()
      if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(withoutPage)
      return sendPage(filledPages, request, reply, surroundings)
    },
  })
}

const pathOf = ({ url }: FastifyRequest) => url.split('?', 1)[0] ?? '/'

// The built public pages lack what only the service knows, so they are nobody's to ask for as files.
const isServicePath = (path: string) => /^\/(api|health|ready|metrics|pages)(\/|$)/.test(path)

// Who fetches a link to check it or to show a card of it asks for anything, or says nothing.
const takesPages = (accept = '*/*') => /html|\*\/\*/.test(accept)

const publicPaths = new Set<string>(Object.values(publicPages))
const assetPath = /^\/assets\/[\w.-]+$/

// Files of the build are named by what is in them, and public pages are filled in once. Other spellings go to the route.
const staysTheSame = (path: string, accept?: string) =>
  assetPath.test(path) || (publicPaths.has(path) && takesPages(accept))

const isFile = (path: string) => /\.[^/]*$/.test(path)

const filledFiles = new Set(['/robots.txt', '/sitemap.xml'])

function sendPage(filledPages: PublicPages, request: FastifyRequest, reply: FastifyReply, { clerk }: Surroundings) {
  const path = pathOf(request)
  if (path.startsWith('/assets/')) return reply.sendFile(path, immutable)
  if (filledFiles.has(path)) return filledPages.send(path.slice(1), request, reply)
  // Names without a hash may change their content, so they are asked about each time.
  reply.header('cache-control', 'no-cache')
  if (isFile(path)) return reply.sendFile(path, { cacheControl: false })
  if (!takesPages(request.headers.accept)) return reply.callNotFound()
  const page = publicPageAt(path)
  if (page !== undefined) return filledPages.send(`${page}.html`, request, reply)
  // The application with the look of the form in it, seen before it runs; Clerk brings a form of its own.
  if (path === openPages.signIn && !clerk) return filledPages.send('signIn.html', request, reply)
  if (isApplicationAddress(path)) return reply.sendFile('index.html', { cacheControl: false })
  return filledPages.send('notFound.html', request, reply, 404)
}

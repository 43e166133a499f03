import type { IncomingMessage, OutgoingHttpHeaders, RequestListener } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** A reply as it is sent again. */
interface Kept {
  headers: string[]
  body: Buffer
}

/** More than a build has files and encodings: whatever else is asked for, memory does not grow by it. */
const keptAtMost = 2000

/** What a reply has of its own connection and moment. */
const momentary = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding', 'x-request-id'])

/** A request with one of these may be answered otherwise than the next. */
const particular = [
  ...['content-length', 'expect', 'if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since'],
  ...['range', 'transfer-encoding', 'upgrade'],
]

/**
 * What stays the same while the service runs is answered again as its route answered it first, before anything else looks
 * at the request; nobody's log or figures have it. `staysTheSame` tells of an address as it is written, which must be the
 * only spelling of its path, or one file would be kept many times.
 */
export function keepReplies(app: FastifyInstance, staysTheSame: (path: string, accept?: string) => boolean) {
  const [answer] = app.server.listeners('request') as RequestListener[]
  if (answer === undefined) throw new Error('Fastify does not listen to its server')
  // Null while it is fetched.
  const kept = new Map<string, Kept | null>()
  let isClosing = false
  app.addHook('preClose', async () => void (isClosing = true))

  async function keep(key: string, url: string, accepted: string) {
    kept.set(key, null)
    const reply = await app.inject({ url, headers: { accept: '*/*', 'accept-encoding': accepted } })
    const isForAll = reply.statusCode === 200 && !('set-cookie' in reply.headers)
    if (isForAll) kept.set(key, { headers: lastingOf(reply.headers), body: reply.rawPayload })
    else kept.delete(key)
  }

  function keyOf({ method, url = '', headers, rawHeaders }: IncomingMessage) {
    if (method !== 'GET' || isClosing || particular.some((name) => name in headers)) return undefined
    const encoding = encodingOf(headers['accept-encoding'])
    if (encoding === undefined || !staysTheSame(url, headers.accept) || namesTwoHosts(rawHeaders)) return undefined
    return { key: `${encoding} ${url}`, url, encoding }
  }

  app.server.removeListener('request', answer)
  app.server.on('request', (request, response) => {
    const wanted = keyOf(request)
    const found = wanted && kept.get(wanted.key)
    if (found) {
      response.writeHead(200, found.headers).end(found.body)
      return
    }
    answer(request, response)
    if (wanted === undefined || found === null) return
    response.once('finish', () => {
      if (response.statusCode !== 200 || kept.has(wanted.key) || kept.size >= keptAtMost) return
      keep(wanted.key, wanted.url, wanted.encoding).catch(() => kept.delete(wanted.key))
    })
  })
}

const lastingOf = (headers: OutgoingHttpHeaders) =>
  Object.entries(headers)
    .filter(([name]) => !momentary.has(name))
    .flatMap(([name, value]) => [value].flat().flatMap((each) => [name, String(each)]))

// Browsers give no weights; who does is answered by the route.
function encodingOf(accepted = '') {
  if (/[;*]/.test(accepted)) return undefined
  return ['br', 'gzip'].find((name) => accepted.includes(name)) ?? 'identity'
}

/** By the second a proxy in front may have gone: the route refuses it. */
function namesTwoHosts(rawHeaders: readonly string[]) {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts > 1
}

import { once } from 'node:events'
import { type IncomingMessage, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as soon } from 'node:timers/promises'
import type { DocumentStore } from '../features/documents/document-store.ts'
import type { Principal } from '../platform/principal.ts'
import type { CallerApp } from './caller-app.ts'

type Read = DocumentStore['read']

interface Asked {
  method?: string
  query?: string
  headers?: Record<string, string>
}

/** Reads bytes of documents over a socket, before a store that counts, and that fails where it is told to. */
export async function createContentClient(service: CallerApp) {
  const { store } = service.context.documents
  const wellRead = store.read.bind(store)
  const watched = {
    /** What the store was asked for. */
    reads: [] as Parameters<Read>[],
    /** How it answers where it is not to answer as it does. */
    answer: null as ((open: () => Promise<Readable>) => Promise<Readable>) | null,
  }
  store.read = (...asked) => {
    watched.reads.push(asked)
    const openIt = () => wellRead(...asked)
    return watched.answer === null ? openIt() : watched.answer(openIt)
  }
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo

  async function send(caller: Principal | null, id: string, { method = 'GET', query = '', headers = {} }: Asked = {}) {
    const token = caller && (await service.tokenFor(caller))
    return httpRequest({
      ...{ port, host: '127.0.0.1', method, path: `/api/documents/${id}/content${query}`, agent: false },
      headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...headers },
    }).end()
  }

  /** The reply as it begins, with nothing read of its body. */
  async function open(caller: Principal | null, id: string, asked?: Asked) {
    const [reply] = (await once(await send(caller, id, asked), 'response')) as [IncomingMessage]
    return reply
  }

  async function read(caller: Principal | null, id: string, asked?: Asked) {
    const reply = await open(caller, id, asked)
    const bytes = await buffer(reply)
    const isProblem = reply.headers['content-type']?.includes('problem') === true && bytes.length > 0
    const problem = isProblem ? (JSON.parse(bytes.toString()) as object) : null
    return { status: reply.statusCode, headers: reply.headers, bytes, problem }
  }

  const eventsOf = (id: string) =>
    service.query<{ action: string; organization_id: string; details: Record<string, unknown> }>(
      `select action, organization_id, details from audit_events where subject_id = $1 order by occurred_at, id`,
      [id],
    )

  return {
    ...{ watched, send, open, read, eventsOf },
    actionsOf: async (id: string) => (await eventsOf(id)).map(({ action }) => action),
    /** As it was before a test. */
    reset() {
      watched.reads.length = 0
      watched.answer = null
    },
  }
}

/** Until what follows from something is there: at once, or within moments. */
export async function until(isSo: () => boolean) {
  const end = performance.now() + 5000
  while (!isSo()) {
    if (performance.now() > end) return false
    await soon()
  }
  return true
}

import { setTimeout } from 'node:timers/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, expect, it } from 'vitest'
import { createApiClient } from '../../lib/api-client.ts'
import { createAskedQuestion } from '../../lib/asked-question.ts'
import { createTabOrganization } from '../../lib/tab-organization.ts'
import { createLiveNotes } from './live-notes.ts'

const id = '0b9de4b8-6c35-4d38-9f0c-3a53bb0d5f2e'
const request = { patientName: 'Example Person', dateOfVisit: '2026-03-03', notes: 'Example', template: 'visit-note' }
const problem = (code: string, status: number) => ({ type: 'about:blank', title: 'No', status, code, requestId: 'r' })

const claims = Buffer.from(JSON.stringify({ sub: 'p1', exp: Math.floor(Date.now() / 1000) + 300 })).toString(
  'base64url',
)
const token = `e30.${claims}.c2ln`

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

const block = (eventId: number, type: string, data: unknown) =>
  `id: ${eventId}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`
const started = (attempt: number) =>
  block(1, 'started', {
    consultationId: id,
    attempt,
    template: 'visit-note',
    sections: [{ key: 'summary', title: 'Summary for the record' }],
    writer: { kind: 'offline', model: null },
  })
const delta = (eventId: number, text: string) => block(eventId, 'delta', { section: 'summary', text })
const findings = { unsupported: 0, unstated: 0, omitted: 0 }
const finished = (eventId: number) => block(eventId, 'finished', { consultationId: id, status: 'draft', findings })

type Reply = (response: ServerResponse, request: IncomingMessage) => void
const streamOf =
  (...text: string[]): Reply =>
  (response) =>
    response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text.join(''))

/** Live notes against a real server, which answers by method and path in the order given. */
async function liveNotesAgainst(replies: Record<string, Reply[]>) {
  const asked: string[] = []
  const keys: unknown[] = []
  const server = createServer((request, response) => {
    if (request.url === '/api/auth/token') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ token }))
      return
    }
    const [path = ''] = (request.url ?? '').split('?')
    const name = `${request.method} ${path.replace(`/api/consultations/${id}`, '/:id').replace('/api', '')}`
    asked.push(`${name} ${String(request.headers['last-event-id'] ?? '')}`.trim())
    if (request.method === 'POST') keys.push(request.headers['idempotency-key'])
    const reply = replies[name]?.shift()
    if (reply) reply(response, request)
    else response.writeHead(500).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  const api = createApiClient(`http://127.0.0.1:${address.port}`, {
    session: createAskedQuestion(),
    proof: createAskedQuestion(),
    organization: createTabOrganization(() => {
      throw new Error('There is no storage here')
    }),
  })
  const notes = createLiveNotes(api.stream)
  closers.push(notes.closeAll)
  return { notes, asked, keys }
}

const textOf = (notes: ReturnType<typeof createLiveNotes>) => notes.get(id)?.sections[0]?.text

it('names the consultation with the first event and reads on, through a cut, without losing or repeating one', async () => {
  const { notes, asked } = await liveNotesAgainst({
    'POST /consultation': [streamOf(started(1), delta(2, 'Sore '))],
    'GET /:id/events': [streamOf(delta(2, 'Sore '), delta(3, 'knee.'), finished(4))],
  })
  const { consultationId, stream } = await notes.start(request)
  expect(consultationId).toBe(id)
  expect(stream.sections).toEqual([{ key: 'summary', title: 'Summary for the record', text: '', sentences: [] }])
  await expect.poll(() => notes.get(id)?.end, { timeout: 4000 }).toEqual({ kind: 'finished' })
  expect(textOf(notes)).toBe('Sore knee.')
  expect(asked).toEqual(['POST /consultation', 'GET /:id/events 2'])
})

it('rejects when the service refuses the note, so that the form can say why', async () => {
  const { notes } = await liveNotesAgainst({
    'POST /consultation': [
      (response) =>
        response
          .writeHead(429, { 'content-type': 'application/problem+json' })
          .end(JSON.stringify(problem('too_many_streams', 429))),
    ],
  })
  await expect(notes.start(request)).rejects.toMatchObject({ problem: { code: 'too_many_streams' } })
})

it('does not ask twice when the stream is cut before it named the consultation', async () => {
  const { notes, asked } = await liveNotesAgainst({ 'POST /consultation': [streamOf(': keep-alive\n\n')] })
  await expect(notes.start(request)).rejects.toThrow(/connection was lost before the note began/)
  expect(asked).toEqual(['POST /consultation'])
})

it('asks for the same note, not for another, when it is sent again after such a cut', async () => {
  const replies = [streamOf(': keep-alive\n\n'), streamOf(started(1), finished(2)), streamOf(started(1), finished(2))]
  const { notes, keys } = await liveNotesAgainst({ 'POST /consultation': replies })
  await expect(notes.start(request)).rejects.toThrow(/it will not be written twice/)
  await notes.start(request)
  await notes.start(request)
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
})

it('follows an attempt from its first event to its last, once', async () => {
  const { notes, asked } = await liveNotesAgainst({
    'GET /:id/events': [streamOf(started(2), delta(2, 'Whole.'), finished(3))],
  })
  notes.follow(id, 2)
  notes.follow(id, 2)
  await expect.poll(() => notes.get(id)?.end).toEqual({ kind: 'finished' })
  expect(textOf(notes)).toBe('Whole.')
  // Longer than it would take to ask again.
  await setTimeout(600)
  expect(asked).toEqual(['GET /:id/events 0'])
})

it('replaces what was written when another attempt begins', async () => {
  const { notes } = await liveNotesAgainst({
    'GET /:id/events': [streamOf(started(1), delta(2, 'Half'), block(3, 'failed', problem('generation_stopped', 409)))],
    'POST /:id/continue': [streamOf(started(2), delta(2, 'Whole.'), finished(3))],
  })
  notes.follow(id, 1)
  await expect.poll(() => notes.get(id)?.end?.kind).toBe('failed')
  await notes.continue(id)
  await expect.poll(() => notes.get(id)?.end?.kind).toBe('finished')
  expect(notes.get(id)?.attempt).toBe(2)
  expect(textOf(notes)).toBe('Whole.')
})

it('ends as lost when another attempt has taken over', async () => {
  const { notes } = await liveNotesAgainst({
    'GET /:id/events': [
      (response) =>
        response
          .writeHead(409, { 'content-type': 'application/problem+json' })
          .end(JSON.stringify(problem('stale_attempt', 409))),
    ],
  })
  notes.follow(id, 1)
  await expect.poll(() => notes.get(id)?.end?.kind).toBe('lost')
})

it('tells each watcher of the end, and nobody after they have left', async () => {
  const { notes } = await liveNotesAgainst({ 'GET /:id/events': [streamOf(started(1), finished(2))] })
  let heard = 0
  let heardAfterLeaving = 0
  notes.subscribe(id, () => heardAfterLeaving++)()
  notes.subscribe(id, () => heard++)
  notes.follow(id, 1)
  await expect.poll(() => notes.get(id)?.end?.kind).toBe('finished')
  expect(heard).toBeGreaterThan(0)
  expect(heardAfterLeaving).toBe(0)
})

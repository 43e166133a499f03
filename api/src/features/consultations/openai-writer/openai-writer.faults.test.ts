import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { neverToBeSent } from '../../../testing/openai-stand-in/typed-identifiers.ts'
import { startOpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import type { OpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import { tokens, tokensOf } from '../../../testing/openai-stand-in/script.ts'
import type { Script } from '../../../testing/openai-stand-in/script.ts'
import { WriterError } from '../note-writer.ts'
import type { NoteChunk } from '../note-writer.ts'
import { templateOf } from '../templates.ts'
import { createOpenAiWriter } from './openai-writer.ts'
import type { OpenAiWriterOptions } from './openai-writer.ts'

const key = 'sk-test-secret'
const template = templateOf('visit-note')
const notes = 'Sore left knee for 3 days. Review in a week.'
const request = {
  patientName: 'Ann Lee',
  dateOfVisit: '2026-03-02',
  notes,
  template,
  language: 'en',
  clinicianName: 'Dr Nguyen',
  onSending: async () => undefined,
}
neverToBeSent(request.patientName, request.clinicianName)

let standIn: OpenAiStandIn
afterEach(() => standIn.close())

/** A writer whose upstream answers by these scripts, and then with a note. */
async function createWriter(scripts: Script[], options: Partial<OpenAiWriterOptions> = {}, withoutResponses = false) {
  standIn = await startOpenAiStandIn({ withoutResponses })
  standIn.enqueue(...scripts)
  return createOpenAiWriter({
    apiKey: key,
    baseUrl: standIn.baseUrl,
    model: 'test-model',
    retryDelayMs: 10,
    ...options,
  })
}

async function run(writer: ReturnType<typeof createOpenAiWriter>, signal = new AbortController().signal) {
  const chunks: NoteChunk[] = []
  try {
    for await (const chunk of writer.write(request, signal)) chunks.push(chunk)
    return { chunks, error: undefined }
  } catch (error) {
    return { chunks, error }
  }
}
const paths = () => standIn.requests.map(({ path }) => path)

describe('what is sent', () => {
  test('the Responses API is asked to stream and to store nothing', async () => {
    await run(await createWriter([]))
    expect(standIn.requests[0]?.body).toMatchObject({ model: 'test-model', stream: true, store: false })
    expect(standIn.requests[0]?.headers['authorization']).toBe(`Bearer ${key}`)
  })

  test('without a key no authorisation is sent', async () => {
    const { error } = await run(await createWriter([], { apiKey: undefined }))
    expect(error).toBeUndefined()
    expect(standIn.requests[0]?.headers).not.toHaveProperty('authorization')
  })

  test('nothing goes to where a redirect points', async () => {
    const writer = await createWriter([])
    const { baseUrl } = standIn
    const pointing = createServer((_request, reply) => reply.writeHead(307, { location: `${baseUrl}/responses` }).end())
    await once(pointing.listen(0, '127.0.0.1'), 'listening')
    const { port } = pointing.address() as AddressInfo
    const redirected = createOpenAiWriter({
      apiKey: key,
      baseUrl: `http://127.0.0.1:${port}/v1`,
      model: 'm',
      retryDelayMs: 1,
    })
    expect((await run(redirected)).error).toBeInstanceOf(WriterError)
    expect(paths()).toEqual([])
    pointing.close()
    await run(writer)
    expect(paths()).toHaveLength(1)
  })

  test('a server without the Responses API is asked once, and then by Chat Completions only', async () => {
    const writer = await createWriter([], {}, true)
    await run(writer)
    await run(writer)
    expect(paths()).toEqual(['/v1/responses', '/v1/chat/completions', '/v1/chat/completions'])
  })

  test.each([
    ['Responses', false],
    ['Chat Completions', true],
  ])('by %s a connection serves one note after the other', async (_api, isChat) => {
    const writer = await createWriter([], {}, isChat)
    for (let note = 0; note < 4; note++) {
      await run(writer)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    // Finding out that there is no Responses API may take a second one.
    expect(new Set(standIn.requests.map(({ clientPort }) => clientPort)).size).toBeLessThanOrEqual(2)
  })

  test('a model that does not exist is no reason to fall back', async () => {
    const { error } = await run(
      await createWriter([{ fault: { kind: 'status', status: 404, code: 'model_not_found' } }]),
    )
    expect(error).toMatchObject({ code: 'writer_unavailable' })
    expect(paths()).toEqual(['/v1/responses'])
  })
})

describe('retries', () => {
  test('the upstream’s own retry-after is waited for', async () => {
    const { chunks, error } = await run(
      await createWriter([{ fault: { kind: 'status', status: 429, retryAfter: '0.2' } }]),
    )
    expect(error).toBeUndefined()
    const wait = chunks[0]?.type === 'waiting' ? chunks[0].afterMs : 0
    expect(wait).toBeGreaterThanOrEqual(200)
    expect(wait).toBeLessThan(220)
  })

  test.each(['6', new Date(Date.now() + 60_000).toUTCString()])(
    'a retry-after beyond 5 s ends it at once',
    async (retryAfter) => {
      const { chunks, error } = await run(await createWriter([{ fault: { kind: 'status', status: 429, retryAfter } }]))
      expect(error).toMatchObject({ code: 'writer_unavailable' })
      expect(chunks).toEqual([])
    },
  )

  test('an allowance that is used up is not tried again, although its status is 429', async () => {
    const { chunks, error } = await run(
      await createWriter([{ fault: { kind: 'status', status: 429, code: 'insufficient_quota' } }]),
    )
    expect(error).toMatchObject({ code: 'writer_unavailable', detail: expect.stringContaining('allowance') as string })
    expect(chunks).toEqual([])
  })

  test('a stop during the wait throws its reason at once', async () => {
    const writer = await createWriter([{ fault: { kind: 'status', status: 500 } }], { retryDelayMs: 60_000 })
    const stop = new AbortController()
    const reason = new Error('stopped')
    setTimeout(() => stop.abort(reason), 50)
    expect((await run(writer, stop.signal)).error).toBe(reason)
  })
})

describe('silence', () => {
  test('a service that never answers is given up, and let go', async () => {
    const { error } = await run(await createWriter([{ fault: { kind: 'silence' } }], { beforeTextMs: 60 }))
    expect(error).toMatchObject({ code: 'writer_unavailable' })
    await vi.waitFor(() => expect(standIn.requests[0]?.closedEarly).toBe(true))
  })

  const slow: Script = { text: tokensOf(noteOf('Sore knee.')), tokensPerSecond: 8 }

  test('before the first text one patience counts', async () => {
    const { error } = await run(await createWriter([slow], { beforeTextMs: 60, betweenEventsMs: 5000 }))
    expect(error).toMatchObject({ code: 'writer_unavailable' })
  })

  test('after it the other, since a model may think for longer than it pauses', async () => {
    const wordy: Script = { text: tokens('<<<section:summary>>>\nSore', ' knee'), tokensPerSecond: 8 }
    const { chunks, error } = await run(await createWriter([wordy], { beforeTextMs: 5000, betweenEventsMs: 60 }))
    expect(error).toMatchObject({ code: 'generation_interrupted' })
    expect(chunks).toEqual([{ type: 'text', section: 'summary', text: 'Sore' }])
  })

  test('a long note is no silence as long as its events keep coming', async () => {
    const long: Script = { text: tokensOf(noteOf('word '.repeat(100))), tokensPerSecond: 100 }
    const { error } = await run(await createWriter([long], { betweenEventsMs: 400 }))
    expect(error).toBeUndefined()
  })

  test('a reader that takes its time is no silence of the upstream', async () => {
    const writer = await createWriter([{ text: tokensOf(noteOf('Sore.')), tokensPerSecond: 200 }], {
      betweenEventsMs: 200,
    })
    const chunks: NoteChunk[] = []
    for await (const chunk of writer.write(request, new AbortController().signal)) {
      if (chunks.push(chunk) === 1) await new Promise((resolve) => setTimeout(resolve, 600))
    }
    expect(chunks.at(-1)).toMatchObject({ section: 'patient-email' })
  })
})

describe('stops', () => {
  test('a stop before the start asks nobody', async () => {
    const reason = new Error('stopped')
    expect((await run(await createWriter([]), AbortSignal.abort(reason))).error).toBe(reason)
    expect(standIn.requests).toEqual([])
  })

  test('no text follows a stop, even what has already arrived', async () => {
    const writer = await createWriter([{ text: tokensOf(noteOf('word '.repeat(50))), tokensPerSecond: 100_000 }])
    const stop = new AbortController()
    const chunks: NoteChunk[] = []
    const read = async () => {
      for await (const chunk of writer.write(request, stop.signal)) {
        chunks.push(chunk)
        stop.abort(new Error('stopped'))
      }
    }
    await expect(read()).rejects.toThrow('stopped')
    expect(chunks).toHaveLength(1)
  })

  test('a reader that leaves lets the upstream go', async () => {
    const writer = await createWriter([{ text: tokensOf(noteOf('word '.repeat(200))), tokensPerSecond: 50 }])
    for await (const chunk of writer.write(request, new AbortController().signal)) if (chunk.type === 'text') break
    await vi.waitFor(() => expect(standIn.requests[0]?.closedEarly).toBe(true))
  })
})

describe('what the model makes of the template', () => {
  test.each([
    ['an empty answer', '', 'writer_unavailable'],
    ['an answer without sections', 'Sore knee.', 'writer_unavailable'],
    ['an unknown section', '<<<section:diagnosis>>>\nGout.', 'writer_unavailable'],
    ['a missing section', '<<<section:summary>>>\nSore.\n<<<section:next-steps>>>\nRest.', 'generation_interrupted'],
  ])('%s is never a note', async (_what, text, code) => {
    const { chunks, error } = await run(await createWriter([{ text: tokensOf(text) }]))
    expect(error).toMatchObject({ code })
    expect(chunks.every((chunk) => chunk.type === 'text')).toBe(true)
  })

  test('an answer that ends as a placeholder begins keeps its last characters', async () => {
    const { chunks } = await run(await createWriter([{ text: tokens(noteOf('Sore.'), ' [PA') }]))
    expect(chunks.at(-1)).toEqual({ type: 'text', section: 'patient-email', text: ' [PA' })
  })

  test('an answer in the notes’ own words, for any template', async () => {
    const { chunks, error } = await run(await createWriter([]))
    expect(error).toBeUndefined()
    const sections = new Set(chunks.flatMap((chunk) => (chunk.type === 'text' ? [chunk.section] : [])))
    expect([...sections]).toEqual(template.sections.map((section) => section.key))
  })
})

test.each<[string, Script['fault']]>([
  ['a refused request', { kind: 'status', status: 400, message: `${notes} ${key}` }],
  ['a server error', { kind: 'status', status: 500, message: `${notes} ${key}` }],
  ['a wrong key', { kind: 'status', status: 401, message: `${notes} ${key}` }],
])('%s quotes neither the notes nor the key', async (_what, fault) => {
  const fault3 = Array.from({ length: 3 }, () => ({ ...(fault && { fault }) }))
  const { error } = await run(await createWriter(fault3))
  expect(error).toBeInstanceOf(WriterError)
  const { message, stack, cause, detail } = error as WriterError
  const told = JSON.stringify([message, stack, detail, cause])
  expect(told).not.toContain('Sore left knee')
  expect(told).not.toContain(key)
  expect(cause).toBeUndefined()
})

const noteOf = (summary: string) =>
  `<<<section:summary>>>\n${summary}\n<<<section:next-steps>>>\n- Review.\n<<<section:patient-email>>>\nRest.`

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { neverToBeSent } from '../../../testing/openai-stand-in/typed-identifiers.ts'
import { startOpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import type { OpenAiStandIn, OpenAiStandInOptions } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import { tokenize, tokensOf } from '../../../testing/openai-stand-in/script.ts'
import type { Fault } from '../../../testing/openai-stand-in/script.ts'
import { WriterError } from '../note-writer.ts'
import type { NoteChunk, NoteRequest, NoteWriter } from '../note-writer.ts'
import { templates } from '../templates.ts'
import { createOpenAiWriter } from './openai-writer.ts'
import type { OpenAiWriterOptions } from './openai-writer.ts'

const key = 'sk-test-secret'
const request: NoteRequest = {
  patientName: 'Ann Lee',
  dateOfVisit: '2026-03-02',
  notes: 'Sore left knee for 3 days. No fever. Paracetamol 1 g. Review in a week.',
  template: templates[0] ?? expect.fail('there is no template'),
  language: 'en-AU',
  clinicianName: 'Dr Mia Nguyen',
  onSending: async () => undefined,
}
neverToBeSent(request.patientName, request.clinicianName)
const note =
  '<<<section:summary>>>\nSore left knee — 3 days 🦵.\n<<<section:next-steps>>>\n- Review.\n<<<section:patient-email>>>\nDear [PATIENT],\n\nRest it.'

let standIn: OpenAiStandIn
let writer: NoteWriter
const start = async (options: OpenAiStandInOptions = {}) => {
  standIn = await startOpenAiStandIn({ text: tokensOf(note), ...options })
  writer = createTestWriter()
}
const createTestWriter = (options: Partial<OpenAiWriterOptions> = {}) =>
  createOpenAiWriter({ apiKey: key, baseUrl: standIn.baseUrl, model: 'test-model', retryDelayMs: 10, ...options })

afterEach(() => standIn.close())

async function collect(signal = new AbortController().signal, from = writer) {
  const chunks: NoteChunk[] = []
  const error = await (async () => {
    for await (const chunk of from.write(request, signal)) chunks.push(chunk)
  })().catch((thrown: unknown) => thrown)
  const sections: Record<string, string> = {}
  for (const chunk of chunks) {
    if (chunk.type === 'text') sections[chunk.section] = (sections[chunk.section] ?? '') + chunk.text
  }
  const waits = chunks.flatMap((chunk) => (chunk.type === 'waiting' ? [chunk.afterMs] : []))
  return { sections, waits, error, chunks }
}

const wholeNote = {
  summary: 'Sore left knee — 3 days 🦵.',
  'next-steps': '- Review.',
  'patient-email': 'Dear Ann Lee,\n\nRest it.',
}
const expectWriterError = (error: unknown, code: string) => {
  expect(error).toBeInstanceOf(WriterError)
  expect(error).toMatchObject({ code })
}

describe.each([
  { api: 'Responses', path: '/v1/responses', withoutResponses: false },
  { api: 'Chat Completions', path: '/v1/chat/completions', withoutResponses: true },
])('by $api', ({ path, withoutResponses }) => {
  beforeEach(() => start({ withoutResponses }))
  const play = (...faults: Fault[]) => standIn.enqueue(...faults.map((fault) => ({ fault })))

  test('a note arrives section by section, in many chunks, with the patient’s name put back', async () => {
    const { sections, error, chunks } = await collect()
    expect({ sections, error }).toEqual({ sections: wholeNote, error: undefined })
    expect(chunks.length).toBeGreaterThan(10)
  })

  test('characters split across TCP chunks arrive whole', async () => {
    play({ kind: 'split-characters' })
    expect((await collect()).sections).toEqual(wholeNote)
  })

  test.each<[string, Fault]>([
    ['a cut', { kind: 'cut', afterTokens: 12 }],
    ['a stream that ends without its last event', { kind: 'unended', afterTokens: 12 }],
    ['a failed response', { kind: 'failed', afterTokens: 12, code: 'server_error' }],
    ['an error event', { kind: 'error-event', afterTokens: 12 }],
    ['the length limit', { kind: 'incomplete', afterTokens: 12, reason: 'max_output_tokens' }],
    ['a malformed line', { kind: 'malformed-line', afterTokens: 12 }],
  ])('%s after text interrupts the note, and is not tried again', async (_what, fault) => {
    play(fault)
    const { sections, waits, error } = await collect()
    expectWriterError(error, 'generation_interrupted')
    expect(wholeNote.summary.startsWith(sections['summary'] ?? '-')).toBe(true)
    expect(waits).toEqual([])
  })

  test.each<[string, Fault['kind']]>([
    ['a cut', 'cut'],
    ['an end', 'unended'],
  ])('%s in the last section, which nothing in the text gives away, interrupts the note', async (_what, kind) => {
    play({ kind, afterTokens: tokenize(note).length - 1 } as Fault)
    const { sections, error } = await collect()
    expectWriterError(error, 'generation_interrupted')
    expect(sections['patient-email']).toContain('Rest')
  })

  test.each<[string, Fault]>([
    ['a refusal', { kind: 'refusal' }],
    ['a content filter', { kind: 'incomplete', afterTokens: 12, reason: 'content_filter' }],
  ])('%s is told as such', async (_what, fault) => {
    play(fault)
    const { waits, error } = await collect()
    expectWriterError(error, 'writer_refused')
    expect(waits).toEqual([])
  })

  test.each<[string, Fault]>([
    ['a busy service', { kind: 'status', status: 429 }],
    ['a server error', { kind: 'status', status: 500 }],
    ['a closed connection', { kind: 'no-reply' }],
    ['a cut before the first token', { kind: 'cut', afterTokens: 0 }],
    ['a failure before the first token', { kind: 'failed', afterTokens: 0, code: 'server_error' }],
  ])('%s is tried again twice, told each time', async (_what, fault) => {
    play(fault, fault)
    const { sections, waits, error } = await collect()
    expect({ sections, error }).toEqual({ sections: wholeNote, error: undefined })
    expect(waits).toHaveLength(2)
  })

  test('after two retries it gives up', async () => {
    play(...Array.from({ length: 3 }, (): Fault => ({ kind: 'status', status: 503 })))
    const { waits, error } = await collect()
    expectWriterError(error, 'writer_unavailable')
    expect(waits).toHaveLength(2)
    expect(standIn.requests.filter((sent) => sent.path === path)).toHaveLength(3)
  })

  test.each([400, 401, 403, 422])('status %i is not tried again', async (status) => {
    play({ kind: 'status', status })
    const { waits, error } = await collect()
    expectWriterError(error, 'writer_unavailable')
    expect(waits).toEqual([])
  })

  test('a stall after text interrupts the note, and the upstream is let go', async () => {
    play({ kind: 'stall', afterTokens: 12 })
    const impatient = createTestWriter({ betweenEventsMs: 60 })
    expectWriterError((await collect(undefined, impatient)).error, 'generation_interrupted')
    await vi.waitFor(() => expect(standIn.requests.at(-1)?.closedEarly).toBe(true))
  })

  test('a stop throws its reason and reaches the upstream', async () => {
    play({ kind: 'stall', afterTokens: 12 })
    const stop = new AbortController()
    const reason = new Error('stopped by the user')
    setTimeout(() => stop.abort(reason), 100)
    const { error, sections } = await collect(stop.signal)
    expect(error).toBe(reason)
    expect(sections['summary']).toBeTruthy()
    await vi.waitFor(() => expect(standIn.requests.at(-1)?.closedEarly).toBe(true))
  })

  test('an answer that is no stream is not a note', async () => {
    play({ kind: 'garbage' })
    const { chunks, error } = await collect()
    expectWriterError(error, 'writer_unavailable')
    expect(chunks).toEqual([])
  })
})

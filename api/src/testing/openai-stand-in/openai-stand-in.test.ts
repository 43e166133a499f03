import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startOpenAiStandIn } from './openai-stand-in.ts'
import type { OpenAiStandIn } from './openai-stand-in.ts'
import { tokens, tokensOf } from './script.ts'

let standIn: OpenAiStandIn

beforeEach(async () => {
  standIn = await startOpenAiStandIn()
})
afterEach(() => standIn.close())

const prompt = {
  model: 'test-model',
  stream: true,
  instructions: 'Begin with <<<section:summary>>>, then <<<section:next-steps>>>',
  input: '<notes>\nSore knee. Rest it.\n</notes>',
}

const post = (path: string, body: object, signal?: AbortSignal) =>
  fetch(`${standIn.baseUrl}${path}`, { method: 'POST', body: JSON.stringify(body), ...(signal && { signal }) })

interface Frame {
  event: string | undefined
  data: Record<string, unknown>
}

const framesOf = (text: string): Frame[] =>
  text
    .split('\n\n')
    .filter((frame) => frame.includes('data: {'))
    .map((frame) => ({
      event: /^event: (.*)$/m.exec(frame)?.[1],
      data: JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? '') as Record<string, unknown>,
    }))

test('the Responses API sends its events in order, numbered, and each named as its data', async () => {
  standIn.enqueue({ text: tokens('One', ' two') })
  const reply = await post('/responses', prompt)
  const frames = framesOf(await reply.text())
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  expect(frames.map(({ event }) => event)).toEqual([
    'response.created',
    'response.in_progress',
    'response.output_item.added',
    'response.content_part.added',
    'response.output_text.delta',
    'response.output_text.delta',
    'response.output_text.done',
    'response.content_part.done',
    'response.output_item.done',
    'response.completed',
  ])
  expect(frames.map(({ data }) => data['sequence_number'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(frames.every(({ event, data }) => data['type'] === event)).toBe(true)
  expect(frames.at(-1)?.data).toMatchObject({ response: { status: 'completed', usage: { output_tokens: 2 } } })
})

test('Chat Completions ends with a finish reason, the usage and [DONE]', async () => {
  standIn.enqueue({ text: tokens('One', ' two') })
  const text = await (await post('/chat/completions', { model: 'test-model', messages: [] })).text()
  const frames = framesOf(text)
  expect(frames.map(({ data }) => data['choices'])).toMatchObject([
    [{ delta: { role: 'assistant' }, finish_reason: null }],
    [{ delta: { content: 'One' } }],
    [{ delta: { content: ' two' } }],
    [{ delta: {}, finish_reason: 'stop' }],
    [],
  ])
  expect(frames.at(-1)?.data).toMatchObject({ usage: { completion_tokens: 2 } })
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
})

test('without a script it writes the asked-for sections from the notes it was sent', async () => {
  const frames = framesOf(await (await post('/responses', prompt)).text())
  const done = frames.find(({ event }) => event === 'response.output_text.done')
  expect(done?.data['text']).toBe(
    '<<<section:summary>>>\nSore knee. Rest it.\n<<<section:next-steps>>>\n- Sore knee.\n- Rest it.\n',
  )
})

test('scripts answer in order, and a refused request carries its status and retry-after', async () => {
  standIn.enqueue(
    { fault: { kind: 'status', status: 429, retryAfter: '3' } },
    { fault: { kind: 'status', status: 500 } },
  )
  const first = await post('/responses', prompt)
  const second = await post('/responses', prompt)
  expect([first.status, first.headers.get('retry-after'), second.status]).toEqual([429, '3', 500])
})

test('a cut reaches the client as a broken connection after the tokens before it', async () => {
  standIn.enqueue({ text: tokens('One', ' two', ' three'), fault: { kind: 'cut', afterTokens: 2 } })
  const reply = await post('/responses', prompt)
  let received = ''
  const read = async () => {
    for await (const chunk of reply.body ?? []) received += new TextDecoder().decode(chunk as Uint8Array)
  }
  await expect(read()).rejects.toThrow('terminated')
  expect(received).toContain(' two')
  expect(received).not.toContain(' three')
})

test('split characters arrive in chunks that end inside one, and whole when joined', async () => {
  standIn.enqueue({ text: tokens('é', '😀', 'ü'), fault: { kind: 'split-characters' }, tokensPerSecond: 20 })
  const reply = await post('/responses', prompt)
  const chunks: Uint8Array[] = []
  for await (const chunk of reply.body ?? []) chunks.push(chunk as Uint8Array)
  expect(chunks.some((chunk) => (chunk.at(-1) ?? 0) >= 0xc0)).toBe(true)
  expect(Buffer.concat(chunks).toString()).toContain('"text":"é😀ü"')
})

test('a client that hangs up is recorded, and one that reads to the end is not', async () => {
  standIn.enqueue({ text: tokensOf('a '.repeat(500)), tokensPerSecond: 20 }, { text: tokens('One') })
  const hangUp = new AbortController()
  await post('/responses', prompt, hangUp.signal)
  hangUp.abort()
  await vi.waitFor(() => expect(standIn.requests[0]?.closedEarly).toBe(true))
  await (await post('/responses', prompt)).text()
  expect(standIn.requests[1]).toMatchObject({
    closedEarly: false,
    path: '/v1/responses',
    body: { model: 'test-model' },
  })
})

test('a generator draws each token only when it is sent, at the asked rate', async () => {
  const drawn: number[] = []
  standIn.enqueue({
    tokensPerSecond: 50,
    *text() {
      for (let index = 0; index < 10; index++) {
        drawn.push(performance.now())
        yield `${index} `
      }
    },
  })
  await (await post('/responses', prompt)).text()
  const elapsed = (drawn.at(-1) ?? 0) - (drawn[0] ?? 0)
  expect(elapsed).toBeGreaterThan(150)
  expect(elapsed).toBeLessThan(1000)
})

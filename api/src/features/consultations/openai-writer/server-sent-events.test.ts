import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { readEvents } from './server-sent-events.ts'
import { UpstreamFailure } from './upstream-failure.ts'
import { guardUpstream } from './upstream-guard.ts'

/** A reply whose body arrives cut at these byte positions. */
function replyOf(text: string, cuts: number[] = []) {
  const bytes = new TextEncoder().encode(text)
  const bounds = [0, ...cuts.toSorted((left, right) => left - right), bytes.length]
  return new Response(ReadableStream.from(bounds.slice(1).map((bound, index) => bytes.subarray(bounds[index], bound))))
}

async function read(reply: Response) {
  const guard = guardUpstream(new AbortController().signal, { beforeTextMs: 5000, betweenEventsMs: 5000 })
  const bytesArrived = vi.spyOn(guard, 'bytesArrived')
  const events: unknown[] = []
  try {
    for await (const event of readEvents(reply, guard)) events.push(event)
    return { events, signsOfLife: bytesArrived.mock.calls.length }
  } finally {
    guard.release()
  }
}

test('wherever the bytes are cut, the events are the same', async () => {
  const text = ': hello\n\nevent: a\ndata: {"a":"é🦵"}\r\n\r\nid: 1\ndata:{"b":\ndata: 2}\n\ndata: {"c":3}\n\n'
  const cuts = fc.array(fc.integer({ min: 0, max: new TextEncoder().encode(text).length }), { maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(cuts, async (cuts) => {
      expect((await read(replyOf(text, cuts))).events).toEqual([{ a: 'é🦵' }, { b: 2 }, { c: 3 }])
    }),
  )
})

test('nothing counts after [DONE], and an event cut off by the end does not count', async () => {
  expect((await read(replyOf('data: {"a":1}\n\ndata: [DONE]\n\ndata: {"b":2}\n\n'))).events).toEqual([{ a: 1 }])
  expect((await read(replyOf('data: {"a":1}\n\ndata: {"b"'))).events).toEqual([{ a: 1 }])
})

test('comments are signs of life and no events', async () => {
  expect(await read(replyOf(': alive\n\n: alive\n\n', [9]))).toEqual({ events: [], signsOfLife: 2 })
})

test('an error among the events, and what is not JSON, throw', async () => {
  await expect(read(replyOf('data: {"error":{"code":"server_error"}}\n\n'))).rejects.toThrow(UpstreamFailure)
  await expect(read(replyOf('data: <html>\n\n'))).rejects.toThrow(SyntaxError)
})

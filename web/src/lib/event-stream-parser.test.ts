import { describe, expect, it } from 'vitest'
import { createEventParser } from './event-stream-parser.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function parse(...chunks: Uint8Array[]) {
  const parser = createEventParser()
  return chunks.flatMap((chunk) => parser.push(chunk))
}

const parseText = (text: string) => parse(bytesOf(text))

describe('event stream parser', () => {
  it.each([
    ['LF', '\n'],
    ['CR', '\r'],
    ['CRLF', '\r\n'],
  ])('ends lines with %s', (_name, end) => {
    const text = ['id: 7', 'event: delta', 'data: {"a":1}', '', ': keep-alive', '', 'data: x', '', ''].join(end)
    expect(parseText(text)).toEqual([
      { id: '7', type: 'delta', data: '{"a":1}' },
      { id: null, type: 'message', data: 'x' },
    ])
  })

  it('gives an event with its last byte, without waiting for what may follow a CR', () => {
    expect(parseText('data: x\r\r')).toHaveLength(1)
  })

  it('joins data lines, keeps inner white space and drops one leading space only', () => {
    expect(parseText('data:  a \ndata:\ndata:b\n\n')).toEqual([{ id: null, type: 'message', data: ' a \n\nb' }])
  })

  it('ignores comments, unknown fields, blocks without data and an unfinished block', () => {
    expect(parseText(':\nretry: 5\nunknown\nevent: ping\n\ndata: y\n\ndata: never')).toEqual([
      { id: null, type: 'message', data: 'y' },
    ])
  })

  it('skips one byte order mark and no second', () => {
    expect(parseText('\uFEFFdata: a\n\n')).toHaveLength(1)
    expect(parseText('\uFEFF\uFEFFdata: a\n\n')).toHaveLength(0)
  })

  it('does not carry an id into the next event and refuses an id with NUL', () => {
    expect(parseText('id: 3\ndata: a\n\ndata: b\n\nid: 4\0\ndata: c\n\n').map(({ id }) => id)).toEqual([
      '3',
      null,
      null,
    ])
  })

  it('gives the same events wherever two cuts fall, inside a character too', () => {
    const bytes = bytesOf(
      '\uFEFFid: 1\r\nevent: delta\r\ndata: {"text":"naïve – 37,5 °C 🩺"}\r\n\r\n: keep\r\rdata: é\ndata: 語\n\n',
    )
    const whole = parse(bytes)
    expect(whole).toHaveLength(2)
    const differing: [number, number][] = []
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second++) {
        const pieces = parse(bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second))
        if (JSON.stringify(pieces) !== JSON.stringify(whole)) differing.push([first, second])
      }
    }
    expect(differing).toEqual([])
  })
})

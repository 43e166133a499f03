import { describe, expect, it } from 'vitest'
import { applyNoteEvent, newNoteStream, type NoteStream } from './note-stream.ts'

const consultationId = '0b9de4b8-6c35-4d38-9f0c-3a53bb0d5f2e'
const started = {
  consultationId,
  attempt: 2,
  template: 'visit-note',
  sections: [
    { key: 'summary', title: 'Summary for the record' },
    { key: 'next-steps', title: 'Next steps' },
  ],
  writer: { kind: 'offline', model: null },
}
const problem = { type: 'about:blank', title: 'Stopped', status: 409, code: 'generation_stopped', requestId: 'r1' }

const play = (...events: [type: string, data: unknown][]): NoteStream =>
  events.reduce(
    (stream, [type, data], index) => applyNoteEvent(stream, { id: index + 1, type, data: JSON.stringify(data) }),
    newNoteStream(1),
  )

describe('applyNoteEvent', () => {
  it('opens with the sections empty and the first one being written', () => {
    const stream = play(['started', started])
    expect(stream).toMatchObject({ attempt: 2, writing: 'summary', end: null, writer: { kind: 'offline' } })
    expect(stream.sections.map(({ text }) => text)).toEqual(['', ''])
  })

  it('keeps what a sentence rests on, as the writer says, beside the text', () => {
    const stream = play(
      ['started', started],
      ['delta', { section: 'summary', text: 'Sore knee. Fell.' }],
      ['sentence', { section: 'summary', start: 0, end: 10, sources: [{ start: 3, end: 7 }] }],
    )
    expect(stream.sections[0]?.sentences).toEqual([{ text: 'Sore knee.', sources: [{ start: 3, end: 7 }], flags: [] }])
    expect(stream.writing).toBe('summary')
  })

  it('appends each delta to its section and marks that one', () => {
    const stream = play(
      ['started', started],
      ['delta', { section: 'summary', text: 'Sore ' }],
      ['delta', { section: 'summary', text: 'knee.' }],
      ['delta', { section: 'next-steps', text: '- MRI' }],
    )
    expect(stream.sections.map(({ text }) => text)).toEqual(['Sore knee.', '- MRI'])
    expect(stream.writing).toBe('next-steps')
  })

  it('tells that the writer waits until it writes again', () => {
    const waiting = play(['started', started], ['waiting', { afterMs: 2000 }])
    expect(waiting.waiting).toEqual({ afterMs: 2000 })
    const delta = { id: 3, type: 'delta', data: '{"section":"summary","text":"a"}' }
    expect(applyNoteEvent(waiting, delta).waiting).toBeNull()
  })

  it('tells two waits of one length apart', () => {
    const first = play(['started', started], ['waiting', { afterMs: 2000 }])
    const second = applyNoteEvent(first, { id: null, type: 'waiting', data: '{"afterMs":2000}' })
    expect(second.waiting).not.toBe(first.waiting)
  })

  it('keeps what was written when the attempt fails, with the reason', () => {
    const stream = play(['started', started], ['delta', { section: 'summary', text: 'Half' }], ['failed', problem])
    expect(stream).toMatchObject({ writing: null, end: { kind: 'failed', problem: { code: 'generation_stopped' } } })
    expect(stream.sections[0]?.text).toBe('Half')
  })

  it('ends when finished', () => {
    const findings = { unsupported: 0, unstated: 0, omitted: 1 }
    expect(play(['started', started], ['finished', { consultationId, status: 'draft', findings }])).toMatchObject({
      writing: null,
      end: { kind: 'finished' },
    })
  })

  it('changes nothing for an event it does not know', () => {
    const stream = play(['started', started])
    expect(applyNoteEvent(stream, { id: 2, type: 'ornament', data: 'x' })).toBe(stream)
  })

  it('refuses a known event with the wrong body', () => {
    expect(() => play(['started', started], ['delta', { text: 'nowhere' }])).toThrow(/section/)
  })
})

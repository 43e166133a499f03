import type { Consultation } from '@medinotes/shared/consultations'
import { describe, expect, it } from 'vitest'
import { newNoteStream, type NoteStream } from './note-stream.ts'
import { plainText, shownNote } from './shown-note.ts'

const heading = { key: 'summary', title: 'Summary for the record' }
const problem = {
  type: 'about:blank',
  title: 'Interrupted',
  status: 503,
  code: 'generation_interrupted' as const,
  detail: 'The service was restarted.',
  requestId: 'r',
}

const consultation = (change: Partial<Consultation> = {}): Consultation => ({
  id: '0b9de4b8-6c35-4d38-9f0c-3a53bb0d5f2e',
  patientName: 'Example Person',
  dateOfVisit: '2026-03-03',
  template: 'visit-note',
  status: 'generating',
  createdAt: '2026-03-03T03:30:00.000Z',
  updatedAt: '2026-03-03T03:30:00.000Z',
  notes: 'Example',
  bookingId: null,
  language: 'en',
  version: 0,
  attempt: 1,
  writer: { kind: 'offline', model: null },
  sections: [{ ...heading, text: 'Sore knee, wor', sentences: [] }],
  omissions: [],
  acceptances: [],
  signature: null,
  addenda: [],
  cosignatures: [],
  author: { id: '3d1c5e5a-2f0b-4c3e-9a77-5f4f8f0f6c11', name: 'Example Author' },
  problem: null,
  ...change,
})
const streamed = (text: string, change: Partial<NoteStream> = {}): NoteStream => ({
  ...newNoteStream(1),
  sections: [{ ...heading, text, sentences: [] }],
  writing: 'summary',
  ...change,
})
const textOf = (...args: Parameters<typeof shownNote>) => shownNote(...args).sections[0]?.text

describe('shownNote', () => {
  it('keeps the answered text until a replay has caught up, then grows with the stream', () => {
    expect(textOf(consultation(), newNoteStream(1))).toBe('Sore knee, wor')
    expect(textOf(consultation(), streamed('Sore'))).toBe('Sore knee, wor')
    expect(textOf(consultation(), streamed('Sore knee, worse on stairs'))).toBe('Sore knee, worse on stairs')
  })

  it('replaces the text of an earlier attempt at once', () => {
    expect(textOf(consultation({ status: 'interrupted', problem }), streamed('So', { attempt: 2 }))).toBe('So')
  })

  it('is a draft as soon as the stream has finished, even before the service is asked again', () => {
    expect(shownNote(consultation(), streamed('Whol')).status).toBe('generating')
    const finished = shownNote(consultation(), streamed('Whole.', { end: { kind: 'finished' } }))
    expect(finished).toMatchObject({ status: 'draft', isWriting: false, stop: null })
  })

  it('offers to read again what could not be read to its end', () => {
    const lost = streamed('Half', { end: { kind: 'lost', error: new Error('gone') } })
    expect(shownNote(consultation(), lost).stop?.remedy).toBe('read-again')
  })

  it('says why it stopped, whether the stream or the service tells', () => {
    const stop = {
      title: 'The writing was interrupted',
      detail: 'The service was restarted.',
      isWanted: false,
      remedy: 'continue',
    }
    expect(shownNote(consultation({ status: 'interrupted', problem }), null).stop).toEqual(stop)
    expect(shownNote(consultation(), streamed('Half', { end: { kind: 'failed', problem } })).stop).toEqual(stop)
  })

  it('warns nobody who stopped it themselves', () => {
    const stopped = { ...problem, code: 'generation_stopped' as const }
    expect(shownNote(consultation({ status: 'failed', problem: stopped }), null).stop?.isWanted).toBe(true)
  })

  it('does not show the problem of an earlier attempt beside a whole draft', () => {
    expect(shownNote(consultation({ status: 'draft', problem }), null).stop).toBeNull()
  })
})

describe('plainText', () => {
  it('gives the sections under their titles and leaves out empty ones', () => {
    const sections = [
      { title: 'Summary', text: 'A.\n' },
      { title: 'Empty', text: ' ' },
      { title: 'Next steps', text: '- B' },
    ]
    expect(plainText(sections)).toBe('Summary\n\nA.\n\n\nNext steps\n\n- B')
  })
})

import type { Call } from '../../api/src/testing/booking-load.ts'
import { type LiveReader, readEventStream } from '../../api/src/testing/live-reader.ts'
import type { Installation } from './installation.ts'
import { until } from './scenario.ts'

/** What a clinician types: nobody who exists. */
export const visit = {
  patientName: 'Marigold Zephyrine',
  dateOfVisit: '2026-01-05',
  notes: 'Left knee pain after a fall. Review in two weeks.',
}

/** A note whose tokens can be told apart: w0, w1 and so on. */
export const numberedNote = (count: number) =>
  function* numbered() {
    yield '<<<section:summary>>>\n'
    for (let word = 0; word < count; word += 1) yield `w${word} `
    yield '.\n<<<section:next-steps>>>\n- Review.\n<<<section:patient-email>>>\nKind regards'
  }

const wordsIn = (text: string) => [...text.matchAll(/\bw(\d+)\b/g)].map(([, word]) => Number(word))

/** Whether they are 0, 1, 2 and so on, or those after the ones before. */
export const areInTurn = (numbers: readonly number[], from = 0) => numbers.every((each, index) => each === from + index)

interface OpenNote extends LiveReader {
  id: string
  /** The id of the last event, to read on after it. */
  position(): number
  /** `finished`, `failed`, or something in between. */
  end(): string
  ids(): number[]
  words(): number[]
}

/** Begins a note, or reads on, and keeps what comes. */
export async function openNote(
  call: Call,
  line = 'POST /api/consultation',
  sent: Parameters<Call>[1] = { payload: visit },
): Promise<OpenNote> {
  const gone = new AbortController()
  const stream = await readEventStream(await call(line, { ...sent, signal: gone.signal }), () => gone.abort())
  const { events } = stream
  const last = () => events.findLast(({ id }) => id !== null)
  return {
    ...stream,
    id: (events[0]?.data['consultationId'] ?? '') as string,
    position: () => last()?.id ?? 0,
    end: () => last()?.event ?? '',
    ids: () => events.flatMap(({ id }) => (id === null ? [] : [id])),
    words: () => wordsIn(events.map(({ data }) => (typeof data['text'] === 'string' ? data['text'] : '')).join('')),
  }
}

export const readOn = (call: Call, { id }: { id: string }, position: number, attempt?: number) =>
  openNote(call, `GET /api/consultations/${id}/events${attempt === undefined ? '' : `?attempt=${attempt}`}`, {
    headers: { 'last-event-id': String(position) },
  })

export const untilWords = (note: OpenNote, count: number) =>
  until(`${count} words of a note`, 15_000, () => note.words().length >= count)

interface Stored {
  status: string
  notes: string
  sections: { text: string }[]
}

export async function storedNote(call: Call, { id }: { id: string }) {
  const stored = (await (await call(`GET /api/consultations/${id}`)).json()) as Stored
  return { ...stored, words: wordsIn(stored.sections.map(({ text }) => text).join('\n')) }
}

/** Somebody who writes notes. */
export const clinician = async ({ person, callerOf }: Installation, url?: string) => callerOf(await person(), url)

import {
  deltaEventSchema,
  failedEventSchema,
  finishedEventSchema,
  sentenceEventSchema,
  startedEventSchema,
  waitingEventSchema,
  type SectionHeading,
  type Sentence,
  type WriterDescription,
} from '@medinotes/shared/consultations'
import type { Problem } from '@medinotes/shared/errors'
import type { z } from 'zod'
import type { ConnectionState, StreamEvent } from '../../lib/event-stream.ts'

type CitedSentence = z.infer<typeof sentenceEventSchema>

interface WrittenSection extends SectionHeading {
  text: string
  /** Those that the writer gave sources for. */
  sentences: Sentence[]
}

/** `lost` means the server will not give us the rest; asking for the consultation tells what became of it. */
type StreamEnd = { kind: 'finished' } | { kind: 'failed'; problem: Problem } | { kind: 'lost'; error: unknown }

export type Waiting = z.infer<typeof waitingEventSchema>

/** What one attempt has written so far, as its events told it. */
export interface NoteStream {
  attempt: number
  writer: WriterDescription | null
  sections: readonly WrittenSection[]
  /** Key of the section being written. */
  writing: string | null
  /** The writer's present wait before it tries again; each one is a new object, though it may last as long as the last. */
  waiting: Waiting | null
  connection: ConnectionState
  end: StreamEnd | null
}

export const newNoteStream = (attempt: number): NoteStream => ({
  attempt,
  writer: null,
  sections: [],
  writing: null,
  waiting: null,
  connection: 'connected',
  end: null,
})

const append = (sections: readonly WrittenSection[], key: string, text: string) =>
  sections.map((section) => (section.key === key ? { ...section, text: section.text + text } : section))

const cite = (sections: readonly WrittenSection[], { section: key, start, end, sources }: CitedSentence) =>
  sections.map((section) => {
    if (section.key !== key) return section
    const sentence = { text: section.text.slice(start, end), sources, flags: [] }
    return { ...section, sentences: [...section.sentences, sentence] }
  })

/** The stream after one more event; an event this page does not know changes nothing. */
export function applyNoteEvent(stream: NoteStream, event: StreamEvent): NoteStream {
  const read = (): unknown => JSON.parse(event.data)
  switch (event.type) {
    case 'started': {
      const { attempt, writer, sections } = startedEventSchema.parse(read())
      const written = sections.map((section) => ({ ...section, text: '', sentences: [] }))
      return { ...stream, attempt, writer, sections: written, writing: sections[0]?.key ?? null }
    }
    case 'delta': {
      const { section, text } = deltaEventSchema.parse(read())
      return { ...stream, sections: append(stream.sections, section, text), writing: section, waiting: null }
    }
    case 'sentence': {
      const sentence = sentenceEventSchema.parse(read())
      return { ...stream, sections: cite(stream.sections, sentence) }
    }
    case 'waiting':
      return { ...stream, waiting: waitingEventSchema.parse(read()) }
    case 'finished':
      finishedEventSchema.parse(read())
      return { ...stream, writing: null, waiting: null, end: { kind: 'finished' } }
    case 'failed':
      return {
        ...stream,
        writing: null,
        waiting: null,
        end: { kind: 'failed', problem: failedEventSchema.parse(read()) },
      }
    default:
      return stream
  }
}

import type { Consultation, ConsultationStatus, Section, WriterDescription } from '@medinotes/shared/consultations'
import type { Problem } from '@medinotes/shared/errors'
import { errorText } from '../../lib/api-error.ts'
import type { NoteStream, Waiting } from './note-stream.ts'

/** Why a note stopped before it was whole, in words for a person. */
export interface Stop {
  title: string
  detail: string
  /** Stopped by the person, who need not be warned. */
  isWanted: boolean
  /** Another attempt writes it anew; reading again fetches what may well have been written. */
  remedy: 'continue' | 'read-again'
}

/** What the page shows: the service's answer, and on top of it what the stream has told since. */
export interface ShownNote {
  sections: readonly Section[]
  attempt: number
  writer: WriterDescription
  status: ConsultationStatus
  isWriting: boolean
  /** Key of the section being written. */
  writing: string | null
  waiting: Waiting | null
  isReconnecting: boolean
  stop: Stop | null
}

const stopTitles: Partial<Record<Problem['code'], string>> = {
  generation_stopped: 'You stopped the writing',
  generation_interrupted: 'The writing was interrupted',
  writer_unavailable: 'The writer could not be reached',
  writer_refused: 'The writer would not write this note',
}

const stopOf = ({ code, title, detail }: Problem): Stop => ({
  title: stopTitles[code] ?? title,
  detail: detail ?? 'What was written so far is kept below.',
  isWanted: code === 'generation_stopped',
  remedy: 'continue',
})

function streamStop({ end }: NoteStream): Stop | null {
  if (end?.kind === 'failed') return stopOf(end.problem)
  if (end?.kind === 'lost') {
    const detail = errorText(end.error)
    return { title: 'The rest could not be read', detail, isWanted: false, remedy: 'read-again' }
  }
  return null
}

const streamStatus = ({ end }: NoteStream): ConsultationStatus => {
  if (end?.kind === 'finished') return 'draft'
  return end?.kind === 'failed' ? 'interrupted' : 'generating'
}

/** A replay begins with nothing; until it has caught up, what the service answered is shown, so that nothing flickers. */
function mergeSections(consultation: Consultation, stream: NoteStream): readonly Section[] {
  const answered = stream.attempt === consultation.attempt ? consultation.sections : []
  if (stream.sections.length === 0) return answered
  return stream.sections.map((section) => {
    const before = answered.find(({ key }) => key === section.key)?.text ?? ''
    return before.length > section.text.length ? { ...section, text: before, sentences: [] } : section
  })
}

export function shownNote(consultation: Consultation, stream: NoteStream | null): ShownNote {
  const { status, problem } = consultation
  const still = { attempt: consultation.attempt, writer: consultation.writer }
  if (!stream) {
    const stop = problem && (status === 'interrupted' || status === 'failed') ? stopOf(problem) : null
    const isWriting = status === 'generating'
    const sections = consultation.sections
    return { ...still, status, sections, isWriting, writing: null, waiting: null, isReconnecting: false, stop }
  }
  return {
    attempt: stream.attempt,
    writer: stream.writer ?? consultation.writer,
    sections: mergeSections(consultation, stream),
    status: streamStatus(stream),
    isWriting: stream.end === null,
    writing: stream.writing,
    waiting: stream.waiting,
    isReconnecting: stream.connection === 'reconnecting',
    stop: streamStop(stream),
  }
}

export const hasText = ({ sections }: ShownNote) => sections.some(({ text }) => text.trim() !== '')

/** The whole note as plain text, to paste into another system. */
export const plainText = (sections: readonly Pick<Section, 'title' | 'text'>[]) =>
  sections
    .filter(({ text }) => text.trim() !== '')
    .map(({ title, text }) => `${title}\n\n${text.trim()}`)
    .join('\n\n\n')

import type { ErrorCode } from '@medinotes/shared/errors'
import type { Span, WriterDescription } from '@medinotes/shared/consultations'
import type { IdentifierKind } from '@medinotes/shared/disclosures'
import type { Identifiers } from '../notifications/identifier-forms.ts'
import type { Template } from './templates.ts'

/** What is about to leave for an AI service, identifiers hidden. */
export interface Sending {
  model: string
  host: string
  instructions: string
  input: string
  /** How many identifiers of each kind were hidden. */
  hidden: ReadonlyMap<IdentifierKind, number>
}

/** What a whole answer took, as far as the AI service says. */
interface AiUse {
  inputTokens: number | null
  outputTokens: number | null
  /** From the sending to the end of the answer. */
  milliseconds: number
}

export type TokenUse = Pick<AiUse, 'inputTokens' | 'outputTokens'>

/** Writes down what is sent, before it is: where it rejects, nothing leaves. What comes back takes down what the answer took. */
export type OnSending = (sending: Sending) => Promise<((use: AiUse) => Promise<void>) | undefined>

/** What a writer is given; everything in it is PHI. */
export interface NoteRequest {
  patientName: string
  /** `YYYY-MM-DD` */
  dateOfVisit: string
  notes: string
  template: Template
  /** BCP 47 tag of the patient e-mail's language. */
  language: string
  clinicianName: string
  /** What the booking knows besides, of the examinee and of others; no writer may let it leave. */
  identifiers?: Partial<Identifiers> & { organizations?: readonly string[] }
  /** Words that the clinician had hidden besides. */
  hide?: readonly string[]
  onSending: OnSending
}

/** Text to append to a section, or word that the writer waits before it tries again. */
export type NoteChunk =
  | { type: 'text'; section: string; text: string }
  /** What was written in the section since the last such chunk rests on these places of the notes, as the writer says. */
  | { type: 'cited'; section: string; sources: Span[] }
  | { type: 'waiting'; afterMs: number }

export interface NoteWriter {
  readonly description: WriterDescription
  /** The AI service that it sends to; null for one that sends nothing. */
  readonly host: string | null
  /**
   * Writes the template's sections in their order. Returning means the note is whole; whatever cuts it short throws a
   * WriterError, and an abort throws the signal's reason.
   */
  write(request: NoteRequest, signal: AbortSignal): AsyncIterable<NoteChunk>
}

export type WriterErrorCode = Extract<ErrorCode, 'writer_unavailable' | 'writer_refused' | 'generation_interrupted'>

/** Why a writer could not finish; `detail` is safe to show and to store, so it never quotes the notes. */
export class WriterError extends Error {
  readonly code: WriterErrorCode
  readonly detail: string

  /** What the service that writes did, in a word of ours. */
  readonly upstream: string | undefined

  constructor(code: WriterErrorCode, detail: string, options?: ErrorOptions & { upstream?: string }) {
    super(detail, options)
    this.name = 'WriterError'
    this.code = code
    this.detail = detail
    this.upstream = options?.upstream
  }
}

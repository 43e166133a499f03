import type { ErrorCode } from '@medinotes/shared/errors'
import type { WriterDescription } from '@medinotes/shared/consultations'
import type { Identifiers } from '../notifications/identifier-forms.ts'
import type { Template } from './templates.ts'

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
}

/** Text to append to a section, or word that the writer waits before it tries again. */
export type NoteChunk = { type: 'text'; section: string; text: string } | { type: 'waiting'; afterMs: number }

export interface NoteWriter {
  readonly description: WriterDescription
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

  constructor(code: WriterErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'WriterError'
    this.code = code
    this.detail = detail
  }
}

import type { LetterKind } from '@medinotes/shared/patient-letters'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { ToNoteRequest } from '../note-request.ts'
import type { NoteRequest, NoteWriter } from '../note-writer.ts'
import { chooseWriter, type NoteWriters } from '../note-writers.ts'
import { letterTemplate } from './letter-request.ts'
import type { Shelf } from './letter-shelf.ts'
import { base, isBase, noteText } from './letter-view.ts'
import { isOf } from './letter.repository.ts'
import { type LetterDependencies, putText } from './letter.service.ts'
import { createPlainWordsWriter } from './plain-words-writer.ts'

export interface LetterTaskDependencies extends LetterDependencies {
  writers: NoteWriters
  toRequest: ToNoteRequest
}

export interface LetterTask {
  request: NoteRequest
  writer: NoteWriter
  /** Of the letter that stands there when the writing begins; 0 where there is none. */
  revision: number
}

/** What comes before the writing of a letter, and the keeping of it afterwards, each in a transaction of its own. */
export function createLetterTasks(dependencies: LetterTaskDependencies) {
  const { sealedReads, audit, shelf, letterSealing, writers, toRequest } = dependencies
  const plainWords = createPlainWordsWriter()

  const prepare = (principal: Principal, id: string, kind: LetterKind): Promise<LetterTask> =>
    sealedReads(principal, async (tx) => {
      const taken = await shelf.take(tx, principal, id)
      const notes = originalOf(taken, kind)
      const writer = writerOf({ ...writers, plainWords }, principal, kind)
      const request = {
        ...(await toRequest(tx, principal, taken.row, { notes, purpose: 'letter' })),
        language: kind.language,
        template: letterTemplate(kind),
      }
      return { request, writer, revision: revisionOf(taken, kind) }
    })

  const keep = (
    principal: Principal,
    id: string,
    kind: LetterKind,
    { text, writer, revision }: LetterTask & { text: string },
  ) =>
    sealedReads(principal, async (tx) => {
      const taken = await shelf.take(tx, principal, id)
      // What a person wrote meanwhile is theirs.
      if (revisionOf(taken, kind) !== revision) {
        throw new AppError('stale_version', 'This letter was changed while it was written. What stands there was kept.')
      }
      const { description } = writer
      await putText(tx, letterSealing, taken, { kind, text, writer: JSON.stringify(description), by: principal })
      const details = { ...kind, writer: description.kind }
      await audit.record(tx, principal, 'consultation.letter-written', { type: 'consultation', id }, details)
    })

  return { prepare, keep }
}

const revisionOf = ({ letters }: Shelf, kind: LetterKind) => letters.find(isOf(kind))?.revision ?? 0

/** What the letter is made of: the English one, or the note where that is what is asked for. */
function originalOf({ letters, note }: Shelf, kind: LetterKind) {
  const english = letters.find(isOf(base))
  if (isBase(kind)) {
    if (english?.isSigned) throw new AppError('signed', 'The note has its letter already, signed with it.')
    return noteText(note)
  }
  if (!english) throw new AppError('not_found', 'Have the English letter written first: the others are made from it.')
  return english.text
}

function writerOf(
  { plainWords, ...writers }: NoteWriters & { plainWords: NoteWriter },
  principal: Principal,
  kind: LetterKind,
) {
  const needsAi = kind.level === 'very-plain' && kind.language === base.language
  const writer = chooseWriter(writers, principal, { writer: needsAi ? 'ai' : undefined, language: kind.language })
  return writer === writers.offline && !isBase(kind) ? plainWords : writer
}

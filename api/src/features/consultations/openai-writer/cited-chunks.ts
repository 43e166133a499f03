import type { Span } from '@medinotes/shared/consultations'
import type { NoteChunk } from '../note-writer.ts'
import { createCitationReader } from './citations.ts'

type TextChunk = Extract<NoteChunk, { type: 'text' }>

/** Sections' texts with their citations taken out and told apart. */
export function createCitedChunks(statements: readonly Span[]) {
  let reader = createCitationReader(statements)
  let section: string | undefined

  const chunksOf = (parts: ReturnType<typeof reader.push>): NoteChunk[] =>
    section === undefined
      ? []
      : parts.map((part): NoteChunk => ({
          ...('text' in part
            ? { type: 'text' as const, text: part.text }
            : { type: 'cited' as const, sources: part.sources }),
          section: section ?? '',
        }))

  function end(): NoteChunk[] {
    const rest = chunksOf(reader.end())
    reader = createCitationReader(statements)
    return rest
  }

  const take = (chunks: readonly TextChunk[]): NoteChunk[] =>
    chunks.flatMap((chunk) => {
      const before = section === chunk.section ? [] : end()
      section = chunk.section
      return [...before, ...chunksOf(reader.push(chunk.text))]
    })
  return Object.assign(take, { end })
}

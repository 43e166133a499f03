import { inPlainWords } from '../offline-writer/plain-words.ts'
import type { NoteRequest, NoteWriter } from '../note-writer.ts'

const listMark = /^\s*[-•*] /

/** Titles, greeting and signature stay as they are. */
function plainLine(line: string) {
  const mark = listMark.exec(line)?.[0] ?? ''
  const isSentence = mark !== '' || /[.!?]$/.test(line.trim())
  return isSentence ? mark + inPlainWords(line.slice(mark.length)) : line
}

/** Rewrites an English letter without any AI: shorthand in whole words, line by line, and a long sentence cut at its semicolons. */
export const createPlainWordsWriter = (): NoteWriter => ({
  description: { kind: 'offline', model: null },
  host: null,
  async *write({ notes, template }: NoteRequest, signal) {
    signal.throwIfAborted()
    const [section] = template.sections
    if (section === undefined) throw new Error('A letter is one section')
    for (const line of notes.split('\n').flatMap(cutAtSemicolons)) {
      signal.throwIfAborted()
      yield { type: 'text', section: section.key, text: `${plainLine(line)}\n` }
    }
  },
})

const cutAtSemicolons = (line: string) => {
  const mark = listMark.exec(line)?.[0] ?? ''
  return line.split(/; (?=\p{L})/u).map((part, at) => (at === 0 ? part : mark + part))
}

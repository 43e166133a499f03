import type { Span } from '@medinotes/shared/consultations'
import { splitSentences } from '../offline-writer/sentences.ts'

/** Stands before a statement of the notes, and behind a sentence that rests on it; in no notes, see `defuse`. */
const citation = (number: number) => `⟦${number}⟧`

/** Where each statement of the notes begins, and its number there, from 1. */
export const numberedStatements = (notes: string) =>
  splitSentences(notes).map((span, index) => ({ ...span, mark: `${citation(index + 1)} ` }))

type Part = { text: string } | { sources: Span[] }

// "⟦12, 14-16⟧" and no longer; whatever else stands in such brackets is no citation.
const longest = 48
const opening = /[ \t]*⟦/
const whole = /^[ \t]*⟦([\d,;\s–-]{1,44})⟧/
const trailingSpace = /[ \t]+$/

/** The statements that a citation names, as far as the notes have such; each once. */
function sourcesOf(cited: string, statements: readonly Span[]): Span[] {
  const numbers = cited.split(/[,;]/).flatMap((part) => {
    const [first, last = first] = part.split(/[–-]/).map(Number)
    if (first === undefined || last === undefined || !(first <= last)) return []
    return Array.from({ length: Math.min(last - first + 1, statements.length) }, (_, index) => first + index)
  })
  return [...new Set(numbers)].flatMap((number) => {
    const statement = statements[number - 1]
    return statement === undefined ? [] : [{ start: statement.start, end: statement.end }]
  })
}

/** Takes the citations out of a section's text as it arrives, however it is cut; what is none stays text, without its brackets. */
export function createCitationReader(statements: readonly Span[]) {
  let pending = ''

  function read(isWhole: boolean): Part[] {
    const parts: Part[] = []
    const keep = (text: string) => {
      const shown = text.replaceAll('⟧', '')
      if (shown !== '') parts.push({ text: shown })
    }
    for (;;) {
      const at = opening.exec(pending)?.index
      if (at === undefined) break
      keep(pending.slice(0, at))
      pending = pending.slice(at)
      const found = whole.exec(pending)
      if (found) {
        parts.push({ sources: sourcesOf(found[1] ?? '', statements) })
        pending = pending.slice(found[0].length)
      } else {
        const mayGrow = !isWhole && pending.length < longest && !/[⟧\n]/.test(pending)
        if (mayGrow) return parts
        keep(pending.slice(0, pending.indexOf('⟦')))
        pending = pending.slice(pending.indexOf('⟦') + 1)
      }
    }
    // Space before a citation goes with it, so it waits for what follows.
    const held = isWhole ? '' : (trailingSpace.exec(pending)?.[0] ?? '')
    keep(pending.slice(0, pending.length - held.length))
    pending = held
    return parts
  }

  return {
    push(text: string): Part[] {
      pending += text
      return read(false)
    },
    end: () => read(true),
  }
}

import type { Span } from '@medinotes/shared/consultations'
import type { StatementKind } from './classify.ts'
import { readHeading } from './headings.ts'
import { splitSentences } from './sentences.ts'
import type { Utterance } from './statements.ts'
import { toSentence, withoutMarks } from './tidy.ts'

interface Entry {
  context: StatementKind | undefined
  pieces: Span[]
  besideHeading: boolean
  /** A heading such as "Medications:" whose lines are read as one list. */
  list: boolean
}

const lists = new Set<StatementKind | undefined>(['medicine', 'allergy', 'past-history', 'family-social'])

/** Walks down a page of prose, bullets or shorthand, keeping the heading that is in force. */
function readEntries(notes: string): Entry[] {
  const entries: Entry[] = []
  let context: StatementKind | undefined
  let lastsUntil: 'line' | 'blank' | 'heading' = 'heading'
  let open: Entry | undefined
  let lastEnd = 0
  const start = (piece: Span, besideHeading: boolean, list = false) => {
    const entry = { context, pieces: [piece], besideHeading, list }
    entries.push(entry)
    return entry
  }
  for (const span of splitSentences(notes)) {
    const gap = notes.slice(lastEnd, span.start)
    lastEnd = span.end
    const blank = /\n[^\S\n]*\n/.test(gap)
    if ((blank && lastsUntil === 'blank') || (lastsUntil === 'line' && /[\r\n]/.test(gap))) context = undefined
    const heading = readHeading(notes.slice(span.start, span.end))
    if (!heading) {
      if (open && !(open.list && blank && open.pieces.length > 1)) {
        open.pieces.push(span)
        if (!open.list) open = undefined
      } else {
        open = undefined
        start(span, false)
      }
      continue
    }
    const contentStart = span.start + heading.contentStart
    const alone = contentStart >= span.end
    if (heading.kind) {
      context = heading.kind
      lastsUntil = alone ? 'heading' : heading.ownLine ? 'line' : 'blank'
    }
    open = undefined
    if (alone && heading.kept) open = start(span, true, lists.has(heading.kind))
    else if (!alone) start(heading.kept ? span : { start: contentStart, end: span.end }, heading.kind !== undefined)
  }
  return entries
}

function toUtterance(notes: string, { context, pieces, besideHeading, list }: Entry): Utterance {
  const [first = '', ...rest] = pieces.map(({ start, end }) => withoutMarks(notes.slice(start, end)).trim())
  const items = rest.map((item) => (list ? item.replace(/[.;,]$/, '') : item)).filter((item) => item !== '')
  const label = list && items.length > 0 ? first.replace(/[\s:]*$/, ':') : first
  const text = toSentence([label, items.join(list ? '; ' : ' ')].join(' '))
  return { text, told: text, sources: pieces, heading: context, besideHeading }
}

/** What a page of notes says, statement by statement. */
export const readPage = (notes: string): Utterance[] => readEntries(notes).map((entry) => toUtterance(notes, entry))

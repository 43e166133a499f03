import type { Omission, Section, Sentence, Span } from '@medinotes/shared/consultations'
import { bullet } from './text-layout.ts'

/** Names a sentence across sections. */
export const sentenceId = (sectionKey: string, index: number) => `${sectionKey}:${index}`

export interface SentencePlace extends Span {
  id: string
  sentence: Sentence
}

export interface TextPiece extends Span {
  text: string
  place: SentencePlace | null
}

/** Where each sentence stands in its section's text; one that an edit has taken out stands nowhere. */
export function placeSentences({ key, text, sentences }: Pick<Section, 'key' | 'text' | 'sentences'>): SentencePlace[] {
  const places: SentencePlace[] = []
  let from = 0
  for (const [index, sentence] of sentences.entries()) {
    const start = sentence.text === '' ? -1 : text.indexOf(sentence.text, from)
    if (start === -1) continue
    from = start + sentence.text.length
    // The list draws its own bullets: a sentence is shown from its first word.
    const marker = bullet.exec(sentence.text)?.[0].length ?? 0
    places.push({ id: sentenceId(key, index), sentence, start: start + marker, end: from })
  }
  return places
}

/** Cuts a stretch of the text at its sentences' ends, losing nothing between them. */
export function cutAtSentences(text: string, { start, end }: Span, places: readonly SentencePlace[]): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = start
  const add = (to: number, place: SentencePlace | null) => {
    if (to > from) pieces.push({ text: text.slice(from, to), start: from, end: to, place })
    from = Math.max(from, to)
  }
  for (const place of places) {
    if (place.end <= start || place.start >= end) continue
    add(Math.max(place.start, start), null)
    add(Math.min(place.end, end), place)
  }
  add(end, null)
  return pieces
}

export interface NotesPiece extends Span {
  text: string
  /** Ids of the sentences that came from here. */
  sentences: readonly string[]
  /** Indexes of the omissions that stand here. */
  omissions: readonly number[]
}

type Source = Span & ({ sentence: string } | { omission: number })

function sourcesIn(notesLength: number, places: readonly SentencePlace[], omissions: readonly Omission[]): Source[] {
  const fromSentences = places.flatMap(({ id, sentence }) =>
    sentence.sources.map((span) => ({ ...span, sentence: id })),
  )
  const fromOmissions = omissions.map(({ start, end }, omission) => ({ start, end, omission }))
  return [...fromSentences, ...fromOmissions].filter(({ start, end }) => start < end && end <= notesLength)
}

/** Cuts the notes so that each piece knows which sentences came from it and which omissions stand in it. */
export function cutNotes(
  notes: string,
  places: readonly SentencePlace[],
  omissions: readonly Omission[],
): NotesPiece[] {
  const sources = sourcesIn(notes.length, places, omissions)
  const cuts = new Set([0, notes.length, ...sources.flatMap(({ start, end }) => [start, end])])
  const edges = [...cuts].toSorted((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? notes.length
    const here = sources.filter((source) => source.start <= start && source.end >= end)
    return {
      start,
      end,
      text: notes.slice(start, end),
      sentences: here.flatMap((source) => ('sentence' in source ? [source.sentence] : [])),
      omissions: here.flatMap((source) => ('omission' in source ? [source.omission] : [])),
    }
  })
}

/** The words of the notes behind a set of spans, for those who cannot see them light up. */
export const quote = (notes: string, spans: readonly Span[]) =>
  spans.map(({ start, end }) => `“${notes.slice(start, end).trim()}”`).join(' … ')

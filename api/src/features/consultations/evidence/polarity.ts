import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'

const strictReach = 3
const wideReach = 6

/** How many terms before `at`, in the same stretch, a negation stands; 0 when none does. */
function negatedAt(terms: readonly Term[], at: number, from: number, reach: number) {
  for (let distance = 1; distance <= reach && at - distance >= from; distance++)
    if (terms[at - distance]?.kind === 'negation') return distance
  return 0
}

/** "Chest pain: no" or "pain nil": the negation that closes a short stretch is said of all of it. */
const closesWith = (terms: readonly Term[], from: number, end: number, kind: Term['kind']) =>
  end - from >= 2 && end - from <= 8 && terms[end - 1]?.kind === kind

type Polarity = 'yes' | 'no' | 'either'

function polarityInNotes(place: number, index: NotesIndex): Polarity {
  const unit = index.units[index.unitOf[place] ?? 0]
  if (!unit) return 'either'
  if (unit.question) return unit.answer === 'other' ? 'either' : unit.answer
  const distance = negatedAt(index.terms, place, unit.firstTerm, wideReach)
  if ((distance > 0 && distance <= strictReach) || closesWith(index.terms, unit.firstTerm, unit.endTerm, 'negation'))
    return 'no'
  return distance > 0 ? 'either' : 'yes'
}

/** Whether what the sentence denies is denied in the notes, and what it states is not. */
export function agreesInPolarity(sentence: readonly Term[], places: readonly number[], index: NotesIndex) {
  const denied = closesWith(sentence, 0, sentence.length, 'negation')
  const affirmed = closesWith(sentence, 0, sentence.length, 'agreement')
  const inNotes = new Map<string, Set<Polarity>>()
  for (const place of places) {
    const text = index.terms[place]?.text ?? ''
    const found = inNotes.get(text) ?? new Set()
    inNotes.set(text, found.add(polarityInNotes(place, index)))
  }
  return sentence.every((term, at) => {
    const found = inNotes.get(term.text)
    if (!found || (term.kind !== 'word' && term.kind !== 'drug') || found.has('either')) return true
    const distance = negatedAt(sentence, at, 0, wideReach)
    if ((distance > 0 && distance <= 2) || denied) return found.has('no')
    return (distance > 0 && !affirmed) || found.has('yes')
  })
}

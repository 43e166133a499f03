import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'

const mostSources = 5

/** How many of the sentence's different terms each unit shares, by unit. */
function countShared(texts: ReadonlySet<string>, index: NotesIndex) {
  const shared = new Map<number, Set<string>>()
  for (const text of texts) {
    const places = index.places.get(text) ?? []
    // A term on every other line says little about where a sentence comes from.
    for (const place of places.length > 400 ? places.slice(0, 400) : places) {
      const unit = index.unitOf[place] ?? -1
      const found = shared.get(unit)
      if (found) found.add(text)
      else shared.set(unit, new Set([text]))
    }
  }
  return shared
}

const weight = (text: string, index: NotesIndex) => {
  const count = index.places.get(text)?.length ?? 0
  return count === 0 ? 0 : Math.log(1 + index.terms.length / count)
}

/** The units of the notes that together come nearest to saying the sentence, in the order of the notes. */
export function findSources(sentence: readonly Term[], index: NotesIndex): number[] {
  const texts = new Set(
    sentence.filter((term) => term.kind !== 'negation' && term.kind !== 'agreement').map((term) => term.text),
  )
  const shared = countShared(texts, index)
  const chosen: number[] = []
  const covered = new Set<string>()
  while (chosen.length < mostSources) {
    let best = -1
    let bestGain = 0
    for (const [unit, found] of shared) {
      if (chosen.includes(unit) || (chosen.length > 0 && !sharesEnough(found, unit, index))) continue
      let gain = 0
      for (const text of found) if (!covered.has(text)) gain += weight(text, index) * (1 + found.size / 100)
      if (gain > bestGain) [best, bestGain] = [unit, gain]
    }
    if (best < 0) break
    chosen.push(best)
    for (const text of shared.get(best) ?? []) covered.add(text)
  }
  return chosen.toSorted((a, b) => a - b)
}

/** A further source must be about the same thing: two terms in common, or half of a short line. */
function sharesEnough(found: ReadonlySet<string>, unit: number, index: NotesIndex) {
  const { firstTerm, endTerm } = index.units[unit] ?? { firstTerm: 0, endTerm: 0 }
  return found.size >= 2 || found.size * 2 >= endTerm - firstTerm
}

import type { NotesIndex } from './notes-index.ts'
import type { Term } from './terms.ts'
import { rootOf } from './words/root.ts'

const isContent = (term: Term) => term.kind === 'word' || term.kind === 'drug'

/** The roots of the words that stand within `reach` terms of one, its own left out. */
export function rootsAround(terms: readonly Term[], at: number, reach: number): Set<string> {
  const roots = new Set<string>()
  for (let place = Math.max(0, at - reach); place <= Math.min(terms.length - 1, at + reach); place++) {
    const term = terms[place]
    if (place !== at && term && isContent(term)) roots.add(rootOf(term.text))
  }
  return roots
}

/** How far around a place of the notes one looks for what it is said of: talk strays, written notes do not. */
const reachIn = (index: NotesIndex) => (index.spoken ? 16 : 4)

/** How much of these roots stands around a place of the notes: the nearer and the rarer a word, the more. */
export function sharedAround(roots: ReadonlySet<string>, index: NotesIndex, place: number, reach = reachIn(index)) {
  if (roots.size === 0) return 0
  let found: Map<string, number> | undefined
  for (let at = Math.max(0, place - reach); at <= Math.min(index.terms.length - 1, place + reach); at++) {
    const root = index.roots[at]
    if (at === place || root === undefined || !roots.has(root)) continue
    const nearness = 1 - Math.abs(at - place) / (reach + 1)
    const weight = nearness / Math.log2(1 + (index.rootCounts.get(root) ?? 1))
    found ??= new Map()
    found.set(root, Math.max(found.get(root) ?? 0, weight))
  }
  return found?.values().reduce((sum, weight) => sum + weight, 0) ?? 0
}

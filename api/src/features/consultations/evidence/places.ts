import type { Comparison } from './difference.ts'
import type { Unit } from './notes-index.ts'

const mostPlaces = 120

/** The first of these ascending places that lie in a unit, found without looking at all of them. */
function placesWithin(places: readonly number[], unit: Unit | undefined) {
  if (!unit) return []
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < unit.firstTerm) low = middle + 1
    else high = middle
  }
  return places.slice(low, low + mostPlaces).filter((place) => place < unit.endTerm)
}

/** Where the notes have this text, the nearest sources first, as many as are worth looking at. */
export function placesOf({ index, sources }: Comparison, text: string): number[] {
  const places = index.places.get(text) ?? []
  if (places.length <= mostPlaces) return [...places]
  const near = sources.flatMap((source) => placesWithin(places, index.units[source]))
  return [...near, ...places.slice(0, mostPlaces)].slice(0, mostPlaces)
}

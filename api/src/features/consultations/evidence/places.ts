import type { Comparison } from './difference.ts'

const mostPlaces = 120

/** Where the notes have this text, the nearest sources first, as many as are worth looking at. */
export function placesOf({ index, sources }: Comparison, text: string): number[] {
  const places = index.places.get(text) ?? []
  if (places.length <= mostPlaces) return [...places]
  const near = places.filter((place) => sources.includes(index.unitOf[place] ?? -1))
  return [...near, ...places].slice(0, mostPlaces)
}

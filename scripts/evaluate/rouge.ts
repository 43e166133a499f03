/** Precision, recall and their harmonic mean, after Lin (2004). */
export interface Rouge {
  rouge1: number
  rouge2: number
  rougeLsum: number
}

const tokenise = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? []

const f1 = (common: number, candidate: number, reference: number) =>
  common === 0 ? 0 : (2 * common) / (candidate + reference)

function countGrams(tokens: readonly string[], size: number) {
  const counts = new Map<string, number>()
  for (let at = 0; at + size <= tokens.length; at++) {
    const gram = tokens.slice(at, at + size).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

const total = (counts: ReadonlyMap<string, number>) => counts.values().reduce((sum, count) => sum + count, 0)

function rougeN(candidate: readonly string[], reference: readonly string[], size: number) {
  const [ours, theirs] = [countGrams(candidate, size), countGrams(reference, size)]
  let common = 0
  for (const [gram, count] of ours) common += Math.min(count, theirs.get(gram) ?? 0)
  return f1(common, total(ours), total(theirs))
}

/** The places in `reference` of one longest common subsequence with `candidate`. */
function commonPlaces(reference: readonly string[], candidate: readonly string[]) {
  const width = candidate.length + 1
  const lengths = new Uint16Array((reference.length + 1) * width)
  const cell = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = 1; row <= reference.length; row++)
    for (let column = 1; column < width; column++)
      lengths[row * width + column] =
        reference[row - 1] === candidate[column - 1]
          ? cell(row - 1, column - 1) + 1
          : Math.max(cell(row - 1, column), cell(row, column - 1))
  const places: number[] = []
  for (let row = reference.length, column = candidate.length; row > 0 && column > 0;) {
    if (reference[row - 1] === candidate[column - 1]) {
      places.push(--row)
      column--
    } else if (cell(row - 1, column) >= cell(row, column - 1)) row--
    else column--
  }
  return places
}

const lines = (text: string) =>
  text
    .split(/\n+|(?<=[.!?])\s+/)
    .map(tokenise)
    .filter((tokens) => tokens.length > 0)

/** Union of the longest common subsequences of each reference sentence with every candidate sentence. */
function rougeLsum(candidateText: string, referenceText: string) {
  const [candidate, reference] = [lines(candidateText), lines(referenceText)]
  const available = countGrams(candidate.flat(), 1)
  const wanted = countGrams(reference.flat(), 1)
  let hits = 0
  for (const sentence of reference) {
    const places = new Set(candidate.flatMap((ours) => commonPlaces(sentence, ours)))
    for (const place of places) {
      const token = sentence[place] ?? ''
      if ((available.get(token) ?? 0) <= 0 || (wanted.get(token) ?? 0) <= 0) continue
      available.set(token, (available.get(token) ?? 0) - 1)
      wanted.set(token, (wanted.get(token) ?? 0) - 1)
      hits++
    }
  }
  return f1(hits, candidate.flat().length, reference.flat().length)
}

/** Overlap of a text with its reference, F1, without stemming. */
export function scoreRouge(candidate: string, reference: string): Rouge {
  const [ours, theirs] = [tokenise(candidate), tokenise(reference)]
  return {
    rouge1: rougeN(ours, theirs, 1),
    rouge2: rougeN(ours, theirs, 2),
    rougeLsum: rougeLsum(candidate, reference),
  }
}

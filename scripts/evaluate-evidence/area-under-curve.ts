/** How often a positive outranks a negative, ties counting half: the area under the ROC curve (Mann–Whitney). */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]) {
  if (positives.length === 0 || negatives.length === 0) return Number.NaN
  let wins = 0
  for (const positive of positives)
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0
  return wins / (positives.length * negatives.length)
}

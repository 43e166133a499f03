/** How many of how many. */
export interface Share {
  of: number
  hits: number
}

export const emptyShare = (): Share => ({ of: 0, hits: 0 })

export function count(share: Share, isHit: boolean) {
  share.of += 1
  if (isHit) share.hits += 1
}

/** "412 of 491, 83.9 %". */
export const formatShare = ({ of, hits }: Share) =>
  of === 0 ? 'none' : `${hits} of ${of}, ${((100 * hits) / of).toFixed(1)} %`

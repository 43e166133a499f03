interface Span {
  start: number
  end: number
}

interface Lane {
  lane: number
  lanes: number
}

/** Side by side what overlaps: for each span its lane, and how many there are in its cluster. */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const placed: Lane[] = spans.map(() => ({ lane: 0, lanes: 1 }))
  let cluster: number[] = []
  let ends: number[] = []
  const close = () => {
    for (const index of cluster) placed[index] = { lane: placed[index]?.lane ?? 0, lanes: ends.length }
    cluster = []
    ends = []
  }
  const ordered = spans
    .map((span, index) => ({ ...span, index }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  for (const { start, end, index } of ordered) {
    if (ends.every((laneEnd) => laneEnd <= start)) close()
    const free = ends.findIndex((laneEnd) => laneEnd <= start)
    const lane = free === -1 ? ends.length : free
    ends[lane] = end
    placed[index] = { lane, lanes: 1 }
    cluster.push(index)
  }
  close()
  return placed
}

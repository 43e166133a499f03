const mostOff = 2

/** Whether two words are at most two letters added, left out or changed apart, and begin alike. */
export function isNear(one: string, other: string) {
  if (one[0] !== other[0] || Math.abs(one.length - other.length) > mostOff) return false
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const change = (previous[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    if (Math.min(...current) > mostOff) return false
    previous = current
  }
  return (previous[other.length] ?? Infinity) <= mostOff
}

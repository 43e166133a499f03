/** Numbers that follow from the seed alone (Mulberry32, Tommy Ettinger, public domain), so that a generated set is the same everywhere. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    whole,
    digits: (length: number) => Array.from({ length }, () => whole(0, 9)).join(''),
    pick: <T>(from: readonly T[]): T => from[whole(0, from.length - 1)] as T,
  }
}

export type Random = ReturnType<typeof createRandom>

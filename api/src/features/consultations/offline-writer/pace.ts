import { setTimeout as wait } from 'node:timers/promises'

const longestSeconds = 8
const secondsPerChunk = 0.06
const longestChunk = 600

/** Pieces of a text of about `words` words each; a surrogate pair is never split. */
export function* inChunks(text: string, words: number): Generator<string> {
  const longest = Math.max(longestChunk, words * 8)
  let start = 0
  let seen = 0
  for (const match of text.matchAll(/\s+|$/g)) {
    const end = match.index + match[0].length
    seen++
    if (seen < words && end < text.length && end - start < longest) continue
    while (end - start > longest) {
      const cut = start + longest
      const whole = (text.charCodeAt(cut - 1) & 0xfc00) === 0xd800 ? cut - 1 : cut
      yield text.slice(start, whole)
      start = whole
    }
    if (end > start) yield text.slice(start, end)
    start = end
    seen = 0
  }
}

export interface Pace {
  wordsPerChunk: number
  /** Waits until `words` words are due; throws the signal's reason when aborted. */
  until(words: number): Promise<void>
}

/** A readable pace, faster for long notes so that the whole never takes more than about eight seconds. */
export function createPace(wordsPerSecond: number, totalWords: number, signal: AbortSignal): Pace {
  const rate = Math.max(wordsPerSecond, totalWords / longestSeconds)
  const began = performance.now()
  return {
    wordsPerChunk: Number.isFinite(rate) ? Math.max(3, Math.ceil(rate * secondsPerChunk)) : 3,
    async until(words) {
      signal.throwIfAborted()
      const due = began + (words / rate) * 1000 - performance.now()
      if (due < 1 || !Number.isFinite(rate)) return
      await wait(due, undefined, { signal }).catch(() => signal.throwIfAborted())
    },
  }
}

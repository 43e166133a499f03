import type { Span } from '@medinotes/shared/consultations'

const notAnEnd = new Set(
  'dr mr mrs ms miss prof st vs eg ie e.g i.e approx no. fig cf resp incl max min temp b.d t.d.s q.i.d p.r.n a.m p.m y.o'.split(
    ' ',
  ),
)

const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character)

/** Whether the stop at `at` (followed by white space) closes an abbreviation rather than a sentence. */
function closesAbbreviation(text: string, from: number, at: number) {
  let start = at
  while (start > from && at - start < 12 && !isSpace(text[start - 1])) start--
  // "1." heads a line of a list.
  if (
    /^\d{1,2}$/.test(text.slice(start, at)) &&
    /(?:^|[\n\r])[\s>*-]{0,8}$/.test(text.slice(Math.max(from, start - 10), start))
  )
    return true
  return notAnEnd.has(
    text
      .slice(start, at)
      .replace(/^[^a-z0-9]+/i, '')
      .toLowerCase(),
  )
}

/** A line that merely wraps: long, without an end stop, and carried on in lower case. */
function wraps(text: string, lineStart: number, newline: number) {
  const line = text.slice(lineStart, newline).trimEnd()
  return line.length >= 50 && !/[.!?:;]$/.test(line) && /^[ \t]*\p{Ll}/u.test(text.slice(newline + 1, newline + 40))
}

function trimmed(text: string, start: number, end: number): Span | undefined {
  let [first, last] = [start, end]
  while (first < last && isSpace(text[first])) first++
  while (last > first && isSpace(text[last - 1])) last--
  return last > first ? { start: first, end: last } : undefined
}

/** Where the run of stops at `at` ends a sentence: the end of stops, quotes and brackets, or undefined. */
function sentenceEnd(text: string, from: number, to: number, at: number) {
  let end = at
  while (end < to && '.!?…'.includes(text[end] ?? '')) end++
  const stops = text.slice(at, end)
  while (end < to && '"”’\')]'.includes(text[end] ?? '')) end++
  if (end < to && !isSpace(text[end])) return { end, boundary: false }
  // A pause in speech: the sentence goes on in lower case.
  if (/^(?:\.{2,}|…)$/.test(stops) && /^\s*[\p{Ll},]/u.test(text.slice(end, end + 40))) return { end, boundary: false }
  return { end, boundary: stops !== '.' || !closesAbbreviation(text, from, at) }
}

/** The sentences and lines of a stretch of text, as spans of the whole text, without surrounding white space. */
export function splitSentences(text: string, from = 0, to = text.length): Span[] {
  const spans: Span[] = []
  let start = from
  let lineStart = from
  const close = (end: number) => {
    const span = trimmed(text, start, end)
    if (span) spans.push(span)
    start = end
  }
  const stop = /[.!?…\n\r\u2028\u2029]/g
  stop.lastIndex = from
  for (let match = stop.exec(text); match && match.index < to; match = stop.exec(text)) {
    const at = match.index
    if (/[\n\r\u2028\u2029]/.test(match[0])) {
      if (!wraps(text, lineStart, at)) close(at)
      lineStart = at + 1
      continue
    }
    const { end, boundary } = sentenceEnd(text, from, to, at)
    if (boundary) close(end)
    stop.lastIndex = end
  }
  close(to)
  return spans
}

/** Whether what follows this text on the same line begins a new sentence for sure. */
export function endsSentence(text: string) {
  const tail = text.slice(-80)
  return splitSentences(`${tail} X`).length > splitSentences(tail).length
}

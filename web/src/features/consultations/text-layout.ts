import type { Span } from '@medinotes/shared/consultations'

/** A run of list items, of lines that belong together, or the line that names what follows. */
export interface TextBlock {
  kind: 'paragraph' | 'list' | 'heading'
  lines: readonly Span[]
}

interface OpenBlock {
  kind: TextBlock['kind']
  lines: Span[]
}

// A lone dash counts, so that an item does not start its life as a paragraph while it streams.
export const bullet = /^\s*[-•*](?:\s+|$)/
const title = /^\p{Lu}[\p{L}\s/&’'-]{1,48}:?$/u

/** Lays plain text out as a reader sees it: blank lines part paragraphs, "- " makes a list, a bare title heads what follows. */
export function layOut(text: string): TextBlock[] {
  const blocks: OpenBlock[] = []
  let start = 0
  let isNewBlock = true
  for (const line of text.split('\n')) {
    const marker = bullet.exec(line)?.[0].length
    const kind = marker === undefined ? 'paragraph' : 'list'
    const last = blocks.at(-1)
    if (line.trim() === '') {
      isNewBlock = true
    } else {
      const span = { start: start + (marker ?? 0), end: start + line.length }
      const isTitled = last !== undefined && (!isNewBlock || kind === 'list') && isTitle(text, last)
      if (isTitled) last.kind = 'heading'
      if (!isTitled && last?.kind === kind && (!isNewBlock || kind === 'list')) last.lines.push(span)
      else blocks.push({ kind, lines: [span] })
      isNewBlock = false
    }
    start += line.length + 1
  }
  return blocks
}

/** One short line of words without a full stop: what comes after decides that it was a title. */
function isTitle(text: string, { kind, lines }: OpenBlock) {
  const [line] = lines
  return (
    kind === 'paragraph' && lines.length === 1 && line !== undefined && title.test(text.slice(line.start, line.end))
  )
}

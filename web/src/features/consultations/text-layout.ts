import type { Span } from '@medinotes/shared/consultations'

/** A run of list items or of lines that belong together, as ranges of the text. */
export interface TextBlock {
  kind: 'paragraph' | 'list'
  lines: readonly Span[]
}

// A lone dash counts, so that an item does not start its life as a paragraph while it streams.
const bullet = /^\s*[-•*](?:\s+|$)/

/** Lays plain text out as a reader sees it: blank lines part paragraphs, lines that begin with "- " make a list. */
export function layOut(text: string): TextBlock[] {
  const blocks: { kind: TextBlock['kind']; lines: Span[] }[] = []
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
      if (last?.kind === kind && (!isNewBlock || kind === 'list')) last.lines.push(span)
      else blocks.push({ kind, lines: [span] })
      isNewBlock = false
    }
    start += line.length + 1
  }
  return blocks
}

import type { Color } from '@cantoo/pdf-lib'
import type { Face, Fonts } from './pdf-fonts.ts'
import { type Run, runsOf } from './pdf-line.ts'

export interface Style {
  face: Face
  size: number
  colour?: Color
  /** Empty space above. */
  above?: number
  indent?: number
  /** Beside a label, where a name of another script begins at the left too. */
  isBeside?: boolean
}

export const runWidth = ({ text, font }: Run, size: number) => font.widthOfTextAtSize(text, size)

/** How wide text is, and where it breaks. */
export function createMeasure(fonts: Fonts) {
  const widths = new Map<string, number>()

  function widthOf(word: string, { face, size }: Style) {
    const key = `${face}|${size}|${word}`
    const known = widths.get(key)
    if (known !== undefined) return known
    const measured = runsOf(word, fonts[face], false).reduce((sum, run) => sum + runWidth(run, size), 0)
    widths.set(key, measured)
    return measured
  }

  function wrap(text: string, style: Style, room: number) {
    const space = widthOf(' ', style)
    const lines: string[] = []
    let [line, taken] = ['', 0]
    const parts = text
      .split(/ +/)
      .flatMap((word) => (widthOf(word, style) <= room ? [word] : broken(word, style, room)))
    for (const word of parts) {
      const more = widthOf(word, style)
      if (line !== '' && taken + space + more > room) {
        lines.push(line)
        ;[line, taken] = [word, more]
      } else [line, taken] = line === '' ? [word, more] : [`${line} ${word}`, taken + space + more]
    }
    return [...lines, line]
  }

  /** A word longer than the column, letter by letter. */
  function broken(word: string, style: Style, room: number) {
    const parts: string[] = []
    let [part, taken] = ['', 0]
    for (const letter of word) {
      const more = widthOf(letter, style)
      if (taken + more > room) {
        parts.push(part)
        ;[part, taken] = ['', 0]
      }
      part += letter
      taken += more
    }
    return [...parts, part]
  }

  return { widthOf, wrap }
}

import bidiFactory from 'bidi-js'
import type { PDFFont } from '@cantoo/pdf-lib'
import { type Face, fontFor, type Fonts } from './pdf-fonts.ts'

const bidi = bidiFactory()
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

export interface Run {
  text: string
  font: PDFFont
}

interface LevelledRun extends Run {
  level: number
}

/** What fonts lack and people type. */
const spellings = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['≈', '~'],
  ['≠', 'not ='],
  ['−', '-'],
  ['✓', 'yes'],
  ['✔', 'yes'],
  ['→', '->'],
  ['←', '<-'],
  ['↑', 'up '],
  ['↓', 'down '],
  ['\u2011', '-'],
  ['\u202f', ' '],
  ['\u00a0', ' '],
  ['\t', '  '],
])
// Said to whoever lays out text, and drawn by nobody.
const silent = /[\p{Cc}\p{Cf}\ufe0e\ufe0f]/gu

export const spelt = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[≥≤≈≠−✓✔→←↑↓\u2011\u202f\u00a0\t]/g, (letter) => spellings.get(letter) ?? letter)
    .replaceAll(silent, '')

export const isRightToLeft = (text: string) => rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? '')

/** A line's pieces of one font and direction, from left to right as they are seen. */
export function runsOf(line: string, fonts: Fonts[Face], isBaseRight: boolean): Run[] {
  if (!rightToLeft.test(line)) return piecesOf(line, fonts)
  const { levels } = bidi.getEmbeddingLevels(line, isBaseRight ? 'rtl' : 'ltr')
  return inVisualOrder(piecesOf(line, fonts, levels)).map((run) =>
    run.level % 2 === 1 && !rightToLeft.test(run.text) ? { ...run, text: mirrored(run.text) } : run,
  )
}

function piecesOf(line: string, fonts: Fonts[Face], levels?: Uint8Array): LevelledRun[] {
  const runs: LevelledRun[] = []
  let at = 0
  for (const letter of line) {
    const font = fontFor(fonts, letter)?.font ?? fonts[0]?.font
    const level = levels?.[at] ?? 0
    at += letter.length
    const last = runs.at(-1)
    if (font === undefined) continue
    if (last?.font === font && last.level === level) last.text += letter
    else runs.push({ text: letter, font, level })
  }
  return runs
}

/** Rule L2 of the bidirectional algorithm, over runs. */
function inVisualOrder(runs: readonly LevelledRun[]) {
  let ordered = [...runs]
  const highest = Math.max(...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    const next: LevelledRun[] = []
    let reversed: LevelledRun[] = []
    for (const run of ordered) {
      if (run.level >= level) reversed.unshift(run)
      else {
        next.push(...reversed, run)
        reversed = []
      }
    }
    ordered = [...next, ...reversed]
  }
  return ordered
}

const mirrored = (text: string) =>
  Array.from(text, (letter) => bidi.getMirroredCharacter(letter) ?? letter)
    .toReversed()
    .join('')

import { findIdentifiers } from '../../api/src/features/consultations/deidentification/find-identifiers.ts'
import type { DatePolicy } from '../../api/src/features/consultations/deidentification/dates.ts'
import type { Finding } from '../../api/src/features/consultations/deidentification/finding.ts'
import type { DeidCase } from './deid-cases.ts'

interface Tally {
  all: number
  hidden: number
}

export interface DeidReport {
  texts: number
  /** By the data's own types: identifiers, and those of which every letter and digit is hidden wherever they stand. */
  recall: Record<string, Tally>
  /** Texts that hold no identifier, and those of them in which something was hidden. */
  free: { all: number; touched: number; byKind: Record<string, number> }
  /** In texts with identifiers: letters and digits hidden, and those of them that belong to none. */
  characters: { hidden: number; needless: number }
  milliseconds: number
  /** What was missed, and what was hidden in texts without identifiers; only shown on request. */
  missed: string[]
  needless: string[]
}

// Titles, the label of a number and the small words inside a name say nothing by themselves and may stay in the text.
const title = /^(?:(?:dr|mrs?|ms|miss|mx|prof(?:essor)?|sir|patient|pt)\b\.? *|[a-z ]{2,20}[:#] *(?=.*\d))/i
const smallWord = /(?<=[ ,])(?:at|in|of|on|the|and|our)(?= )/g

function* occurrences(text: string, value: string) {
  const bare = value.replace(title, '')
  for (let at = text.indexOf(bare); at !== -1; at = text.indexOf(bare, at + bare.length)) {
    let from = 0
    for (const { index, 0: word } of bare.matchAll(smallWord)) {
      yield [at + from, at + index] as const
      from = index + word.length
    }
    yield [at + from, at + bare.length] as const
  }
}

const isWordCharacter = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** For each UTF-16 unit whether it is a letter or digit within one of the stretches. */
function marksOf(text: string, stretches: Iterable<readonly [number, number]>) {
  const marks = new Uint8Array(text.length)
  for (const [start, end] of stretches)
    for (let at = start; at < end; at++) if (isWordCharacter(text[at])) marks[at] = 1
  return marks
}

export function scoreDeid(cases: readonly DeidCase[], dates: DatePolicy): DeidReport {
  const report: DeidReport = {
    texts: cases.length,
    recall: {},
    free: { all: 0, touched: 0, byKind: {} },
    characters: { hidden: 0, needless: 0 },
    milliseconds: 0,
    missed: [],
    needless: [],
  }
  for (const one of cases) {
    const began = performance.now()
    const findings = findIdentifiers(one.text, dates)
    report.milliseconds += performance.now() - began
    if (one.phi.length === 0) countFree(report, one.text, findings)
    else countHidden(report, one, findings)
  }
  return report
}

function countFree({ free, needless }: DeidReport, text: string, findings: readonly Finding[]) {
  free.all++
  if (findings.length > 0) free.touched++
  for (const { kind, start, end } of findings) {
    free.byKind[kind] = (free.byKind[kind] ?? 0) + 1
    needless.push(`${kind}: ${text.slice(start, end)} (in: ${text})`)
  }
}

function countHidden(report: DeidReport, { text, phi }: DeidCase, findings: readonly Finding[]) {
  const hidden = marksOf(
    text,
    findings.map(({ start, end }) => [start, end] as const),
  )
  const wanted = marksOf(
    text,
    phi.flatMap(({ value }) => [...occurrences(text, value)]),
  )
  for (const { type, value } of phi) {
    const tally = (report.recall[type] ??= { all: 0, hidden: 0 })
    const wantedHere = marksOf(text, occurrences(text, value))
    tally.all++
    if (wantedHere.every((mark, at) => mark === 0 || hidden[at] === 1)) tally.hidden++
    else report.missed.push(`${type}: ${value} (in: ${text})`)
  }
  hidden.forEach((mark, at) => {
    report.characters.hidden += mark
    if (mark === 1 && wanted[at] === 0) report.characters.needless++
  })
}

export function totalRecall({ recall }: DeidReport): Tally {
  const tallies = Object.values(recall)
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0)
  return { all: sum('all'), hidden: sum('hidden') }
}

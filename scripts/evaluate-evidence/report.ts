import type { FactualityFigures } from './factuality.ts'
import type { MutationFigures } from './mutation-figures.ts'
import type { OmissionFigures } from './omission-figures.ts'
import { formatShare } from './share.ts'
import type { SpeedFigures } from './speed-figures.ts'
import type { StatedOnlyFigures } from './stated-only-figures.ts'

export interface NotesFigures {
  notes: number
  seed: number
  mutations: readonly MutationFigures[]
  statedOnly: readonly StatedOnlyFigures[]
  omissions: OmissionFigures
  speed: SpeedFigures
}

const line = (name: string, value: string | number) => `${name.padEnd(36)}${value}`
const against = { written: 'the note itself, as typed', spoken: 'the conversation it was written from' }

const formatMutations = ({ source, caught, byKind, falseAlarms, falseAlarmsOfFact }: MutationFigures) => [
  `One fact changed, against ${against[source]}`,
  line('  changed sentences caught', formatShare(caught)),
  ...Object.entries(byKind).map(([kind, share]) => line(`    ${kind}`, formatShare(share))),
  line('  unchanged sentences flagged', formatShare(falseAlarms)),
  line('    … for a fact, not for wording', formatShare(falseAlarmsOfFact)),
]

const formatStatedOnly = ({ source, diagnoses, medicines, falseAlarms }: StatedOnlyFigures) => [
  `Stated-only, against ${against[source]}`,
  line('  added diagnoses caught', formatShare(diagnoses)),
  line('  added medicines caught', formatShare(medicines)),
  line('  unchanged sentences flagged', formatShare(falseAlarms)),
]

export const formatNotesFigures = ({ notes, seed, mutations, statedOnly, omissions, speed }: NotesFigures) =>
  [
    line('notes, seed', `${notes}, ${seed}`),
    ...mutations.flatMap(formatMutations),
    ...statedOnly.flatMap(formatStatedOnly),
    'A statement that matters left out',
    ...Object.entries(omissions.missed).map(([matter, share]) => line(`  ${matter} listed`, formatShare(share))),
    line('  whole notes with one listed', formatShare(omissions.falseAlarms)),
    line(
      'processor time of one check',
      `${speed.milliseconds} ms (${speed.words} words, ${speed.sentences} sentences)`,
    ),
  ].join('\n')

export const formatFactuality = ({ summaries, madeUp, areas }: FactualityFigures) =>
  [
    line('summaries, with made-up content', `${summaries}, ${madeUp}`),
    'Area under the ROC curve',
    ...Object.entries(areas).map(([name, area]) => line(`  ${name}`, area.toFixed(3))),
  ].join('\n')

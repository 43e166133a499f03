import type { Difference } from '@medinotes/shared/consultations'

const names: Record<Exclude<Difference['kind'], 'wording'>, string> = {
  number: 'Number',
  dose: 'Dose',
  unit: 'Unit',
  duration: 'Length of time',
  date: 'Date',
  drug: 'Medicine',
  side: 'Side',
  opposite: 'Opposite',
  negation: 'Yes or no',
  person: 'Person',
}

/** Each difference as a line: what the draft says, and what the notes say in its place. */
export const tellDifferences = (differences: readonly Difference[]) => [
  ...new Set(
    differences.map(({ kind, draft, notes }) => {
      if (kind === 'wording') return 'Your notes say nothing like this'
      const ours = `${names[kind]}: “${draft}”`
      return notes === null ? `${ours} is not in your notes` : `${ours}; your notes say “${notes}”`
    }),
  ),
]

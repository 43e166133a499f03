import type { Difference } from '@medinotes/shared/consultations'
import type { Comparison, FindDifferences } from './difference.ts'
import { findCodeDifferences, findDateDifferences, findDrugDifferences } from './drugs-and-dates.ts'
import { findFigureDifferences } from './figures.ts'
import { findOppositeDifferences } from './opposites.ts'
import { findPersonDifferences } from './people.ts'
import { findPolarityDifferences } from './polarity.ts'
import { findWordingDifferences } from './support.ts'

import { findRetellingDifferences } from './near-verbatim.ts'
const finders: readonly FindDifferences[] = [
  findFigureDifferences,
  findCodeDifferences,
  findDrugDifferences,
  findDateDifferences,
  findOppositeDifferences,
  findPolarityDifferences,
  findPersonDifferences,
  findWordingDifferences,
]

/** Whether the difference of a retold statement has been told already, in more words. */
const isTold = (told: readonly Difference[], { kind, draft }: Difference) =>
  told.some((one) => (kind === 'negation' ? one.kind === kind : one.draft.includes(draft)))

/** In what a sentence of a draft differs from the notes. */
export function findDifferences(comparison: Comparison): Difference[] {
  const told = finders.flatMap((find) => find(comparison))
  return [...told, ...findRetellingDifferences(comparison).filter((difference) => !isTold(told, difference))]
}

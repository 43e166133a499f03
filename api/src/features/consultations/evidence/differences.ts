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
  findRetellingDifferences,
  findWordingDifferences,
]

/** In what a sentence of a draft differs from the notes. */
export const findDifferences = (comparison: Comparison): Difference[] => finders.flatMap((find) => find(comparison))

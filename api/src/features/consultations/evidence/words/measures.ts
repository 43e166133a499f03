import { stem } from './stem.ts'

/** What units measure; `often` is how many times. */
export type Measure = 'dose' | 'time' | 'length' | 'weight' | 'share' | 'pressure' | 'rate' | 'angle' | 'often'

const units: Readonly<Record<Measure, string>> = {
  dose: 'mg mcg g ml tablets capsules puffs drops units',
  time: 'days weeks months years hours minutes',
  length: 'mm cm m km',
  weight: 'kg pounds ounces',
  share: 'percent',
  pressure: 'mmhg',
  rate: 'bpm',
  angle: 'degrees',
  often: 'times',
}

const measures = new Map(
  Object.entries(units).flatMap(([measure, words]) =>
    words.split(' ').map((word) => [stem(word), measure as Measure] as const),
  ),
)

/** What a unit, in the form in which texts are compared, measures; undefined for any other word. */
export const measureOf = (text: string) => measures.get(text)

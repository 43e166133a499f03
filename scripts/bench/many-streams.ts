import {
  costOf,
  countFaults,
  countUnfinished,
  crowd,
  eachToken,
  firstTokens,
  streamsPerPerson,
  throughService,
} from './crowd.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const count = 1000
const tokensPerSecond = 10
const gapMs = 25
/** So that the first stream ends after the last has begun. */
const tokens = 300
const memoryMb = 512

export const manyStreams: Part = {
  name: 'many-streams',
  measures:
    'A thousand notes at once, at 10 tokens a second each, from a service that is held to 512 MB by a cgroup; one begins every 25 ms on ' +
    'average and lasts 30 s.',
  measure: (withProduct) =>
    withProduct(
      { tokensPerSecond, people: Math.ceil(count / streamsPerPerson), limits: { memoryMb } },
      measureManyStreams,
    ),
}

async function measureManyStreams(product: Product): Promise<Row[]> {
  product.setTokens(tokens)
  const { result, peakMb } = await costOf(product, () =>
    crowd(count, gapMs, (stream) => throughService(product, stream)),
  )
  return [
    { what: 'refused or cut short', measured: countUnfinished(result), unit: '', aim: { atMost: 0 } },
    {
      what: 'with an event lost, doubled or out of order',
      measured: countFaults(result, tokens),
      unit: '',
      aim: { atMost: 0 },
    },
    { what: 'from the request to the first token', measured: firstTokens(result), unit: 'ms' },
    { what: 'from the stand-in to the reader, each token', measured: eachToken(result), unit: 'ms' },
    { what: 'largest memory of the service', measured: peakMb, unit: 'MB', aim: { atMost: memoryMb } },
  ]
}

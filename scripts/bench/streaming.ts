import { costOf, countFaults, countUnfinished, crowd, eachToken, firstTokens, minus } from './crowd.ts'
import { straight, streamsPerPerson, throughService } from './crowd.ts'
import { pause } from './figures.ts'
import type { Aim, Part, Row } from './part.ts'
import type { Product } from './product.ts'

const counts = [1, 50, 200, 500]
const tokensPerSecond = 40
const gapMs = 25
/** Five seconds, and never so short that the first stream ends before the last begins. */
const tokensOf = (count: number) => Math.max(200, Math.ceil((count * gapMs * tokensPerSecond) / 1000))

const aims: Record<number, { first: Aim; each?: Aim }> = {
  50: { first: { p50: 10, p99: 40 }, each: { p50: 15, p99: 60 } },
  200: { first: { p50: 10, p99: 60 } },
}

async function round(product: Product, count: number): Promise<Row[]> {
  const tokens = tokensOf(count)
  product.setTokens(tokens)
  const direct = await crowd(count, gapMs, () => straight(product))
  const { result, peakMb, cpu } = await costOf(product, () =>
    crowd(count, gapMs, (stream) => throughService(product, stream)),
  )
  const whose = count === 1 ? 'one stream' : `${count} streams`
  const { first, each } = aims[count] ?? {}
  return [
    {
      ...{ what: `${whose}: added to the first token`, unit: 'ms', ...(first && { aim: first }) },
      measured: minus(firstTokens(result), firstTokens(direct)),
    },
    {
      ...{ what: `${whose}: added to each token`, unit: 'ms', ...(each && { aim: each }) },
      measured: minus(eachToken(result), eachToken(direct)),
    },
    { what: `${whose}: each token straight from the stand-in`, measured: eachToken(direct), unit: 'ms' },
    { what: `${whose}: refused or cut short`, measured: countUnfinished(result), unit: '', aim: { atMost: 0 } },
    {
      ...{ what: `${whose}: with an event lost, doubled or out of order`, unit: '', aim: { atMost: 0 } },
      measured: countFaults(result, tokens),
    },
    { what: `${whose}: CPU of the service`, measured: cpu.service, unit: 's' },
    { what: `${whose}: CPU of PostgreSQL`, measured: cpu.postgres, unit: 's' },
    { what: `${whose}: CPU of the stand-in and the reader`, measured: cpu.standIn + cpu.reader, unit: 's' },
    { what: `${whose}: largest memory of the service`, measured: peakMb, unit: 'MB' },
  ]
}

export const streaming: Part = {
  name: 'streaming',
  measures:
    'Notes at 40 tokens a second through the service and straight from the AI stand-in, in turn; one begins every 25 ms on average, ' +
    'and each lasts until all have begun, five seconds at least. Tokens are verified, every event is stored before it is sent, every note audited.',
  measure: (withProduct) =>
    withProduct({ tokensPerSecond, people: Math.ceil(Math.max(...counts) / streamsPerPerson) }, async (product) => {
      // The first note loads the AI client; it is not what a round measures.
      await throughService(product, 0)
      await pause(1000)
      const rows: Row[] = []
      for (const count of counts) rows.push(...(await round(product, count)))
      return rows
    }),
}

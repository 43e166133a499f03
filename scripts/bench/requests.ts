import { ask, type Asked } from './ask.ts'
import { costOf, crowd, throughService } from './crowd.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'
import { fill } from './search.ts'
import { surnameOf } from './search-data.ts'

const [warmUp, rounds] = [20, 150]
const [notes, tokens] = [32, 200]

/** What open pages and those who work with them ask for most. */
const asked: Record<string, (n: number) => Omit<Asked, 'token'>> = {
  'who one is, as each page asks every twenty seconds': () => ({ method: 'GET', path: '/api/me' }),
  'the first page of the bookings': () => ({ method: 'GET', path: '/api/bookings?limit=50' }),
  'a search': (n) => ({ method: 'POST', path: '/api/search', body: { query: surnameOf(n * 31) } }),
}

export const requests: Part = {
  name: 'requests',
  measures:
    'What one of each costs in CPU, in a practice with 12,000 bookings: 150 requests one after another, and 32 notes of 200 tokens, at 40 a second, at ' +
    'once. docs/scaling.md reckons with these.',
  measure: (withProduct) => withProduct({ people: 8 }, measureRequests),
}

async function measureRequests(product: Product): Promise<Row[]> {
  await fill(product)
  const rows: Row[] = []
  const token = product.tokensOfPeople[1] ?? ''
  for (const [what, requestOf] of Object.entries(asked)) {
    const askTimes = async (from: number, count: number) => {
      for (let n = from; n < from + count; n += 1) await ask(product.url, { ...requestOf(n), token })
    }
    await askTimes(0, warmUp)
    const { cpu } = await costOf(product, () => askTimes(warmUp, rounds))
    rows.push(...rowsOf(what, cpu, rounds))
  }
  product.setTokens(tokens)
  const write = () => crowd(notes, 25, (stream) => throughService(product, stream))
  await write()
  const { cpu } = await costOf(product, write)
  return [...rows, ...rowsOf('a note', cpu, notes)]
}

const rowsOf = (what: string, cpu: { service: number; postgres: number }, count: number): Row[] => [
  { what: `${what}: the service`, measured: (cpu.service * 1000) / count, unit: 'ms of CPU' },
  { what: `${what}: PostgreSQL`, measured: (cpu.postgres * 1000) / count, unit: 'ms of CPU' },
]

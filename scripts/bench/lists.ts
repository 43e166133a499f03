import { peakMb, percentiles, residentMb, resetPeak } from './figures.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'
import { againstRows, compareWithSql, shareOf } from './against-sql.ts'
import { ask } from './ask.ts'
import { bookingCount, fill } from './search.ts'
import { claimOf, surnameOf } from './search-data.ts'

const rounds = 30
const warmUp = 2

/** What an admin looks at in the list of bookings. */
const queriesOf = (n: number): Record<string, string> => ({
  'the first page': '',
  'the latest first': 'order=latest',
  'one status': 'status=attended',
  'no booking of a status': 'status=no-show',
  'two weeks': `from=${dayBefore(14 + n)}&to=${dayBefore(n)}`,
  'documents missing': 'paperwork=missing',
  'a name': `query=${encodeURIComponent(surnameOf(((n * 7919) % bookingCount) * 31))}`,
  'a claim': `query=${claimOf((n * 7919) % bookingCount)}`,
})

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

export const lists: Part = {
  name: 'lists',
  measures:
    'Pages of 50 of a list of 12,000 bookings, and the whole of it as a file, by an admin of the practice; 30 of each kind. The first page also against the statements ' +
    'that it asks of PostgreSQL, by bare pg, one after another.',
  measure: (withProduct) => withProduct({}, measureLists),
}

async function measureLists(product: Product): Promise<Row[]> {
  await fill(product)
  const { url, pid, tokensOfPeople } = product
  const times = new Map<string, number[]>()
  const headers = { authorization: `Bearer ${tokensOfPeople[1]}` }
  const read = async (query: string) => {
    const sentAt = performance.now()
    const reply = await fetch(`${url}/api/bookings${query}`, { headers })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`A list was answered ${reply.status}`)
    return { text, ms: performance.now() - sentAt }
  }
  for (let n = -warmUp; n < rounds; n += 1) {
    for (const [kind, query] of Object.entries(queriesOf(n + warmUp))) {
      const { ms } = await read(`?limit=50&${query}`)
      if (n >= 0) times.set(kind, [...(times.get(kind) ?? []), ms])
    }
  }
  resetPeak(pid)
  const before = residentMb(pid)
  const whole = await read('/export')
  const grownMb = peakMb(pid) - before
  const against = await compareWithSql(product, {
    ...{ warmUp: 10, rounds: 100 },
    round: async (at) =>
      void (await ask(at, { method: 'GET', path: '/api/bookings?limit=50', token: tokensOfPeople[1] ?? '' })),
  })
  const lines = whole.text.split('\r\n').length - 2
  if (lines !== bookingCount) throw new Error(`The file has ${lines} bookings`)
  return [
    ...[...times].map(([what, ms]) => ({ what, measured: percentiles(ms), unit: 'ms' })),
    ...againstRows('the first page', against),
    {
      what: 'the first page as a multiple of its statements',
      measured: 1 / shareOf(against),
      unit: '',
      aim: { atMost: 1.3 },
    },
    { what: 'the whole as a file', measured: whole.ms / 1000, unit: 's' },
    { what: 'growth of the service’s memory meanwhile', measured: grownMb, unit: 'MB' },
  ]
}

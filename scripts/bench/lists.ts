import { peakMb, percentiles, residentMb, resetPeak } from './figures.ts'
import { claimOf, surnameOf } from './search-data.ts'

interface Product {
  url: string
  pid: number
  tokensOfPeople: readonly string[]
}

const rounds = 30
const warmUp = 2

/** What an admin looks at in the list of bookings. */
const lists = (n: number, count: number): Record<string, string> => ({
  'the first page': '',
  'the latest first': 'order=latest',
  'one status': 'status=attended',
  'no booking of a status': 'status=no-show',
  'two weeks': `from=${dayBefore(14 + n)}&to=${dayBefore(n)}`,
  'documents missing': 'paperwork=missing',
  'a name': `query=${encodeURIComponent(surnameOf(((n * 7919) % count) * 31))}`,
  'a claim': `query=${claimOf((n * 7919) % count)}`,
})

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Pages of the list of bookings, and the whole of it as a file, by an admin of the practice. */
export async function measureLists({ url, pid, tokensOfPeople }: Product, count: number) {
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
    for (const [kind, query] of Object.entries(lists(n + warmUp, count))) {
      const { ms } = await read(`?limit=50&${query}`)
      if (n >= 0) times.set(kind, [...(times.get(kind) ?? []), ms])
    }
  }
  resetPeak(pid)
  const before = residentMb(pid)
  const whole = await read('/export')
  return {
    kinds: [...times].map(([kind, ms]) => ({ kind, ms: percentiles(ms) })),
    exported: {
      ...{ lines: whole.text.split('\r\n').length - 2, mb: Buffer.byteLength(whole.text) / 1e6 },
      ...{ ms: whole.ms, grownMb: peakMb(pid) - before },
    },
  }
}

export type ListRound = Awaited<ReturnType<typeof measureLists>>

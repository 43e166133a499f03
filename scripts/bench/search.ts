import { join } from 'node:path'
import pg from 'pg'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import { createDatabase } from '../../api/src/platform/database.ts'
import { percentiles } from './figures.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'
import { addSearchData, claimOf, nameOf, surnameOf } from './search-data.ts'

export const bookingCount = 12_000
const rounds = 30
const warmUp = 2

/** What people type: rare and common, a beginning, several words, nothing that is there. */
const typed = (n: number) => {
  const one = (n * 7919) % bookingCount
  return {
    name: nameOf(one),
    surname: surnameOf(one * 31),
    'three letters': surnameOf(one * 31).slice(0, 3),
    claim: claimOf(one),
    'what every booking has': 'WC',
    'a word of many files': 'letter',
    'a file of somebody': `mri ${surnameOf(one * 31)}`,
    'two common words': 'letter instruction',
    template: 'soap',
    'somebody’s template': `soap ${surnameOf(one * 31)}`,
    nobody: 'zzyzx',
  }
}

export const search: Part = {
  name: 'search',
  measures:
    'Searches, as the palette does, by an admin, who sees everything of a practice with 12,000 bookings, as many documents and 2,400 notes, ' +
    'and by a clinician there; 30 of each kind and person, one after another.',
  measure: (withProduct) => withProduct({}, measureSearch),
}

async function measureSearch(product: Product): Promise<Row[]> {
  await fill(product)
  const times = new Map<string, number[]>()
  const all: number[] = []
  for (let n = -warmUp; n < rounds; n += 1) {
    for (const [kind, query] of Object.entries(typed(n + warmUp))) {
      for (const token of product.tokensOfPeople.slice(0, 2)) {
        const ms = await searchFor(product.url, token, query)
        if (n < 0) continue
        all.push(ms)
        times.set(kind, [...(times.get(kind) ?? []), ms])
      }
    }
  }
  return [
    { what: 'all of them', measured: percentiles(all), unit: 'ms', aim: { p95: 100 } },
    ...[...times].map(([what, ms]) => ({ what, measured: percentiles(ms), unit: 'ms' })),
  ]
}

/** Milliseconds until the whole reply is read; somebody who asks as fast as this is told to wait now and then. */
async function searchFor(url: string, token: string, query: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const sentAt = performance.now()
  const reply = await fetch(`${url}/api/search`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  await reply.json()
  const ms = performance.now() - sentAt
  if (reply.ok) return ms
  if (reply.status !== 429) throw new Error(`A search was answered ${reply.status}`)
  await new Promise((resolve) => setTimeout(resolve, Number(reply.headers.get('retry-after')) * 1000))
  return searchFor(url, token, query)
}

/** Adds the bookings, documents and notes to the practice; the second of its people becomes its admin. */
export async function fill({ adminUrl, databaseUrl, folder }: Product) {
  const database = createDatabase({ url: databaseUrl, onIdleError: () => undefined })
  const wrapper = await createKeyWrapper({ kind: 'file', path: join(folder, 'keys', 'wrapping.key') })
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await client.query(`set app.system = 'on'`)
    await addSearchData(client, await openKeyring(database, wrapper), bookingCount)
  } finally {
    await Promise.all([client.end(), database.close()])
  }
}

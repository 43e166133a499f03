import { join } from 'node:path'
import pg from 'pg'
import { createKeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { openKeyring } from '../../api/src/platform/crypto/keyring.ts'
import { createDatabase } from '../../api/src/platform/database.ts'
import { percentiles } from './figures.ts'
import { addSearchData, claimOf, nameOf, surnameOf } from './search-data.ts'

interface Product {
  url: string
  adminUrl: string
  databaseUrl: string
  folder: string
  tokensOfPeople: readonly string[]
}

const rounds = 30
const warmUp = 2

/** What people type: rare and common, a beginning, several words, nothing that is there. */
const typed = (n: number, count: number) => {
  const one = (n * 7919) % count
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

/** Searches of an admin, who sees everything of a practice, and of a clinician there with a fifth as many notes. */
export async function measureSearch(product: Product, count: number) {
  const beganAt = performance.now()
  await fill(product, count)
  const fillMs = performance.now() - beganAt
  const times = new Map<string, number[]>()
  const all: number[] = []
  for (let n = -warmUp; n < rounds; n += 1) {
    for (const [kind, query] of Object.entries(typed(n + warmUp, count))) {
      for (const token of product.tokensOfPeople.slice(0, 2)) {
        const ms = await search(product.url, token, query)
        if (n < 0) continue
        all.push(ms)
        times.set(kind, [...(times.get(kind) ?? []), ms])
      }
    }
  }
  return {
    count,
    fillMs,
    allMs: percentiles(all),
    kinds: [...times].map(([kind, ms]) => ({ kind, ms: percentiles(ms) })),
  }
}

export type SearchRound = Awaited<ReturnType<typeof measureSearch>>

/** Milliseconds until the whole reply is read; somebody who asks as fast as this is told to wait now and then. */
async function search(url: string, token: string, query: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const sentAt = performance.now()
  const reply = await fetch(`${url}/api/search`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  await reply.json()
  const ms = performance.now() - sentAt
  if (reply.ok) return ms
  if (reply.status !== 429) throw new Error(`A search was answered ${reply.status}`)
  await new Promise((resolve) => setTimeout(resolve, Number(reply.headers.get('retry-after')) * 1000))
  return search(url, token, query)
}

async function fill({ adminUrl, databaseUrl, folder }: Product, count: number) {
  const database = createDatabase({ url: databaseUrl, onIdleError: () => undefined })
  const wrapper = await createKeyWrapper({ kind: 'file', path: join(folder, 'keys', 'wrapping.key') })
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await client.query(`set app.system = 'on'`)
    await addSearchData(client, await openKeyring(database, wrapper), count)
  } finally {
    await Promise.all([client.end(), database.close()])
  }
}

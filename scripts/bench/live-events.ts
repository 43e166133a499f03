import { percentiles } from './figures.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const changes = 60
const streams = 200
const streamsPerPerson = 8
const limitMs = 20_000

export const liveEvents: Part = {
  name: 'live-events',
  measures: '200 open pages of one organization at one instance, which is renamed 60 times, one after another.',
  measure: (withProduct) => withProduct({ people: Math.ceil(streams / streamsPerPerson) }, measureLiveEvents),
}

async function measureLiveEvents({ url, tokensOfPeople }: Product): Promise<Row[]> {
  const done = new AbortController()
  const as = (person: number) => ({ authorization: `Bearer ${tokensOfPeople[person]}` })
  const readers = await Promise.all(
    Array.from({ length: streams }, (_, stream) =>
      listen(`${url}/api/events`, as(Math.floor(stream / streamsPerPerson)), done.signal),
    ),
  )
  const latencies: number[] = []
  const replies: number[] = []
  for (let count = 1; count <= changes; count += 1) {
    const sentAt = performance.now()
    const headers = { ...as(0), 'content-type': 'application/json' }
    const body = JSON.stringify({ name: `Bench ${count}` })
    const reply = await fetch(`${url}/api/organization`, { method: 'PATCH', headers, body })
    if (!reply.ok) throw new Error(`The change was answered ${reply.status}`)
    replies.push(performance.now() - sentAt)
    await reply.text()
    await untilAll(readers, count)
    latencies.push(...readers.map((arrivals) => (arrivals[count - 1] ?? Number.NaN) - sentAt))
  }
  done.abort()
  const faults = readers.filter((arrivals) => arrivals.length !== changes).length
  return [
    { what: 'from a change being sent to its event at each page', measured: percentiles(latencies), unit: 'ms' },
    { what: 'from a change being sent to its reply', measured: percentiles(replies), unit: 'ms' },
    { what: 'pages that missed one or heard one twice', measured: faults, unit: '', aim: { atMost: 0 } },
  ]
}

/** When each change was heard, as they come. */
async function listen(url: string, headers: Record<string, string>, signal: AbortSignal) {
  const arrivals: number[] = []
  const reply = await fetch(url, { headers, signal })
  if (!reply.ok) throw new Error(`A stream was answered ${reply.status}`)
  const opened = Promise.withResolvers<void>()
  const read = async () => {
    for await (const chunk of reply.body ?? []) {
      opened.resolve()
      const heard = new TextDecoder().decode(chunk as Uint8Array).match(/^event: change$/gm) ?? []
      for (const _ of heard) arrivals.push(performance.now())
    }
  }
  read().catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
  await opened.promise
  return arrivals
}

async function untilAll(readers: readonly (readonly number[])[], count: number) {
  const end = performance.now() + limitMs
  while (readers.some((arrivals) => arrivals.length < count)) {
    if (performance.now() > end) throw new Error('A change was not heard within 20 s')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

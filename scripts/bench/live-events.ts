import { percentiles } from './figures.ts'

const changes = 60
const streamsPerPerson = 8
const limitMs = 20_000

interface Product {
  url: string
  tokensOfPeople: readonly string[]
}

/** Opens that many streams of live events, changes something time and again, and tells how long each stream took to say so. */
export async function measureLiveEvents({ url, tokensOfPeople }: Product, streams: number) {
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
  return { streams, eventMs: percentiles(latencies), replyMs: percentiles(replies), faults }
}

export type LiveRound = Awaited<ReturnType<typeof measureLiveEvents>>

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

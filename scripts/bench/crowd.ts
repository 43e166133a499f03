import { familyCpuSeconds, cpuSeconds, peakMb, percentiles, type Percentiles, resetPeak } from './figures.ts'
import type { Product } from './product.ts'
import { readStream, type StreamResult } from './read-stream.ts'

/** Below the service's limit of notes one person may have written at once. */
export const streamsPerPerson = 8

const visit = {
  patientName: 'Bench Person',
  dateOfVisit: '2026-01-05',
  notes: 'Left knee pain after a fall. '.repeat(40),
}

export const throughService = ({ url, tokensOfPeople }: Product, stream: number) =>
  readStream({
    url: `${url}/api/consultation`,
    headers: { authorization: `Bearer ${tokensOfPeople[Math.floor(stream / streamsPerPerson)]}` },
    body: visit,
    textOf: (event, data) => (event === 'delta' ? (JSON.parse(data) as { text: string }).text : ''),
  })

export const straight = ({ standInUrl }: Product) =>
  readStream({
    url: `${standInUrl}/responses`,
    headers: {},
    body: { model: 'bench', input: visit.notes, stream: true },
    textOf: (event, data) =>
      event === 'response.output_text.delta' ? (JSON.parse(data) as { delta: string }).delta : '',
  })

/** That many streams, which begin at random, `gapMs` apart on average: a round measures streaming and not a crowd at the door. */
export async function crowd(count: number, gapMs: number, open: (stream: number) => Promise<() => StreamResult>) {
  const streams: Promise<() => StreamResult>[] = []
  for (let stream = 0; stream < count; stream += 1) {
    streams.push(open(stream))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 * gapMs))
  }
  const results = await Promise.all(streams)
  return results.map((read) => read())
}

/** Streams that a full machine refused or cut short; they say so, and lose nothing that they acknowledged. */
export const countUnfinished = (results: readonly StreamResult[]) =>
  results.filter(({ last }) => last !== 'finished').length

/** Finished streams whose tokens or events did not come exactly once and in order. */
export function countFaults(results: readonly StreamResult[], tokens: number) {
  const isSequence = (numbers: number[], from: number) => numbers.every((number, index) => number === index + from)
  const isWhole = ({ arrivals, ids }: StreamResult) =>
    arrivals.length === tokens &&
    isSequence(
      arrivals.map(({ index }) => index),
      0,
    ) &&
    isSequence(ids, 1)
  return results.filter((result) => result.last === 'finished' && !isWhole(result)).length
}

export const firstTokens = (results: readonly StreamResult[]) =>
  percentiles(results.map(({ firstTokenMs }) => firstTokenMs).filter((ms) => !Number.isNaN(ms)))
export const eachToken = (results: readonly StreamResult[]) =>
  percentiles(results.flatMap(({ arrivals }) => arrivals.map(({ latencyMs }) => latencyMs)))

export const minus = (a: Percentiles, b: Percentiles): Percentiles => ({
  p50: a.p50 - b.p50,
  p95: a.p95 - b.p95,
  p99: a.p99 - b.p99,
})

/** What a crowd cost each process, in CPU seconds, and the service's largest memory. */
export async function costOf<Result>({ pid, postgresPid, standInPid }: Product, work: () => Promise<Result>) {
  const used = () => ({
    service: cpuSeconds(pid),
    postgres: familyCpuSeconds(postgresPid),
    standIn: cpuSeconds(standInPid),
    reader: cpuSeconds(process.pid),
  })
  resetPeak(pid)
  const before = used()
  const result = await work()
  const after = used()
  return {
    result,
    peakMb: peakMb(pid),
    cpu: {
      service: after.service - before.service,
      postgres: after.postgres - before.postgres,
      standIn: after.standIn - before.standIn,
      reader: after.reader - before.reader,
    },
  }
}

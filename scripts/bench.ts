import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ensureProduct } from './bootstrap/product.mjs'
import { type AnalyticsRound, measureAnalytics } from './bench/analytics.ts'
import { type AuditRound, measureAuditedWrites } from './bench/audit-writes.ts'
import { type AvailabilityRound, measureAvailability } from './bench/availability.ts'
import { type DocumentRound, measureDocuments } from './bench/documents.ts'
import { cpuSeconds, peakMb, percentiles, residentMb, resetPeak } from './bench/figures.ts'
import { type ListRound, measureLists } from './bench/lists.ts'
import { type LiveRound, measureLiveEvents } from './bench/live-events.ts'
import { startProduct } from './bench/product.ts'
import { measureSearch, type SearchRound } from './bench/search.ts'
import { readStream, type StreamResult } from './bench/read-stream.ts'

const help = `npm run bench -- [--streams 1,50,200,500] [--tokens 200] [--rate 40] [--audit-seconds 5] [--live 200] [--availability 60] [--documents 8] [--analytics 100000] [--search 0] [--out FILE.json]

Streams notes through the built service and straight from the AI stand-in it uses, in one run, and prints
what the service adds: to the first token, to each token, in CPU and in memory. Before that it writes audited events with 50 writers
to the chains of 1, 10 and 50 organizations. Linux only.
  --streams  how many streams at once, one round each; 0 leaves them out
  --tokens   tokens of a note
  --rate     tokens a second and stream
  --audit-seconds  how long each round of audited writes lasts; 0 leaves them out
  --live     how many pages hear of changes; 0 leaves them out
  --documents  how many read a document of 200 MB at once; 0 leaves it out
  --analytics  over how many bookings the figures of a practice are read; 0, and where absent, leaves them out
  --search   among how many bookings, as many documents and a fifth as many notes is searched, and how fast the list of the
             bookings and its file are; 0, and where absent, leaves it out
  --availability  over how many specialists 90 days are searched; 0 leaves it out`

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '1,50,200,500' },
    tokens: { type: 'string', default: '200' },
    rate: { type: 'string', default: '40' },
    'audit-seconds': { type: 'string', default: '5' },
    live: { type: 'string', default: '200' },
    availability: { type: 'string', default: '60' },
    documents: { type: 'string', default: '8' },
    analytics: { type: 'string', default: '0' },
    search: { type: 'string', default: '0' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

/** Streams begin this far apart on average, at random, so that a round measures streaming and not a crowd at the door. */
const meanStartGapMs = 25
/** Below the service's limit of notes one person may have written at once. */
const streamsPerPerson = 8

type Product = Awaited<ReturnType<typeof startProduct>>

const visit = {
  patientName: 'Bench Person',
  dateOfVisit: '2026-01-05',
  notes: 'Left knee pain after a fall. '.repeat(40),
}

const throughService = ({ url, tokensOfPeople }: Product, stream: number) =>
  readStream({
    url: `${url}/api/consultation`,
    headers: { authorization: `Bearer ${tokensOfPeople[Math.floor(stream / streamsPerPerson)]}` },
    body: visit,
    textOf: (event, data) => (event === 'delta' ? (JSON.parse(data) as { text: string }).text : ''),
  })

const straight = ({ standInUrl }: Product) =>
  readStream({
    url: `${standInUrl}/responses`,
    headers: {},
    body: { model: 'bench', input: visit.notes, stream: true },
    textOf: (event, data) =>
      event === 'response.output_text.delta' ? (JSON.parse(data) as { delta: string }).delta : '',
  })

async function crowd(count: number, open: (stream: number) => Promise<StreamResult>) {
  const streams: Promise<StreamResult>[] = []
  for (let stream = 0; stream < count; stream += 1) {
    streams.push(open(stream))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 * meanStartGapMs))
  }
  return Promise.all(streams)
}

/** Streams that a full machine refused or cut short; they say so, and lose nothing that they acknowledged. */
const countUnfinished = (results: StreamResult[]) => results.filter(({ last }) => last !== 'finished').length

/** Finished streams whose tokens or events did not come exactly once and in order. */
function countFaults(results: StreamResult[], tokens: number) {
  const isSequence = (numbers: number[], from: number) => numbers.every((number, index) => number === index + from)
  return results.filter(
    ({ arrivals, ids, last }) =>
      last === 'finished' &&
      (arrivals.length !== tokens ||
        !isSequence(
          arrivals.map(({ index }) => index),
          0,
        ) ||
        !isSequence(ids, 1)),
  ).length
}

const firstTokens = (results: StreamResult[]) => percentiles(results.map(({ firstTokenMs }) => firstTokenMs))
const eachToken = (results: StreamResult[]) =>
  percentiles(results.flatMap(({ arrivals }) => arrivals.map(({ latencyMs }) => latencyMs)))

type Percentiles = ReturnType<typeof percentiles>
const minus = (a: Percentiles, b: Percentiles): Percentiles => ({
  p50: a.p50 - b.p50,
  p95: a.p95 - b.p95,
  p99: a.p99 - b.p99,
})

async function round(product: Product, count: number, tokens: number) {
  const direct = await crowd(count, () => straight(product))
  resetPeak(product.pid)
  const cpuBefore = cpuSeconds(product.pid)
  const service = await crowd(count, (stream) => throughService(product, stream))
  return {
    streams: count,
    addedFirstTokenMs: minus(firstTokens(service), firstTokens(direct)),
    addedTokenMs: minus(eachToken(service), eachToken(direct)),
    directTokenMs: eachToken(direct),
    unfinishedStreams: countUnfinished(service),
    faultyStreams: countFaults(service, tokens),
    cpuSeconds: cpuSeconds(product.pid) - cpuBefore,
    peakMb: peakMb(product.pid),
  }
}

type Round = Awaited<ReturnType<typeof round>>

function print({
  streams,
  addedFirstTokenMs,
  addedTokenMs,
  directTokenMs,
  unfinishedStreams,
  faultyStreams,
  cpuSeconds,
  peakMb,
}: Round) {
  console.log(`${String(streams).padStart(4)} streams`)
  console.log(`  added to the first token   p50 /p95 /p99 ms  ${ms(addedFirstTokenMs)}`)
  console.log(`  added to each token        p50 /p95 /p99 ms  ${ms(addedTokenMs)}`)
  console.log(`  straight from the stand-in p50 /p95 /p99 ms  ${ms(directTokenMs)}`)
  console.log(`  streams refused or cut short  ${unfinishedStreams}`)
  console.log(`  streams with a lost, doubled or unordered event  ${faultyStreams}`)
  console.log(`  API process: CPU ${cpuSeconds.toFixed(2)} s, peak RSS ${peakMb.toFixed(0)} MB`)
}

const ms = ({ p50, p95, p99 }: Percentiles) => [p50, p95, p99].map((value) => value.toFixed(1).padStart(6)).join(' /')

function printAudit({ chained, organizations, perSecond, transactionMs, faults }: AuditRound) {
  const chains = `${organizations} ${organizations === 1 ? 'chain' : 'chains'}`
  console.log(`50 writers, ${chained ? chains : 'the same events without a chain'}`)
  console.log(`  audited writes a second      ${perSecond.toFixed(0)}`)
  console.log(`  each write, p50 /p95 /p99 ms ${ms(transactionMs)}`)
  console.log(`  events without a link, forks and gaps  ${faults}`)
}

function printLive({ streams, eventMs, replyMs, faults }: LiveRound) {
  console.log(`${streams} pages that hear of changes`)
  console.log(`  from a change being sent to its event  p50 /p95 /p99 ms  ${ms(eventMs)}`)
  console.log(`  from a change being sent to its reply  p50 /p95 /p99 ms  ${ms(replyMs)}`)
  console.log(`  pages that missed one or heard one twice  ${faults}`)
}

function printAvailability({ specialists, days, firstMs, warmMs, changedMs }: AvailabilityRound) {
  console.log(`searches of ${days} days over ${specialists} specialists`)
  console.log(`  the first one, ms                          ${firstMs.toFixed(1)}`)
  console.log(`  warm                     p50 /p95 /p99 ms  ${ms(warmMs)}`)
  console.log(`  after each booking       p50 /p95 /p99 ms  ${ms(changedMs)}`)
}

function printAnalytics({ bookings, rows, firstRefreshMs, refreshMs, quarterMs, yearsMs }: AnalyticsRound) {
  console.log(`figures of ${bookings} bookings, in ${rows} sums`)
  console.log(`  made for the first time, and again, ms     ${firstRefreshMs.toFixed(0)}, ${refreshMs.toFixed(0)}`)
  console.log(`  read over 13 weeks       p50 /p95 /p99 ms  ${ms(quarterMs)}`)
  console.log(`  read over two years      p50 /p95 /p99 ms  ${ms(yearsMs)}`)
}

function printDocuments(round: DocumentRound) {
  const { readers, directRate, serviceRate, ratio, idleMb, grownMb, cpuSecondsPerGb } = round
  console.log(`${readers} downloads of 200 MB at once`)
  console.log(`  straight from the S3 server, MB a second   ${directRate.toFixed(0)}`)
  console.log(`  through the service, MB a second           ${serviceRate.toFixed(0)}, ${ratio.toFixed(2)} of that`)
  console.log(
    `  API process: CPU ${cpuSecondsPerGb.toFixed(2)} s a GB, RSS ${idleMb.toFixed(0)} MB and ${grownMb.toFixed(0)} more`,
  )
}

function printSearch({ count, fillMs, allMs, kinds }: SearchRound) {
  console.log(`searches among ${count} bookings, filled in within ${(fillMs / 1000).toFixed(0)} s`)
  console.log(`  all of them              p50 /p95 /p99 ms  ${ms(allMs)}`)
  for (const { kind, ms: times } of kinds) console.log(`  ${kind.padEnd(24)} p50 /p95 /p99 ms  ${ms(times)}`)
}

function printLists({ kinds, exported: { lines, mb, grownMb, ms: whole } }: ListRound) {
  console.log('the list of these bookings, 50 at a time')
  for (const { kind, ms: times } of kinds) console.log(`  ${kind.padEnd(24)} p50 /p95 /p99 ms  ${ms(times)}`)
  console.log(
    `  all ${lines} as a file of ${mb.toFixed(1)} MB: ${(whole / 1000).toFixed(1)} s, RSS ${grownMb.toFixed(0)} MB more`,
  )
}

async function main() {
  const counts = values.streams
    .split(',')
    .map(Number)
    .filter((count) => count > 0)
  const [tokens, tokensPerSecond] = [Number(values.tokens), Number(values.rate)]
  await ensureProduct({ node: process.execPath, env: process.env })
  const auditSeconds = Number(values['audit-seconds'])
  const audit = auditSeconds > 0 ? await measureAuditedWrites([1, 10, 50], auditSeconds) : []
  audit.forEach(printAudit)
  const pages = Number(values.live)
  const people = Math.max(Math.ceil(Math.max(...counts, pages) / streamsPerPerson), 2)
  const product = await startProduct({ tokens, tokensPerSecond, people })
  try {
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const idleMb = residentMb(product.pid)
    console.log(`idle API process: RSS ${idleMb.toFixed(0)} MB`)
    // The first note loads the AI client; it is not what a round measures.
    await throughService(product, 0)
    const live = pages > 0 ? [await measureLiveEvents(product, pages)] : []
    live.forEach(printLive)
    const specialists = Number(values.availability)
    const availability = specialists > 0 ? [await measureAvailability(product, specialists)] : []
    availability.forEach(printAvailability)
    const counted = Number(values.analytics)
    const analytics = counted > 0 ? [await measureAnalytics(product, counted)] : []
    analytics.forEach(printAnalytics)
    const readers = Number(values.documents)
    const documents = readers > 0 ? [await measureDocuments(product, readers)] : []
    documents.forEach(printDocuments)
    const searched = Number(values.search)
    const searches = searched > 0 ? [await measureSearch(product, searched)] : []
    searches.forEach(printSearch)
    const lists = searched > 0 ? [await measureLists(product, searched)] : []
    lists.forEach(printLists)
    const rounds: Round[] = []
    for (const count of counts) {
      rounds.push(await round(product, count, tokens))
      rounds.slice(-1).forEach(print)
    }
    if (values.out)
      writeFileSync(
        values.out,
        JSON.stringify(
          { idleMb, tokens, tokensPerSecond, rounds, audit, live, availability, analytics, documents, searches, lists },
          null,
          2,
        ),
      )
    const streamFaults = rounds.map(({ faultyStreams, unfinishedStreams }) => faultyStreams + unfinishedStreams)
    if (
      [...streamFaults, ...audit.map(({ faults }) => faults), ...live.map(({ faults }) => faults)].some(
        (faults) => faults > 0,
      )
    )
      process.exitCode = 1
  } finally {
    await product.stop()
  }
}

if (values.help) console.log(help)
else await main()

import { setTimeout as wait } from 'node:timers/promises'
import { createSpecialist } from '../../api/src/testing/booking-fixture.ts'
import { bookOn, type Call } from '../../api/src/testing/booking-load.ts'
import { readLive } from '../../api/src/testing/live-reader.ts'
import type { Installation } from './installation.ts'
import { areInTurn, clinician, numberedNote, openNote } from './notes.ts'
import type { Figures, Scenario } from './scenario.ts'

const words = 60
const sampleMs = 5000
/** What is only loaded by use, and the heap's first growth, are no leak. */
const warmUpShare = 0.2

interface Sample {
  rssMb: number
  heapMb: number
  streams: number
}

/** Ordinary work for so many minutes: notes, lists, searches, bookings, and pages that come and go. */
export const soak = (minutes: number): Scenario => ({
  ...{ part: 'The service', fault: `is used for ${minutes} minutes`, seen: 'nothing' },
  limitMs: minutes * 60_000 + 120_000,
  async run(installation, figures) {
    const load = { isOver: false, pauseMs: 3000 }
    const counts = { notes: 0, broken: 0, requests: 0, refused: 0, pages: 0 }
    const call = await clinician(installation)
    const work = [
      ...[1, 2, 3].map(async () => writeOn(installation, await clinician(installation), load, counts)),
      readOften(call, load, counts),
      ...[1, 2, 3, 4].map(() => comeAndGo(installation, load, counts)),
      bookFor(installation, load),
    ]
    const all = Promise.all(work)
    const samples = await Promise.race([sampleFor(installation, minutes), all.then(() => [])])
    load.isOver = true
    const bookings = (await all).at(-1)
    report(figures, samples.slice(Math.floor(samples.length * warmUpShare)))
    figures.tell('notes, requests, pages, bookings', [counts.notes, counts.requests, counts.pages, bookings].join(', '))
    figures.exactly('notes with a token lost or doubled', counts.broken, 0)
    figures.exactly('requests not answered as they should be', counts.refused, 0)
    await wait(2000)
    figures.exactly('streams open at the end', await installation.metric('medinotes_streams_open'), 0)
  },
})

interface Load {
  isOver: boolean
  pauseMs: number
}

async function writeOn({ openai }: Installation, call: Call, load: Load, counts: { notes: number; broken: number }) {
  while (!load.isOver) {
    openai.enqueue({ text: numberedNote(words), tokensPerSecond: 40 })
    const note = await openNote(call)
    await note.ended
    counts.notes += 1
    if (note.words().length !== words || !areInTurn(note.words()) || note.end() !== 'finished') counts.broken += 1
  }
}

async function readOften(call: Call, load: Load, counts: { requests: number; refused: number }) {
  const lines = ['GET /api/me', 'GET /api/consultations', 'GET /api/bookings', 'GET /api/templates']
  while (!load.isOver) {
    for (const line of lines) {
      const reply = await call(line)
      await reply.body?.cancel()
      counts.requests += 1
      if (!reply.ok) counts.refused += 1
    }
    await wait(500)
  }
}

async function comeAndGo({ service, headersOf, person }: Installation, load: Load, counts: { pages: number }) {
  const headers = await headersOf(await person())
  while (!load.isOver) {
    const page = await readLive(service.url, headers)
    counts.pages += 1
    await wait(2000)
    page.letGo()
  }
}

async function bookFor({ person, callerOf, database }: Installation, load: Load) {
  const [practice, by] = [await person({ role: 'admin' }), await person({ role: 'referrer' })]
  const booked = await bookOn(
    await callerOf(by),
    { specialist: await createSpecialist(database, { practice }), by },
    load,
  )
  return booked.length
}

async function sampleFor({ metric }: Installation, minutes: number) {
  const samples: Sample[] = []
  const end = performance.now() + minutes * 60_000
  while (performance.now() < end) {
    await wait(sampleMs)
    samples.push({
      rssMb: (await metric('process_resident_memory_bytes')) / 1e6,
      heapMb: (await metric('nodejs_heap_size_used_bytes')) / 1e6,
      streams: await metric('medinotes_streams_open'),
    })
  }
  return samples
}

function report(figures: Figures, samples: readonly Sample[]) {
  const third = Math.floor(samples.length / 3)
  const [first, last] = [samples.slice(0, third), samples.slice(-third)]
  const middle = (some: readonly Sample[], of: (sample: Sample) => number) =>
    some.map(of).toSorted((a, b) => a - b)[Math.floor(some.length / 2)] ?? Number.NaN
  for (const [what, of] of [
    ['memory', ({ rssMb }: Sample) => rssMb],
    ['heap in use', ({ heapMb }: Sample) => heapMb],
  ] as const) {
    const [before, after] = [middle(first, of), middle(last, of)]
    figures.tell(`${what} in the first third and the last`, `${before.toFixed(0)} and ${after.toFixed(0)} MB`)
    figures.atMost(`${what}, growth`, after - before, 16, 'MB')
  }
}

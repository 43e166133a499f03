import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { analytics } from './bench/analytics.ts'
import { auditedWrites } from './bench/audit-writes.ts'
import { availability } from './bench/availability.ts'
import { bookingWrites } from './bench/booking-writes.ts'
import { documents } from './bench/documents.ts'
import { liveEvents } from './bench/live-events.ts'
import { lists } from './bench/lists.ts'
import { manyStreams } from './bench/many-streams.ts'
import { page } from './bench/page.ts'
import { isMet, NotHere, type Part } from './bench/part.ts'
import { createProducts } from './bench/product.ts'
import { describeRun, type PartReport, toJson, toLine, toMarkdown } from './bench/report.ts'
import { requests } from './bench/requests.ts'
import { search } from './bench/search.ts'
import { smallInstance } from './bench/small-instance.ts'
import { start } from './bench/start.ts'
import { staticFiles } from './bench/static-files.ts'
import { streaming } from './bench/streaming.ts'
import { ensureProduct } from './bootstrap/product.mjs'

const parts = [
  ...[start, staticFiles, streaming, manyStreams, liveEvents, auditedWrites, bookingWrites],
  ...[availability, requests, search, lists, analytics, documents, smallInstance, page],
]

const help = `npm run bench -- [--only PART,…] [--json FILE] [--markdown FILE] [--profiles FOLDER]

Measures the built service on PostgreSQL, each part of it on a database of its own, and says whether the aims are met. Takes all of the
machine for about ten minutes. Linux only. Exits 1 where a part could not be measured to its end.
  --only      these parts: ${parts.map(({ name }) => name).join(', ')}
  --json      where to write the report as JSON
  --markdown  where to write it as Markdown: docs/bench.md is of all parts on a quiet machine
  --profiles  where the service leaves profiles of its computing (.cpuprofile)`

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'string' },
    markdown: { type: 'string' },
    profiles: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const longestPartMs = 5 * 60_000

function chosenParts(only: string | undefined) {
  const names = only?.split(',') ?? parts.map(({ name }) => name)
  const unknown = names.filter((name) => !parts.some((part) => part.name === name))
  if (unknown.length > 0) throw new Error(`There is no part called ${unknown.join(', ')}. See --help.`)
  return parts.filter(({ name }) => names.includes(name))
}

/** What went wrong is part of the report, and the other parts are measured all the same. */
async function measure({ name, measures, measure: measureRows }: Part, profiles?: string): Promise<PartReport> {
  const beganAt = performance.now()
  const { withProduct, stopAll } = createProducts(profiles)
  const { promise: late, reject } = Promise.withResolvers<never>()
  const limit = setTimeout(() => reject(new Error('It took longer than five minutes')), longestPartMs)
  const end = (outcome: Partial<PartReport>) => ({
    ...{ name, measures, rows: [], seconds: (performance.now() - beganAt) / 1000, ...outcome },
  })
  try {
    return end({ rows: await Promise.race([measureRows(withProduct), late]) })
  } catch (error) {
    const { message } = error as Error
    return end(error instanceof NotHere ? { skipped: message } : { failed: message })
  } finally {
    clearTimeout(limit)
    await stopAll()
  }
}

function print({ name, rows, skipped, failed, seconds }: PartReport) {
  console.log(`\n${name}, ${seconds.toFixed(0)} s`)
  for (const row of rows) console.log(toLine(row))
  if (skipped !== undefined) console.log(`  not measured: ${skipped}`)
  if (failed !== undefined) console.log(`  failed: ${failed}`)
}

async function main() {
  const chosen = chosenParts(values.only)
  await ensureProduct({ node: process.execPath, env: process.env })
  const report = { run: await describeRun(), parts: [] as PartReport[] }
  for (const part of chosen) {
    const measured = await measure(part, values.profiles)
    report.parts.push(measured)
    print(measured)
    // Each time, so that a run that is stopped leaves what it has.
    if (values.json !== undefined) await writeFile(values.json, toJson(report))
    if (values.markdown !== undefined) await writeFile(values.markdown, toMarkdown(report))
  }
  const rows = report.parts.flatMap(({ rows: ofPart }) => ofPart)
  const unmet = rows.filter((row) => isMet(row) === false)
  console.log(
    `\n${rows.filter((row) => row.aim !== undefined).length - unmet.length} aims are met, ${unmet.length} are not`,
  )
  process.exitCode = report.parts.some(({ failed }) => failed !== undefined) ? 1 : 0
}

if (values.help) console.log(help)
else await main()
// A part that was given up may have left something open.
process.exit()

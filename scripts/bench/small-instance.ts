import { prepareBookings } from './booking-writes.ts'
import { countFaults, countUnfinished, crowd, eachToken, streamsPerPerson, throughService } from './crowd.ts'
import { addDocument, download } from './documents.ts'
import type { Part, Row } from './part.ts'
import type { Product } from './product.ts'

const counts = [5, 10, 20, 40, 80]
const tokensPerSecond = 40
const gapMs = 250
const fastEnoughMs = 60
const bookingSeconds = 15
const bookersAtOnce = 4

export const smallInstance: Part = {
  name: 'small-instance',
  measures:
    'A service that is held to a quarter of a CPU and 512 MB by cgroups: notes at 40 tokens a second, of which one begins every 250 ms on ' +
    'average and lasts until all have begun, until some are refused; bookings by four referrers at once; two downloads of 200 MB at once.',
  measure: (withProduct) =>
    withProduct(
      {
        ...{ tokensPerSecond, limits: { cpus: 0.25, memoryMb: 512 } },
        people: Math.ceil(Math.max(...counts) / streamsPerPerson) + 1,
      },
      measureSmallInstance,
    ),
}

async function measureSmallInstance(product: Product): Promise<Row[]> {
  const streams = await measureStreams(product)
  const downloads = await download(product, await addDocument(product), 2)
  return [
    ...streams,
    { what: 'downloads', measured: downloads, unit: 'MB a second' },
    { what: 'bookings', measured: await countBookings(product), unit: 'a second' },
  ]
}

/** More and more at once, until some do not get what they came for. */
async function measureStreams(product: Product): Promise<Row[]> {
  // The first note loads the AI client.
  await throughService(product, 0)
  const rows: Row[] = []
  let [most, mostFast] = [0, 0]
  for (const count of counts) {
    const tokens = Math.max(200, Math.ceil((count * gapMs * tokensPerSecond) / 1000))
    product.setTokens(tokens)
    const results = await crowd(count, gapMs, (stream) => throughService(product, stream))
    const faults = countUnfinished(results) + countFaults(results, tokens)
    const each = eachToken(results)
    rows.push(
      { what: `${count} streams: each token`, measured: each, unit: 'ms' },
      { what: `${count} streams: refused, cut short or with an event astray`, measured: faults, unit: '' },
    )
    if (faults > 0) break
    most = count
    if (each.p99 <= fastEnoughMs) mostFast = count
  }
  return [
    ...rows,
    { what: `most streams with each token within ${fastEnoughMs} ms at p99`, measured: mostFast, unit: '' },
    { what: 'most streams with none refused', measured: most, unit: '' },
  ]
}

/** A second. */
async function countBookings(product: Product) {
  const book = await prepareBookings(product)
  const beganAt = performance.now()
  let [begun, done] = [0, 0]
  const keepBooking = async () => {
    while (performance.now() - beganAt < bookingSeconds * 1000) {
      await book(product.url, begun++)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: bookersAtOnce }, keepBooking))
  return done / ((performance.now() - beganAt) / 1000)
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { peakMb, residentMb, resetPeak } from '../bench/figures.ts'
import type { Call } from '../../api/src/testing/booking-load.ts'
import { bookedMatter, storedDocument } from './documents.ts'
import type { Installation } from './installation.ts'
import { type Figures, type Scenario, timed } from './scenario.ts'

const mib = 1024 * 1024
const size = 24 * mib

interface Download {
  status: number
  bytes: number
  /** The reader was told that all of it came. */
  isWhole: boolean
  hasProblem: boolean
}

async function download(call: Call, id: string, most = Infinity): Promise<Download> {
  const reply = await call(`GET /api/documents/${id}/content`)
  const hasProblem = reply.headers.get('content-type')?.includes('problem') ?? false
  let bytes = 0
  try {
    for await (const chunk of reply.body ?? []) {
      bytes += (chunk as Uint8Array).length
      if (bytes >= most) break
    }
  } catch {
    return { status: reply.status, bytes, isWhole: false, hasProblem }
  }
  return { status: reply.status, bytes, isWhole: bytes === size, hasProblem }
}

type Read = (call: Call, id: string) => Promise<void>

async function withDocument(installation: Installation, figures: Figures, read: Read) {
  const { referrer, booking, call } = await bookedMatter(installation)
  const { id } = await storedDocument(installation, booking, referrer, size)
  try {
    await read(call, id)
  } finally {
    installation.lines.s3.aim(installation.s3.endpoint)
    await installation.lines.s3.become({ kind: 'passes' })
  }
  // The line is whole again, and so is what comes over it.
  figures.isSo('whole once it is back', (await download(call, id)).isWhole)
}

const cut: Scenario = {
  ...{
    part: 'S3',
    fault: 'breaks off a download of 24 MB after 6',
    seen: 'the download fails, and can be begun again',
  },
  run: (installation, figures) =>
    withDocument(installation, figures, async (call, id) => {
      await installation.lines.s3.become({ kind: 'cuts', afterBytes: 6 * mib })
      const { status, isWhole } = await download(call, id)
      figures.exactly('answered', status, 200)
      figures.isSo('seen to have failed', !isWhole)
    }),
}

const readers = 16
// A bufferful of the stream, of the socket and of what Node reads ahead.
const perReaderMb = 2
const restMb = 20

const slow: Scenario = {
  ...{ part: 'S3', fault: `drips at 1 MB a second to ${readers} readers`, seen: 'a slow download; others are served' },
  run: (installation, figures) =>
    withDocument(installation, figures, async (call, id) => {
      const { pid } = installation.service
      // The first one loads the SDK.
      await download(call, id)
      await installation.lines.s3.become({ kind: 'drips', bytesPerSecond: mib })
      const before = residentMb(pid)
      resetPeak(pid)
      const downloads = Array.from({ length: readers }, () => download(call, id, 3 * mib))
      const reads: number[] = []
      for (let count = 0; count < 20; count += 1) {
        const { result, ms } = await timed(call('GET /api/bookings'))
        await result.body?.cancel()
        reads.push(ms)
      }
      const done = await Promise.all(downloads)
      figures.exactly('readers served', done.filter(({ status }) => status === 200).length, readers)
      figures.atMost('memory grew by', peakMb(pid) - before, perReaderMb * readers + restMb, 'MB')
      figures.atMost('slowest of 20 other reads', Math.max(...reads), 2000, 'ms')
    }),
}

const refusals = [
  { status: 403, code: 'AccessDenied' },
  { status: 404, code: 'NoSuchKey' },
  { status: 503, code: 'SlowDown' },
]

const refused: Scenario = {
  ...{ part: 'S3', fault: 'answers 403, 404 and 503', seen: '“The document cannot be read at the moment”' },
  run: (installation, figures) =>
    withDocument(installation, figures, async (call, id) => {
      for (const { status, code } of refusals) {
        const server = createServer((request, reply) => {
          request.resume()
          reply.writeHead(status, { 'content-type': 'application/xml', connection: 'close' })
          reply.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
        })
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
        installation.lines.s3.aim(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
        await installation.lines.s3.become({ kind: 'resets' })
        await installation.lines.s3.become({ kind: 'passes' })
        const { result, ms } = await timed(download(call, id))
        figures.exactly(
          `${status} is passed on as`,
          `${result.status}${result.hasProblem ? '' : ' without words'}`,
          '503',
        )
        figures.atMost('after', ms, 5000, 'ms')
        server.closeAllConnections()
        server.close()
      }
      await installation.lines.s3.become({ kind: 'resets' })
    }),
}

const silent: Scenario = {
  ...{ part: 'S3', fault: 'says nothing any more', seen: '“The document cannot be read at the moment”; /ready fails' },
  run: (installation, figures) =>
    withDocument(installation, figures, async (call, id) => {
      await installation.lines.s3.become({ kind: 'black-hole' })
      const ready = await timed(fetch(`${installation.service.url}/ready`))
      figures.exactly('/ready', ready.result.status, 503)
      figures.atMost('which took', ready.ms, 2500, 'ms')
      const others = await timed(call('GET /api/bookings'))
      figures.exactly('bookings are read', others.result.status, 200)
      await others.result.body?.cancel()
      await installation.lines.s3.become({ kind: 'resets' })
      await download(call, id)
    }),
}

export const s3Scenarios = [cut, slow, refused, silent]

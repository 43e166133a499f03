import { addAbortSignal, pipeline, type Readable, Transform } from 'node:stream'
import { StoreUnavailable } from '../document-store.ts'
import { releasePackets } from './spent-packets.ts'

const brokeOff = () => new StoreUnavailable('The document store broke off')

/** How long the store may send nothing while somebody waits for it. */
const patienceMs = 20_000

interface Measure {
  /** Bytes there must be. */
  size: number
  signal?: AbortSignal | undefined
  patience?: number
}

/**
 * The same bytes; ends with an error where they end before they were whole, or do not come any more: a connection that was
 * cut must never look like the end of a document. An abort reaches the source. A reader may be as slow as they like.
 */
export function measured(source: Readable, { size, signal, patience = patienceMs }: Measure): Readable {
  let missing = size
  const counter = new Transform({
    highWaterMark: 256 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      missing -= chunk.length
      stall.refresh()
      done(null, chunk)
    },
    flush: (done) => done(missing === 0 ? null : brokeOff()),
    // The source's own words would name its host.
    destroy(error, done) {
      clearTimeout(stall)
      done(error && error.name !== 'AbortError' ? brokeOff() : error)
    },
  })
  const stall = setTimeout(() => {
    // Where bytes wait for the reader, it is not the store that is slow.
    if (counter.readableLength < counter.readableHighWaterMark && missing > 0) counter.destroy(brokeOff())
    else stall.refresh()
  }, patience)
  releasePackets(source)
  pipeline(source, counter, () => undefined)
  return signal ? addAbortSignal(signal, counter) : counter
}

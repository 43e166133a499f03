import { addAbortSignal, pipeline, type Readable, Transform } from 'node:stream'
import { StoreUnavailable } from '../document-store.ts'

const brokeOff = () => new StoreUnavailable('The document store broke off')

/**
 * The same bytes; ends with an error where they end before they were whole: a connection that was cut must never look like
 * the end of a document. An abort reaches the source.
 */
export function measured(source: Readable, size: number, signal?: AbortSignal): Readable {
  let missing = size
  const counter = new Transform({
    highWaterMark: 256 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      missing -= chunk.length
      done(null, chunk)
    },
    flush: (done) => done(missing === 0 ? null : brokeOff()),
    // The source's own words would name its host.
    destroy: (error, done) => done(error && error.name !== 'AbortError' ? brokeOff() : error),
  })
  pipeline(source, counter, () => undefined)
  return signal ? addAbortSignal(signal, counter) : counter
}

import { addAbortSignal, type Readable } from 'node:stream'
import { StoreUnavailable } from '../document-store.ts'

/**
 * The same stream, which ends with an error where it ends before it was whole: a connection that was cut must never look
 * like the end of a document. Adds nothing to the way of the bytes.
 */
export function measured(stream: Readable, size: number, signal?: AbortSignal): Readable {
  let received = 0
  const push = stream.push.bind(stream)
  stream.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    if (chunk !== null) received += chunk.length
    if (chunk !== null || received === size) return push(chunk, encoding)
    stream.destroy(new StoreUnavailable('The document store broke off'))
    return false
  }
  // Otherwise its words would name the host.
  const destroy = stream.destroy.bind(stream)
  stream.destroy = (error?: Error) =>
    destroy(error && !isOurs(error) ? new StoreUnavailable('The document store broke off') : error)
  return signal ? addAbortSignal(signal, stream) : stream
}

const isOurs = (error: Error) => error instanceof StoreUnavailable || error.name === 'AbortError'

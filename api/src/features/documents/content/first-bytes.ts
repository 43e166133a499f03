import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { AppError } from '../../../platform/errors.ts'
import type { ByteRange, DocumentStore } from '../document-store.ts'

interface Wanted {
  size: number
  range: ByteRange
  /** Of whoever reads: aborted when they are gone. */
  signal: AbortSignal
  /** How long the store may take to the first byte. */
  patienceMs?: number
}

// The store's own words stay out of it: they may name where it lies.
const unreadable = (cause: unknown) =>
  new AppError('unavailable', 'The document cannot be read at the moment. Try again in a while.', {
    cause,
    retryAfterSeconds: 10,
  })

/** The bytes, once the first of them are there: until then a fault of the store can still be answered as one. */
export async function openBody(
  store: DocumentStore,
  key: string,
  { size, range, signal: gone, patienceMs = 10_000 }: Wanted,
): Promise<Readable> {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), patienceMs)
  const signal = AbortSignal.any([gone, late.signal])
  try {
    const body = await unlessAborted(store.read(key, { size, range, signal }), signal)
    await firstBytes(body, signal)
    return body
  } catch (error) {
    late.abort()
    throw unreadable(error)
  } finally {
    clearTimeout(timer)
  }
}

/** A store that hears no abort is not waited for; what it opens later is closed. */
async function unlessAborted(opening: Promise<Readable>, signal: AbortSignal): Promise<Readable> {
  const aborted = Promise.withResolvers<never>()
  const stop = () => aborted.reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await Promise.race([opening, aborted.promise])
  } catch (error) {
    void closeLater(opening)
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

async function closeLater(opening: Promise<Readable>) {
  const body = await opening.catch(() => null)
  body?.destroy()
}

async function firstBytes(body: Readable, signal: AbortSignal) {
  try {
    if (body.readableLength === 0) await once(body, 'readable', { signal })
    if (body.readableLength === 0) throw new Error('The store sent nothing')
  } catch (error) {
    body.destroy()
    throw error
  }
}

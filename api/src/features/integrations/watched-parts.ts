import type { NoteWriter } from '../consultations/note-writer.ts'
import type { Transcriber } from '../consultations/transcription/transcriber.ts'
import type { Scanner } from '../documents/inspection/clamd.ts'
import type { DocumentStore } from '../documents/document-store.ts'
import type { NoticeSender } from '../notifications/notice-sender.ts'
import type { RedisConnection } from '../../platform/redis.ts'
import type { Usage } from './usage.ts'

const isNamed = (error: unknown, name: string) => error instanceof Error && error.name === name

/** A writer that says no to one note, or that somebody stopped, is no writer that fails. */
const isWriterFault = (error: unknown, signal: AbortSignal) =>
  !signal.aborted && !(isNamed(error, 'WriterError') && (error as { code?: unknown }).code === 'writer_refused')

async function* watchStream<Piece>(usage: Usage, pieces: AsyncIterable<Piece>, signal: AbortSignal) {
  const use = usage.begin('note-writer')
  try {
    yield* pieces
    if (!signal.aborted) use.worked()
  } catch (error) {
    if (isWriterFault(error, signal)) use.failed(error)
    throw error
  } finally {
    // Also where whoever reads it stops.
    use.left()
  }
}

export const watchedWriter = (writer: NoteWriter, usage: Usage): NoteWriter => ({
  ...writer,
  write: (request, signal) => watchStream(usage, writer.write(request, signal), signal),
})

export const watchedTranscriber = ({ transcribe }: Transcriber, usage: Usage): Transcriber => ({
  transcribe: (recording, signal) => watchStream(usage, transcribe(recording, signal), signal),
})

export function watchedStore(store: DocumentStore, usage: Usage): DocumentStore {
  const watch = async <Result>(work: () => Promise<Result>) => {
    const use = usage.begin('documents')
    try {
      const result = await use.within(work)
      use.worked()
      return result
    } catch (error) {
      if (isNamed(error, 'StoreUnavailable')) use.failed(error)
      else use.left()
      throw error
    }
  }
  return {
    ...store,
    begin: (key) => watch(() => store.begin(key)),
    putPart: (...part) => watch(() => store.putPart(...part)),
    complete: (...object) => watch(() => store.complete(...object)),
    read: (...wanted) => watch(() => store.read(...wanted)),
    remove: (key) => watch(() => store.remove(key)),
  }
}

export const watchedScanner = (scanner: Scanner, { watch }: Usage): Scanner => ({
  ...scanner,
  async begin() {
    const scan = await watch('scanner', () => scanner.begin())
    return { ...scan, verdict: () => watch('scanner', () => scan.verdict()) }
  },
})

/** An address that takes no notice is not the sender's fault. */
export const watchedSender = (sender: NoticeSender, key: 'mail' | 'sms', usage: Usage): NoticeSender => ({
  ...sender,
  async send(notice, signal) {
    const use = usage.begin(key)
    try {
      const sent = await use.within(() => sender.send(notice, signal))
      use.worked()
      return sent
    } catch (error) {
      const isOfNotice = (error as { permanent?: unknown }).permanent === true
      if (signal.aborted || isOfNotice) use.left()
      else use.failed(error)
      throw error
    }
  },
})

export const watchedRedis = (redis: RedisConnection, { watch }: Usage): RedisConnection => ({
  ...redis,
  run: (...script) => watch('cache', () => redis.run(...script)),
})

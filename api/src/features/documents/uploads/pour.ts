import { AppError } from '../../../platform/errors.ts'

/** Nobody hears it where the connection is gone; a sender that slept asks where it is and goes on. */
const cut = (cause?: unknown) =>
  new AppError('wrong_offset', 'The connection ended before all of the bytes had come.', { cause })

/**
 * Hands on bytes as they come. Null once all are in; the error to answer where the sender broke off or sent nothing for that
 * long, since it keeps others waiting. What goes wrong with us is thrown.
 */
export async function pour(
  bytes: AsyncIterable<Buffer>,
  { silenceMs }: { silenceMs: number },
  hold: (chunk: Buffer) => Promise<void>,
): Promise<AppError | null> {
  const source = bytes[Symbol.asyncIterator]()
  for (;;) {
    const next = await nextOf(source, silenceMs)
    if (next instanceof AppError) return next
    if (next.done === true) return null
    try {
      await hold(next.value)
    } catch (error) {
      await source.return?.()
      throw error
    }
  }
}

function nextOf(source: AsyncIterator<Buffer>, silenceMs: number) {
  const silence = Promise.withResolvers<AppError>()
  const timer = setTimeout(() => silence.resolve(cut()), silenceMs)
  return Promise.race([source.next().catch(cut), silence.promise]).finally(() => clearTimeout(timer))
}

import type { TokenUse } from '../note-writer.ts'
import { UpstreamFailure } from './upstream-failure.ts'

export interface Patience {
  /** Between two signs of life before the first text: a model may think for a while. */
  beforeTextMs: number
  /** Between two signs of life once text has come. */
  betweenEventsMs: number
}

/** Ends one upstream request when the caller stops it or when it falls silent; nothing else ends a stalled body. */
export interface UpstreamGuard {
  readonly signal: AbortSignal
  /** Whatever the upstream sends, a comment to keep the connection alive included. */
  bytesArrived(): void
  textArrived(): void
  /** Time that the reader of the text takes is not the upstream's silence. */
  readerIsBusy: boolean
  /** Why the signal was aborted, if it was: the error that an abort causes does not say. */
  throwIfStopped(): void
  release(): void
}

/** How an answer is read: with patience, taking down the tokens it took where the server names them. */
export interface Reading {
  guard: UpstreamGuard
  onTokens(use: TokenUse): void
}

export function guardUpstream(signal: AbortSignal, { beforeTextMs, betweenEventsMs }: Patience): UpstreamGuard {
  const controller = new AbortController()
  const stop = () => controller.abort()
  let hasStalled = false
  let hasText = false
  const watch = (ms: number) => {
    const timer = setTimeout(() => {
      if (guard.readerIsBusy) {
        timer.refresh()
      } else {
        hasStalled = true
        stop()
      }
    }, ms)
    return timer
  }

  const guard: UpstreamGuard = {
    signal: controller.signal,
    readerIsBusy: false,
    bytesArrived: () => void timer.refresh(),
    textArrived() {
      if (hasText) return
      hasText = true
      clearTimeout(timer)
      timer = watch(betweenEventsMs)
    },
    throwIfStopped() {
      signal.throwIfAborted()
      if (hasStalled) throw new UpstreamFailure('stalled')
    },
    release() {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    },
  }
  let timer = watch(beforeTextMs)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return guard
}

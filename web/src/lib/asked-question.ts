type Listener = () => void

/** Something only the person can answer: requests wait here until they have done what was asked, or given up. */
export interface AskedQuestion {
  /** Opens the question; true once it was answered well. */
  ask: (signal?: AbortSignal) => Promise<boolean>
  answer: (isDone: boolean) => void
  isAsking: () => boolean
  subscribe: (listener: Listener) => () => void
}

export function createAskedQuestion(): AskedQuestion {
  const listeners = new Set<Listener>()
  let question: PromiseWithResolvers<boolean> | null = null

  const change = (next: typeof question) => {
    question = next
    for (const listener of listeners) listener()
  }

  return {
    async ask(signal) {
      if (!question) change(Promise.withResolvers())
      const answered = question?.promise ?? Promise.resolve(false)
      if (!signal) return answered
      const aborted = Promise.withResolvers<never>()
      const abort = () => aborted.reject(signal.reason)
      signal.addEventListener('abort', abort, { once: true })
      if (signal.aborted) abort()
      return Promise.race([answered, aborted.promise]).finally(() => signal.removeEventListener('abort', abort))
    },
    answer(isDone) {
      question?.resolve(isDone)
      change(null)
    },
    isAsking: () => question !== null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The session ended under someone's hands: true once the same person has signed in again. */
export const endedSession = createAskedQuestion()

/** What was asked for needs a fresh proof of who is there: true once they gave it. */
export const missingProof = createAskedQuestion()

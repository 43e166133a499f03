type Listener = () => void

/** A session that ended under someone's hands: requests wait here until they have signed in again or given up. */
export interface EndedSession {
  /** Opens the question; true once the same person has signed in again. */
  ask: (signal?: AbortSignal) => Promise<boolean>
  answer: (signedIn: boolean) => void
  isAsking: () => boolean
  subscribe: (listener: Listener) => () => void
}

export function createEndedSession(): EndedSession {
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
    answer(signedIn) {
      question?.resolve(signedIn)
      change(null)
    },
    isAsking: () => question !== null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const endedSession = createEndedSession()

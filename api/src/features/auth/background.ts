/** Work that goes on after its answer. */
export interface Background {
  later(work: Promise<unknown>): void
  /** Waits for what is under way. */
  drain(): Promise<void>
}

export function createBackground(onFault: (error: unknown) => void): Background {
  const running = new Set<Promise<unknown>>()
  return {
    later(work) {
      const guarded = work.catch(onFault).finally(() => running.delete(guarded))
      running.add(guarded)
    },
    async drain() {
      await Promise.all(running)
    },
  }
}

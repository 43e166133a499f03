const opensAfter = 5
const firstPauseMs = 15_000
const longestPauseMs = 120_000

interface Circuit {
  failures: number
  openUntil: number
  pauseMs: number
  /** One call is out to see whether it works again. */
  isTrying: boolean
}

export interface BreakerState {
  state: 'closed' | 'open' | 'half-open'
  openUntil: number | null
}

/** Stops asking an account that does not answer, and tries again with one call after a pause that doubles up to two minutes. */
export function createCircuitBreaker(now: () => number) {
  const circuits = new Map<string, Circuit>()

  const open = (circuit: Circuit, pauseMs: number): Circuit => ({
    ...circuit,
    ...{ openUntil: now() + pauseMs, pauseMs: Math.min(pauseMs * 2, longestPauseMs), isTrying: false },
  })

  return {
    /** Whether a call may go; whoever is let through must tell what became of it. */
    admits(key: string) {
      const circuit = circuits.get(key)
      if (circuit === undefined || circuit.failures < opensAfter) return true
      if (circuit.openUntil > now() || circuit.isTrying) return false
      circuit.isTrying = true
      return true
    },
    succeeded: (key: string) => void circuits.delete(key),
    failed(key: string) {
      const known = circuits.get(key) ?? { failures: 0, openUntil: 0, pauseMs: firstPauseMs, isTrying: false }
      // It was sent before the circuit opened.
      if (known.openUntil > now()) return
      const circuit = { ...known, failures: known.failures + 1 }
      circuits.set(key, circuit.failures < opensAfter ? circuit : open(circuit, circuit.pauseMs))
    },
    /** It was given up by its caller: that says nothing. */
    gaveUp(key: string) {
      const circuit = circuits.get(key)
      if (circuit) circuit.isTrying = false
    },
    stateOf(key: string): BreakerState {
      const circuit = circuits.get(key)
      if (circuit === undefined || circuit.failures < opensAfter) return { state: 'closed', openUntil: null }
      return circuit.openUntil > now()
        ? { state: 'open', openUntil: circuit.openUntil }
        : { state: 'half-open', openUntil: null }
    },
  }
}

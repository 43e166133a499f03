import type { Database } from '../../platform/database.ts'
import { faultOf } from './fault-of.ts'
import { type Checked, writeChecks } from './integration.repository.ts'

/** Asks a part, at no cost, whether it works; rejects where it does not. */
export type Probe = (signal: AbortSignal) => Promise<unknown>

/** Whoever asks again sooner is shown what was just found. */
const freshMs = 10_000

interface Dependencies {
  database: Database
  probes: ReadonlyMap<string, Probe>
  /** Told of what was found, once it is written. */
  onChecked: (now: Date) => Promise<void>
  /** For each answer. */
  patienceMs?: number
}

/** Checks all parts side by side; several who ask at once are answered by one round. */
export function createIntegrationChecks({ database, probes, onChecked, patienceMs = 5000 }: Dependencies) {
  let round: Promise<void> | undefined
  let checkedAt = -Infinity

  async function checkAll() {
    const checks = await Promise.all([...probes].map(([key, probe]) => check(key, probe, patienceMs)))
    await database.system((tx) => writeChecks(tx, checks))
    checkedAt = Date.now()
    await onChecked(new Date())
  }

  function afresh() {
    round ??= checkAll().finally(() => (round = undefined))
    return round
  }

  return {
    afresh,
    /** Unless somebody just did. */
    unlessFresh: () => (round === undefined && Date.now() - checkedAt < freshMs ? Promise.resolve() : afresh()),
  }
}

async function check(key: string, probe: Probe, patienceMs: number): Promise<Checked> {
  const at = new Date()
  const began = performance.now()
  const fault = await outcomeOf(probe, patienceMs)
  return { key, at, latencyMs: Math.round(performance.now() - began), fault }
}

async function outcomeOf(probe: Probe, patienceMs: number) {
  const signal = AbortSignal.timeout(patienceMs)
  // Not every library listens to the signal.
  const { promise: late, resolve } = Promise.withResolvers<'timeout'>()
  const onAbort = () => resolve('timeout')
  signal.addEventListener('abort', onAbort)
  const found = Promise.resolve()
    .then(() => probe(signal))
    .then(() => null, faultOf)
  return Promise.race([found, late]).finally(() => signal.removeEventListener('abort', onAbort))
}

import { setTimeout as wait } from 'node:timers/promises'
import type { Installation } from './installation.ts'

export interface Measured {
  what: string
  value: string
  holds: boolean
}

export interface Scenario {
  /** Which dependency, or which part of the service itself. */
  part: string
  fault: string
  /** What people see while it lasts. */
  seen: string
  /** Two minutes where it is absent. */
  limitMs?: number
  /** Leaves every line as it found it. Throws `Skipped` where the fault cannot be made on this machine. */
  run(installation: Installation, figures: Figures): Promise<void>
}

/** The fault cannot be made here; the message says why. */
export class Skipped extends Error {}

export type Figures = ReturnType<typeof createFigures>

/** What was measured, and whether it is as it must be. */
export function createFigures() {
  const list: Measured[] = []
  const add = (what: string, value: string, holds: boolean) => void list.push({ what, value, holds })
  return {
    list,
    atMost(what: string, value: number, limit: number, unit: 'ms' | 'MB' | 's' | '' = '') {
      const after = unit === '' ? '' : ` ${unit}`
      add(what, `${Math.round(value)}${after} (≤ ${limit}${after})`, value <= limit)
    },
    exactly<Value extends string | number>(what: string, value: Value, wanted: NoInfer<Value>) {
      add(what, value === wanted ? String(value) : `${value}, not ${wanted}`, value === wanted)
    },
    isSo: (what: string, value: boolean) => add(what, value ? 'yes' : 'no', value),
    tell: (what: string, value: string | number) => add(what, String(value), true),
  }
}

/** How many ms it took until it was so; throws where it is not within the limit. */
export async function until(what: string, limitMs: number, isSo: () => Promise<boolean> | boolean) {
  const begun = performance.now()
  while (!(await isSo())) {
    if (performance.now() - begun > limitMs) throw new Error(`Not within ${limitMs / 1000} s: ${what}`)
    await wait(50)
  }
  return performance.now() - begun
}

/** What it comes to, and how many ms that took. */
export async function timed<Result>(work: Promise<Result>) {
  const begun = performance.now()
  const result = await work
  return { result, ms: performance.now() - begun }
}

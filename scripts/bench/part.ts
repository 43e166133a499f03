import type { Percentiles } from './figures.ts'
import type { WithProduct } from './product.ts'

/** At most so much at these percentiles, or a figure that is at most or at least so much. */
export type Aim = Partial<Percentiles> | { atMost: number } | { atLeast: number }

export interface Row {
  what: string
  measured: number | Percentiles
  unit: string
  aim?: Aim
}

/** One subject of the benchmark, measured on products of its own. */
export interface Part {
  name: string
  /** What is measured and how, in a sentence or two for the report. */
  measures: string
  /** Rejects with `NotHere` where this machine lacks something. */
  measure(withProduct: WithProduct): Promise<Row[]>
}

/** Why a part cannot be measured on this machine. */
export class NotHere extends Error {}

/** Undefined where nothing is aimed at. */
export function isMet({ measured, aim }: Row): boolean | undefined {
  if (aim === undefined) return undefined
  if ('atMost' in aim) return Number(measured) <= aim.atMost
  if ('atLeast' in aim) return Number(measured) >= aim.atLeast
  if (typeof measured === 'number') throw new TypeError('Percentiles are aimed at, and a figure was measured')
  return Object.entries(aim).every(([share, most]) => measured[share as keyof Percentiles] <= most)
}

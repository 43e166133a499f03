import type { Db } from '../../platform/database.ts'
import type { Principal } from '../../platform/principal.ts'

export interface Asked {
  query: string
  /** Of each kind. */
  limit: number
}

/** What a feature found: what was seen of whom is recorded before any of it is opened. */
interface Found<Hits> {
  ids: readonly string[]
  open: () => Promise<Hits>
}

/** Finds what the caller may see of one feature. */
export type Finder<Hits> = (tx: Db, principal: Principal, asked: Asked) => Promise<Found<Hits>>

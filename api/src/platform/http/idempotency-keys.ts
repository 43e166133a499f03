import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Cipher } from '../crypto/cipher.ts'
import type { Database } from '../database.ts'
import { AppError } from '../errors.ts'
import type { Principal } from '../principal.ts'
import {
  claimKey,
  deleteExpired,
  deleteExpiredKey,
  findKey,
  type FoundKey,
  freeKey,
  storeOutcome,
} from './idempotency-rows.ts'
import type { KeyedRequest, KeyPlace } from './idempotency-request.ts'

/** A reply as it is sent again. */
export interface StoredReply {
  status: number
  headers: Record<string, string>
  body: string
}

/** The right to carry out a request; `isFirst` unless somebody tried before and did not come to an end. */
export interface Claim {
  id: string
  resourceId: string
  isFirst: boolean
}

/** `reply` is null where the answer was an event stream. */
type Standing =
  | { kind: 'claimed'; claim: Claim }
  | { kind: 'done'; resourceId: string; reply: StoredReply | null }
  | { kind: 'in-progress' }

export interface KeyTimes {
  /** How long an attempt may take before another is let in. */
  leaseMs?: number
  /** How long a duplicate waits for the first to end. */
  patienceMs?: number
}

export type IdempotencyKeys = ReturnType<typeof createIdempotencyKeys>

/** Carries a request with a key out once, for all instances together: the database alone decides who does. */
export function createIdempotencyKeys(
  { database, cipher }: { database: Database; cipher: Cipher },
  times: KeyTimes = {},
) {
  const { leaseMs = 30_000, patienceMs = 10_000 } = times

  function read({ row, place }: { row: FoundKey; place: KeyPlace }): StoredReply | null {
    if (row.status === null || row.body_sealed === null) return null
    const body = cipher.open(sealedPlace(place, row.resource_id), row.body_sealed)
    return { status: row.status, headers: row.headers as Record<string, string>, body }
  }

  /** Takes the key if nobody has it; tells what became of it otherwise. */
  async function look(principal: Principal, request: KeyedRequest): Promise<Standing> {
    return database.as(principal, async (tx) => {
      const id = randomUUID()
      const claimed = await claimKey(tx, request, { id, resourceId: randomUUID(), leaseMs })
      if (claimed) return { kind: 'claimed', claim: { id, ...claimed } }
      const row = await findKey(tx, request)
      if (row === undefined || row.is_expired) {
        await deleteExpiredKey(tx, request)
        return { kind: 'in-progress' }
      }
      if (row.operation !== request.operation || !row.request_hash.equals(request.requestHash)) throw mismatch()
      if (row.state !== 'done') return { kind: 'in-progress' }
      return { kind: 'done', resourceId: row.resource_id, reply: read({ row, place: request }) }
    })
  }

  return {
    leaseMs,

    /** The right to carry the request out, or what it led to; waits for another that is carrying it out. */
    async claim(principal: Principal, request: KeyedRequest) {
      const until = performance.now() + patienceMs
      for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 400)) {
        const standing = await look(principal, request)
        if (standing.kind !== 'in-progress') return standing
        if (performance.now() + pauseMs > until) throw inProgress()
        await wait(pauseMs)
      }
    },

    /** Keeps what the request led to; null for an event stream. */
    async settle(principal: Principal, place: KeyPlace, { id, resourceId }: Claim, reply: StoredReply | null) {
      const bodySealed = reply && cipher.seal(sealedPlace(place, resourceId), reply.body)
      const outcome = { status: reply?.status ?? null, headers: reply?.headers ?? null, bodySealed }
      await database.as(principal, (tx) => storeOutcome(tx, place, id, outcome))
    },

    /** Lets the same request try again at once: this attempt came to nothing. */
    free: (principal: Principal, place: KeyPlace, { id }: Claim) =>
      database.as(principal, (tx) => freeKey(tx, place, id)),

    /** Removes what is older than a day; returns how many there were. */
    sweepExpired: () => database.system((tx) => deleteExpired(tx)),
  }
}

const sealedPlace = ({ organizationId }: KeyPlace, row: string) => ({
  ...{ organizationId, row },
  table: 'idempotency_keys',
  column: 'body',
})

const mismatch = () =>
  new AppError('idempotency_mismatch', 'This Idempotency-Key was sent with another request before. Use a fresh one.')

const inProgress = () =>
  new AppError('idempotency_in_progress', 'The same request is still being carried out. Try again in a moment.', {
    retryAfterSeconds: 2,
  })

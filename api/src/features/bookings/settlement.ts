import type { Database, Db } from '../../platform/database.ts'
import { addJob } from '../../platform/jobs/add-job.ts'
import type { BookingNotices, ProviderOf } from './booking-dependencies.ts'
import type { ProviderOutcome } from '../scheduling/scheduling-provider.ts'
import { patienceMs, settleAfterMs, settleBooking, settleKey } from './booking-jobs.ts'
import type { BookingJournal } from './booking-journal.ts'
import { changeBooking } from './booking-moves.ts'
import type { BookingRow } from './booking-row.ts'
import { lockBooking, selectBooking } from './booking.repository.ts'
import { createMoveSettlement } from './changes/move-settlement.ts'
import type { FreeSlot } from './free-slot.ts'
import { movedBooking, providerBooking } from './provider-booking.ts'
import { createSubmitSettlement } from './submit-settlement.ts'

interface Dependencies {
  database: Database
  providerOf: ProviderOf
  journal: BookingJournal
  freeSlot: FreeSlot
  notices: BookingNotices
}

export type Settled = Exclude<ProviderOutcome, { kind: 'done' }> | { kind: 'settled' }
export type Settlement = ReturnType<typeof createSettlement>

const providerLimitMs = 30_000

/**
 * Asks the calendar for what a row says is wanted, outside of any transaction, and writes its answer down; whoever asked does so
 * at once, and a job after a crash. With the service's own rights: it ends what somebody with rights began.
 */
export function createSettlement({ database, providerOf, journal, freeSlot, notices }: Dependencies) {
  const moves = createMoveSettlement({ journal, freeSlot, notices })
  const writeSubmitted = createSubmitSettlement({ journal, freeSlot, notices })

  async function ask(row: BookingRow): Promise<ProviderOutcome | undefined> {
    const provider = providerOf(row.scheduling)
    const signal = AbortSignal.timeout(providerLimitMs)
    const booking = providerBooking(row)
    if (row.status === 'submitting') return provider.submit(booking, signal)
    if (row.pending?.kind === 'cancel') return provider.cancel(booking, signal)
    if (row.pending?.kind === 'reschedule')
      return provider.reschedule(booking, movedBooking(row, row.pending.to), signal)
    return undefined
  }

  /** What was asked may be over by now: another process wrote the answer down, or somebody cancelled meanwhile. */
  async function write(tx: Db, asked: BookingRow, outcome: Exclude<ProviderOutcome, { kind: 'unknown' }>) {
    const row = await lockBooking(tx, asked.id)
    if (row === undefined) return
    if (asked.status === 'submitting') return writeSubmitted(tx, row, outcome)
    if (row.pending?.kind === 'cancel' && asked.pending?.kind === 'cancel') return writeCancelled(tx, row)
    if (row.pending?.kind === 'reschedule') return moves.write(tx, row, row.pending, outcome)
  }

  async function writeCancelled(tx: Db, row: BookingRow) {
    const cancelled = await changeBooking(tx, row, { pending: null })
    await freeSlot(tx, cancelled)
    await notices.cancelled(tx, row.id)
  }

  async function settle(bookingId: string): Promise<Settled> {
    const row = await database.system((tx) => selectBooking(tx, bookingId))
    if (row === undefined) return { kind: 'settled' }
    const outcome = await ask(row)
    if (outcome === undefined) return { kind: 'settled' }
    if (outcome.kind === 'unknown') {
      await database.system((tx) => begin(tx, bookingId, outcome.askAgainAt))
      return outcome
    }
    await database.system((tx) => write(tx, row, outcome))
    if (outcome.kind === 'refused' && row.pending?.kind !== 'cancel') return outcome
    return row.status === 'submitting' ? settle(bookingId) : { kind: 'settled' }
  }

  return {
    /** Comes again by itself until the calendar has answered. */
    settle,
    /** The same for somebody who waits: it goes on without them where it takes long. */
    async settleInTime(bookingId: string): Promise<Settled> {
      const settled = settle(bookingId)
      const late = AbortSignal.timeout(patienceMs)
      const patience = new Promise<Settled>((resolve) => {
        late.addEventListener('abort', () => resolve({ kind: 'unknown', askAgainAt: new Date() }), { once: true })
      })
      // What fails after they have gone is done again by the job that was left with it.
      settled.catch(() => undefined)
      return Promise.race([settled, patience])
    },
    /** In the transaction that writes down what is wanted. */
    begin: (tx: Db, bookingId: string) => begin(tx, bookingId, new Date(Date.now() + settleAfterMs)),
    settleSoon: (tx: Db, bookingId: string) => begin(tx, bookingId, new Date()),
  }
}

const begin = (tx: Db, bookingId: string, runAt: Date) =>
  addJob(tx, settleBooking, { bookingId }, { key: settleKey(bookingId), runAt })

import type { IntegrationFault } from '@medinotes/shared/integrations'
import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'

export type StateRow = Awaited<ReturnType<typeof selectStates>>[number]

export const selectStates = (db: Db) => db.selectFrom('integration_states').selectAll().execute()

/** What a use met since it was last written down. */
export interface Met {
  succeededAt: Date | null
  faultedAt: Date | null
  fault: IntegrationFault | null
}

// Several instances write; the latest of each counts.
export async function mergeMet(db: Db, key: string, { succeededAt, faultedAt, fault }: Met) {
  await sql`
    insert into integration_states as s (key, succeeded_at, faulted_at, fault)
      values (${key}, ${succeededAt}, ${faultedAt}, ${fault})
    on conflict (key) do update set
      succeeded_at = greatest(s.succeeded_at, excluded.succeeded_at),
      faulted_at = greatest(s.faulted_at, excluded.faulted_at),
      fault = case when excluded.faulted_at >= coalesce(s.faulted_at, '-infinity') then excluded.fault else s.fault end
  `.execute(db)
}

export interface Checked {
  key: string
  at: Date
  latencyMs: number
  /** Null where it works. */
  fault: IntegrationFault | null
}

export async function writeChecks(db: Db, checks: readonly Checked[]) {
  for (const { key, at, latencyMs, fault } of checks) {
    await sql`
      insert into integration_states as s (key, checked_at, latency_ms, check_fault, failing_since)
        values (${key}, ${at}, ${latencyMs}, ${fault}, ${fault === null ? null : at})
      on conflict (key) do update set
        checked_at = excluded.checked_at, latency_ms = excluded.latency_ms, check_fault = excluded.check_fault,
        failing_since = case when excluded.check_fault is not null then coalesce(s.failing_since, excluded.checked_at) end
      where s.checked_at is null or s.checked_at < excluded.checked_at
    `.execute(db)
  }
}

/** Those that have failed since `since` and nobody was told of: told from now on, by whoever gets the row. */
export const claimTroubles = (db: Db, since: Date, now: Date) =>
  db
    .updateTable('integration_states')
    .set({ told_at: now })
    .where('failing_since', '<=', since)
    .where('told_at', 'is', null)
    .returning(['key', 'failing_since as since', 'told_at as toldAt'])
    .execute()

/** Those that people were told of and that work again. */
export const claimRecoveries = (db: Db) =>
  db
    .updateTable('integration_states')
    .set({ told_at: null })
    .where('failing_since', 'is', null)
    .where('told_at', 'is not', null)
    .returning('key')
    .execute()

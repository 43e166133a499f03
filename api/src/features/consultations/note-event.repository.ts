import { sql } from 'kysely'
import type { Database, Db } from '../../platform/database.ts'

/** The position that only attempts told at length have; the index `consultation_events_long` names it. */
const firstOfLong = 65

/** An event of an attempt, its data sealed. */
export interface NoteEventRow {
  consultationId: string
  attempt: number
  sequence: number
  type: string
  dataSealed: string
}

/**
 * Stores events of many streams in one statement and returns the ids of the consultations whose events were stored.
 * An attempt that this process no longer writes stores nothing: the row lock orders this against whoever ends it.
 */
export async function insertEvents(database: Database, generatedBy: string, events: NoteEventRow[]) {
  const rows = await database.systemStatement(
    'insert-note-events',
    sql<{ consultation_id: string }>`
      insert into consultation_events (consultation_id, attempt, sequence, organization_id, type, data_sealed)
      select c.id, c.attempt, e.sequence, c.organization_id, e.type, e.data
      from unnest(
        ${events.map((event) => event.consultationId)}::uuid[],
        ${events.map((event) => event.attempt)}::int[],
        ${events.map((event) => event.sequence)}::int[],
        ${events.map((event) => event.type)}::text[],
        ${events.map((event) => event.dataSealed)}::text[]
      ) as e (consultation_id, attempt, sequence, type, data)
      join consultations c
        on c.id = e.consultation_id and c.attempt = e.attempt and c.generated_by = ${generatedBy}::bigint
      for share of c
      returning consultation_id`,
  )
  return new Set(rows.map((row) => row.consultation_id))
}

/** Stores an attempt's first or last event; the caller's transaction has just written the consultation. */
export async function insertEvent(tx: Db, event: NoteEventRow & { organizationId: string }) {
  await tx
    .insertInto('consultation_events')
    .values({
      consultation_id: event.consultationId,
      attempt: event.attempt,
      sequence: event.sequence,
      organization_id: event.organizationId,
      type: event.type,
      data_sealed: event.dataSealed,
    })
    .execute()
}

export const selectEvents = (tx: Db, consultationId: string, attempt: number, after: number) =>
  tx
    .selectFrom('consultation_events')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('attempt', '=', attempt)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .execute()

/** Position of the attempt's last stored event, 0 when there is none. */
export async function selectLastSequence(tx: Db, consultationId: string, attempt: number) {
  const { last } = await tx
    .selectFrom('consultation_events')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('consultation_id', '=', consultationId)
    .where('attempt', '=', attempt)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

/** An attempt that is told at length. */
export interface LongAttempt {
  consultation_id: string
  attempt: number
  organization_id: string
}

interface LongAttemptQuery {
  endedBefore: Date
  after: LongAttempt | undefined
  limit: number
}

/** Attempts with more events than the index `consultation_events_long` asks for, whose consultation nobody touched since. */
export const selectLongAttempts = (tx: Db, { endedBefore, after, limit }: LongAttemptQuery): Promise<LongAttempt[]> =>
  tx
    .selectFrom('consultation_events as e')
    .innerJoin('consultations as c', 'c.id', 'e.consultation_id')
    .select(['e.consultation_id', 'e.attempt', 'e.organization_id'])
    .where('e.sequence', '=', sql.lit(firstOfLong))
    .where('c.updated_at', '<', endedBefore)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(e.consultation_id, e.attempt) > (${after?.consultation_id}, ${after?.attempt})`),
    )
    .orderBy('e.consultation_id')
    .orderBy('e.attempt')
    .limit(limit)
    .execute()

/** Whether the attempt has ended; nobody begins another one of its consultation before this transaction is over. */
export async function lockEndedAttempt(tx: Db, consultationId: string, attempt: number) {
  const row = await tx
    .selectFrom('consultations')
    .select(['attempt', 'status'])
    .where('id', '=', consultationId)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined && (row.attempt !== attempt || row.status !== 'generating')
}

export const deleteEvents = (tx: Db, consultationId: string, attempt: number) =>
  tx
    .deleteFrom('consultation_events')
    .where('consultation_id', '=', consultationId)
    .where('attempt', '=', attempt)
    .execute()

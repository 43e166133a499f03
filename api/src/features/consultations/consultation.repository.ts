import type { ConsultationStatus } from '@medinotes/shared/consultations'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Consultations, ConsultationVersions } from '../../platform/database-schema.ts'
import type { Db } from '../../platform/database.ts'

export type ConsultationRow = Selectable<Consultations>

export async function insertConsultation(tx: Db, consultation: Insertable<Consultations>, nameTokens: Buffer[]) {
  const row = await tx.insertInto('consultations').values(consultation).returningAll().executeTakeFirstOrThrow()
  await insertNameTokens(tx, row, nameTokens)
  return row
}

/** Beside those it is found by already. */
export async function insertNameTokens(tx: Db, { id, organization_id }: Owner, tokens: readonly Buffer[]) {
  if (tokens.length === 0) return
  await sql`
    insert into consultation_name_tokens (organization_id, token, consultation_id)
    select ${organization_id}, token, ${id} from unnest(${tokens}::bytea[]) as token
    on conflict do nothing`.execute(tx)
}

type Owner = Pick<ConsultationRow, 'id' | 'organization_id'>

export const selectConsultation = (tx: Db, id: string) =>
  tx.selectFrom('consultations').selectAll().where('id', '=', id).execute()

export interface ConsultationFilter {
  organizationId: string
  /** Undefined for everybody's of the organization, which row-level security shows in an emergency only. */
  authorId: string | undefined
  /** Each must be among the tokens of the patient's name. */
  nameTokens: Buffer[]
  status?: ConsultationStatus | undefined
  template?: string | undefined
  /** Only notes with tasks that are not done. */
  tasks?: 'open' | undefined
  from?: string | undefined
  to?: string | undefined
  bookingId?: string | undefined
  /** The last row of the page before. */
  after?: { createdAt: Date; id: string } | undefined
  limit: number
}

/** Newest first; one row more than `limit` when there is a next page. */
export function selectConsultations(tx: Db, filter: ConsultationFilter) {
  const { organizationId, authorId, status, template, from, to, bookingId, after } = filter
  // Row-level security says the same, but in a form that no index serves.
  let query = tx.selectFrom('consultations').selectAll().where('organization_id', '=', organizationId)
  if (authorId) query = query.where('author_id', '=', authorId)
  if (status) query = query.where('status', '=', status)
  if (template) query = query.where('template', '=', template)
  if (from) query = query.where('date_of_visit', '>=', from)
  if (to) query = query.where('date_of_visit', '<=', to)
  if (bookingId) query = query.where('booking_id', '=', bookingId)
  if (filter.tasks) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('note_tasks')
        .select('consultation_id')
        .where('organization_id', '=', organizationId)
        .where('status', '=', 'open'),
    )
  }
  if (after) {
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.createdAt, after.id)))
  }
  for (const token of filter.nameTokens) {
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('consultation_name_tokens')
        .select('consultation_id')
        .where('organization_id', '=', organizationId)
        .where('token', '=', token),
    )
  }
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute()
}

/** Starts the next attempt unless another caller did, or the note is not one to continue; undefined then. */
export const beginNextAttempt = (tx: Db, id: string, process: { generated_by: string; writer: string }) =>
  tx
    .updateTable('consultations')
    .set((eb) => ({
      status: 'generating',
      attempt: eb('attempt', '+', 1),
      ...process,
      problem: null,
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['interrupted', 'failed'])
    .returningAll()
    .executeTakeFirst()

export interface AttemptEnd {
  id: string
  attempt: number
  status: 'draft' | 'interrupted' | 'failed'
  problem: string | null
}

/** Ends an attempt that is still being written; undefined when somebody else ended it first. */
export const endAttempt = (tx: Db, { id, attempt, status, problem }: AttemptEnd) =>
  tx
    .updateTable('consultations')
    .set((eb) => ({
      status,
      problem,
      generated_by: null,
      version: status === 'draft' ? eb('version', '+', 1) : eb.ref('version'),
      updated_at: sql<Date>`now()`,
    }))
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('status', '=', 'generating')
    .returningAll()
    .executeTakeFirst()

/** Attempts whose process no longer holds its advisory lock: it crashed or lost the database. */
export const selectAbandoned = (tx: Db) =>
  tx
    .selectFrom('consultations')
    .selectAll()
    .where('status', '=', 'generating')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom(
            sql<{ key: string }>`(
              select (classid::bigint << 32) | objid::bigint as key from pg_locks
              where locktype = 'advisory' and granted and objsubid = 1
                and database = (select oid from pg_database where datname = current_database())
            )`.as('held'),
          )
            .select('held.key')
            .whereRef('held.key', '=', 'consultations.generated_by'),
        ),
      ),
    )
    .limit(200)
    .execute()

export async function insertVersion(tx: Db, version: Insertable<ConsultationVersions>) {
  await tx.insertInto('consultation_versions').values(version).execute()
}

export const selectVersion = (tx: Db, consultationId: string, version: number) =>
  tx
    .selectFrom('consultation_versions')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()

import type { TaskScope } from '@medinotes/shared/tasks'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { NoteTasks } from '../../../platform/database-schema.ts'
import type { Db } from '../../../platform/database.ts'
import type { PageRequest } from '../../../platform/list-page.ts'
import { reachableMembers } from '../../../platform/reachable-members.ts'

export type TaskRow = Awaited<ReturnType<typeof selectTasksOfNote>>[number]

export async function insertTasks(tx: Db, tasks: Insertable<NoteTasks>[]) {
  if (tasks.length > 0) await tx.insertInto('note_tasks').values(tasks).execute()
}

const named = (tx: Db) =>
  tx
    .selectFrom('note_tasks as t')
    .innerJoin('people as author', 'author.id', 't.author_id')
    .innerJoin('people as owner', 'owner.id', 't.owner_id')
    .leftJoin('people as settler', 'settler.id', 't.settled_by')
    .selectAll('t')
    .select(['author.name as author_name', 'owner.name as owner_name', 'settler.name as settler_name'])

/** In the order of the note they were read from. */
export const selectTasksOfNote = (tx: Db, consultationId: string) =>
  named(tx)
    .where('t.consultation_id', '=', consultationId)
    .where('t.status', '<>', 'dropped')
    .orderBy('t.created_at')
    .orderBy('t.place')
    .execute()

export const selectTask = (tx: Db, id: string) => named(tx).where('t.id', '=', id).executeTakeFirst()

export interface TaskFilter {
  organizationId: string
  personId: string
  scope: TaskScope
  status: 'open' | 'done'
}

/** Open ones by their date, those without one last; done ones the latest first. */
export function selectTasks(tx: Db, { organizationId, personId, scope, status }: TaskFilter, page: PageRequest) {
  let query = named(tx).where('t.organization_id', '=', organizationId).where('t.status', '=', status)
  query =
    scope === 'mine'
      ? query.where('t.owner_id', '=', personId)
      : query.where('t.author_id', '=', personId).where('t.owner_id', '<>', personId)
  const place = sql`(coalesce(t.due_on, 'infinity'::date), t.id)`
  const done = sql`(t.settled_at, t.id)`
  if (page.after !== undefined) {
    const last = sql`from note_tasks l where l.id = ${page.after}`
    query =
      status === 'open'
        ? query.where(sql<boolean>`${place} > (select coalesce(l.due_on, 'infinity'::date), l.id ${last})`)
        : query.where(sql<boolean>`${done} < (select l.settled_at, l.id ${last})`)
  }
  query =
    status === 'open'
      ? query.orderBy(sql`coalesce(t.due_on, 'infinity'::date)`).orderBy('t.id')
      : query.orderBy('t.settled_at', 'desc').orderBy('t.id', 'desc')
  return query.limit(page.limit).execute()
}

/** Undefined when somebody else changed it first. */
export const updateTask = (tx: Db, { id, version }: { id: string; version: number }, change: Updateable<NoteTasks>) =>
  tx
    .updateTable('note_tasks')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()

/** What somebody has to do, and how much of it is due by a date. */
export async function countTasks(
  tx: Db,
  { organizationId, personId, today }: { organizationId: string; personId: string; today: string },
) {
  const { open, due } = await tx
    .selectFrom('note_tasks')
    .select((eb) => [
      eb.fn.countAll<string>().as('open'),
      eb.fn.countAll<string>().filterWhere('due_on', '<=', today).as('due'),
    ])
    .where('organization_id', '=', organizationId)
    .where('owner_id', '=', personId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return { open: Number(open), due: Number(due) }
}

/** How many open tasks that the caller may see each note has; none stands for no entry. */
export async function countTasksOfNotes(tx: Db, organizationId: string, consultationIds: readonly string[]) {
  const rows = await tx
    .selectFrom('note_tasks')
    .select((eb) => ['consultation_id', eb.fn.countAll<string>().as('open')])
    .where('organization_id', '=', organizationId)
    .where('consultation_id', 'in', consultationIds)
    .where('status', '=', 'open')
    .groupBy('consultation_id')
    .execute()
  return new Map(rows.map(({ consultation_id, open }) => [consultation_id, Number(open)]))
}

/** Who has open tasks due on that day and can be written to, and how many. */
export const selectDueByOwner = (tx: Db, day: string) =>
  reachableMembers(tx)
    .innerJoin('note_tasks as t', (join) =>
      join.onRef('t.owner_id', '=', 'people.id').onRef('t.organization_id', '=', 'm.organization_id'),
    )
    .select((eb) => eb.fn.countAll<string>().as('tasks'))
    .where('t.status', '=', 'open')
    .where('t.due_on', '=', day)
    .groupBy(['people.id', 'people.email', 'm.organization_id'])
    .execute()

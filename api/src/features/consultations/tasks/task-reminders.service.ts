import { localDateOf } from '../../../platform/wall-clock.ts'
import type { Database } from '../../../platform/database.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import { selectDueByOwner } from './task.repository.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  publicUrl: string
}

export type TaskReminders = ReturnType<typeof createTaskReminders>

/** Tells people in the morning what of theirs is due that day; how much, never what. */
export const createTaskReminders = ({ database, outbox, publicUrl }: Dependencies) => ({
  /** One notice for each person and day, however often it is asked for. */
  remindDue: (now = new Date()) =>
    database.system(async (tx) => {
      const today = localDateOf(now, 'Australia/Sydney')
      for (const { tasks, ...owner } of await selectDueByOwner(tx, today))
        await outbox.leave(tx, {
          ...{ template: 'tasks-due', ...owner },
          facts: { tasks: Number(tasks), link: `${publicUrl}/app/tasks` },
          dedupeKey: `tasks-due:${owner.organizationId}:${owner.personId}:${today}`,
        })
    }),
})

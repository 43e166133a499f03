import type { TaskQuery } from '@medinotes/shared/tasks'
import type { Db } from '../../../platform/database.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { localDateOf } from '../../../platform/wall-clock.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { countTasks, selectTasks, selectTasksOfNote } from './task.repository.ts'
import type { TaskSealing } from './task-sealing.ts'
import { taskView } from './task-view.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  finder: ConsultationFinder
  taskSealing: TaskSealing
}

/** A day begins in the east first; whoever is further west sees its tasks due a few hours early. */
const today = () => localDateOf(new Date(), 'Australia/Sydney')

/** Shows what notes leave to do. */
export function createTaskLists({ sealedReads, audit, finder, taskSealing }: Dependencies) {
  const listed = (tx: Db, principal: Principal, tasks: readonly { id: string }[]) =>
    audit.record(tx, principal, 'task.listed', { type: 'task', id: null }, { ids: tasks.map(({ id }) => id) })

  return {
    list: (principal: Principal, { scope, status, ...query }: TaskQuery) =>
      sealedReads(principal, async (tx) => {
        const filter = { organizationId: organizationOf(principal).id, personId: principal.personId, scope, status }
        const view = taskView(taskSealing, principal)
        const page = await readPage(query, (request) => selectTasks(tx, filter, request), view)
        await listed(tx, principal, page.items)
        return page
      }),

    count: (principal: Principal) =>
      sealedReads(principal, (tx) => {
        const organizationId = organizationOf(principal).id
        return countTasks(tx, { organizationId, personId: principal.personId, today: today() })
      }),

    /** Proposed ones among them, for the note's author. */
    ofNote: (principal: Principal, consultationId: string) =>
      sealedReads(principal, async (tx) => {
        await finder.find(tx, consultationId)
        const items = (await selectTasksOfNote(tx, consultationId)).map(taskView(taskSealing, principal))
        await listed(tx, principal, items)
        return { items, nextCursor: null }
      }),
  }
}

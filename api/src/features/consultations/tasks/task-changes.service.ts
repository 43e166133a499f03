import { randomUUID } from 'node:crypto'
import type { ChangeTask, CreateTask, Task } from '@medinotes/shared/tasks'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { selectColleagues } from '../colleagues.repository.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { NoteSealing } from '../note-sealing.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { insertTasks, selectTask, type TaskRow, updateTask } from './task.repository.ts'
import type { TaskSealing } from './task-sealing.ts'
import { taskView } from './task-view.ts'

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  finder: ConsultationFinder
  sealing: NoteSealing
  taskSealing: TaskSealing
}

/** Adds and changes tasks: what one is and whose, says the author of its note; whether it is done, whoever it was given to. */
export function createTaskChanges({ sealedReads, audit, finder, sealing, taskSealing }: Dependencies) {
  async function shown(tx: Db, principal: Principal, id: string): Promise<Task> {
    const row = await selectTask(tx, id)
    if (!row) throw notFound()
    return taskView(taskSealing, principal)(row)
  }

  return {
    add: (principal: Principal, consultationId: string, { text, ownerId = principal.personId, dueOn }: CreateTask) =>
      sealedReads(principal, async (tx) => {
        const note = await finder.find(tx, consultationId)
        if (note.author_id !== principal.personId) throw notFound()
        await refuseStranger(tx, principal, ownerId)
        const task = { id: randomUUID(), organization_id: note.organization_id }
        const patientName = sealing.openPatientName(note)
        await insertTasks(tx, [
          {
            ...task,
            ...taskSealing.seal(task, { text, patientName }),
            ...{ consultation_id: note.id, author_id: note.author_id, owner_id: ownerId },
            ...{ due_on: dueOn, status: 'open' },
          },
        ])
        await audit.record(tx, principal, 'task.added', { type: 'task', id: task.id })
        return shown(tx, principal, task.id)
      }),

    change: (principal: Principal, id: string, { version, ...change }: ChangeTask) =>
      sealedReads(principal, async (tx) => {
        const row = await selectTask(tx, id)
        if (!row) throw notFound()
        refuseUnlessAllowed(principal, row, change)
        const { text, ownerId, dueOn } = change
        if (ownerId !== undefined) await refuseStranger(tx, principal, ownerId)
        const changed = await updateTask(
          tx,
          { id, version },
          {
            ...(text !== undefined && { text_sealed: taskSealing.sealText(row, text) }),
            ...(ownerId !== undefined && { owner_id: ownerId }),
            ...(dueOn !== undefined && { due_on: dueOn }),
            ...settlement(principal, change.status),
          },
        )
        if (!changed) throw new AppError('stale_version', 'Somebody changed this task meanwhile. Look at it again.')
        const details = { status: change.status ?? row.status }
        await audit.record(tx, principal, 'task.changed', { type: 'task', id }, details)
        return shown(tx, principal, id)
      }),
  }
}

const notFound = () => new AppError('not_found', 'There is no such task, or it is not yours.')

async function refuseStranger(tx: Db, principal: Principal, personId: string) {
  if (personId === principal.personId) return
  const whose = { organizationId: organizationOf(principal).id, personId: principal.personId }
  if (await selectColleagues(tx, whose).where('p.id', '=', personId).executeTakeFirst()) return
  throw new AppError('not_found', 'There is no such specialist in your practice.')
}

function refuseUnlessAllowed(principal: Principal, row: TaskRow, { status, ...rest }: Omit<ChangeTask, 'version'>) {
  if (row.author_id === principal.personId) return
  if ((status === 'open' || status === 'done') && Object.keys(rest).length === 0) return
  throw new AppError('forbidden', 'What this task is, and whose, is for the author of the note to say.')
}

const settlement = ({ personId }: Principal, status: ChangeTask['status']) => {
  if (status === undefined) return {}
  const isSettled = status === 'done' || status === 'dropped'
  return { status, settled_by: isSettled ? personId : null, settled_at: isSettled ? new Date() : null }
}

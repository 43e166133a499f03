import type { Task, TaskStatus } from '@medinotes/shared/tasks'
import type { Principal } from '../../../platform/principal.ts'
import type { TaskRow } from './task.repository.ts'
import type { TaskSealing } from './task-sealing.ts'

/** What the API shows of a task; the way to the note is its author's only. */
export const taskView =
  (sealing: TaskSealing, principal: Principal) =>
  (row: TaskRow): Task => ({
    id: row.id,
    text: sealing.openText(row, row.text_sealed),
    patientName: sealing.openPatientName(row, row.patient_name_sealed),
    consultationId: row.author_id === principal.personId ? row.consultation_id : null,
    author: { id: row.author_id, name: row.author_name },
    owner: { id: row.owner_id, name: row.owner_name },
    dueOn: row.due_on,
    status: row.status as TaskStatus,
    version: row.version,
    settled:
      row.settled_at === null || row.settled_by === null
        ? null
        : {
            by: { id: row.settled_by, name: row.settler_name ?? 'Somebody who has left' },
            at: row.settled_at.toISOString(),
          },
  })

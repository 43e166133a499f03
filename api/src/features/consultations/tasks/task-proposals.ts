import { randomUUID } from 'node:crypto'
import type { Consultation } from '@medinotes/shared/consultations'
import type { Db } from '../../../platform/database.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { dueDateOf } from './due-date.ts'
import { planLines } from './plan-lines.ts'
import { insertTasks } from './task.repository.ts'
import type { TaskSealing } from './task-sealing.ts'

export type ProposeTasks = ReturnType<typeof createTaskProposals>

/** Reads tasks out of a note in the transaction that signs it; its author takes them up or drops them. */
export const createTaskProposals =
  ({ audit, taskSealing }: { audit: Audit; taskSealing: TaskSealing }) =>
  async (tx: Db, principal: Principal, note: Pick<Consultation, 'id' | 'patientName' | 'dateOfVisit' | 'sections'>) => {
    const organization_id = organizationOf(principal).id
    const tasks = planLines(note.sections).map((text, place) => {
      const id = randomUUID()
      return {
        id,
        organization_id,
        ...taskSealing.seal({ id, organization_id }, { text, patientName: note.patientName }),
        consultation_id: note.id,
        author_id: principal.personId,
        owner_id: principal.personId,
        due_on: dueDateOf(text, note.dateOfVisit),
        place,
        status: 'proposed',
      }
    })
    if (tasks.length === 0) return
    await insertTasks(tx, tasks)
    const details = { ids: tasks.map(({ id }) => id) }
    await audit.record(tx, principal, 'task.proposed', { type: 'consultation', id: note.id }, details)
  }

import type { Db } from '../../platform/database.ts'
import { JobFault } from '../../platform/jobs/job-fault.ts'
import type { Identifiers } from '../notifications/identifier-forms.ts'
import { selectConsultation } from './consultation.repository.ts'
import type { NoteSealing } from './note-sealing.ts'

/** Who and when a note is about, as typed on the form; with the service's own rights, since whoever sends a notice may not see it. */
export const createCaseIdentifiers =
  ({ openPatientName }: Pick<NoteSealing, 'openPatientName'>) =>
  async (tx: Db, id: string): Promise<Identifiers> => {
    const [row] = await selectConsultation(tx, id)
    if (row === undefined) throw new JobFault('The note that a notice is about is not there to check it against')
    return { names: [openPatientName(row)], dates: [row.date_of_visit], numbers: [], phones: [], emails: [] }
  }

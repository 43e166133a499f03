import type { Database } from '../../platform/database.ts'
import { selectOperatorAdmins } from './member.repository.ts'

/** Who is told of something, and where. */
export interface Told {
  personId: string
  email: string
}

/** The admins of the organization that runs the installation. */
export type FindOperators = () => Promise<Told[]>

/** With the service's own rights: they are told of what their callers may do, who may not see them. */
export const createFindOperators =
  (database: Database): FindOperators =>
  () =>
    database.system(async (tx) => (await selectOperatorAdmins(tx)).map(({ id, email }) => ({ personId: id, email })))

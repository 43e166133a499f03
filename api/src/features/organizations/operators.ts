import type { Database } from '../../platform/database.ts'
import { selectOperatorAdmins } from './member.repository.ts'

/** Addresses of the admins of the organization that runs the installation. */
export type FindOperators = () => Promise<string[]>

/** With the service's own rights: they are told of what their callers may do, who may not see them. */
export const createFindOperators =
  (database: Database): FindOperators =>
  () =>
    database.system(async (tx) => (await selectOperatorAdmins(tx)).map(({ email }) => email))

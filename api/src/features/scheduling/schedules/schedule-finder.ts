import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { selectSpecialist } from './schedule-keeping.repository.ts'

/** A specialist whose schedule the caller keeps: their own, or any of the practice they are an admin of. */
export async function findKept(tx: Db, principal: Principal, id: string) {
  const row = await selectSpecialist(tx, organizationOf(principal).id, id)
  const keeps = row !== undefined && (principal.role === 'admin' || row.person_id === principal.personId)
  if (!keeps) throw new AppError('not_found', 'There is nothing here.')
  return row
}

export const changedSince = () =>
  new AppError('stale_version', 'Somebody changed this since you opened it. Look at their version first.')

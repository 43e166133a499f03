import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { selectUpload } from './upload.repository.ts'

export const unknownUpload = () => new AppError('not_found', 'There is no such upload.')
export const wrongOffset = () =>
  new AppError('wrong_offset', 'The upload has got to another place. Ask where it is and go on from there.')

/** One of the caller's own that may still go on; another one is as good as none. */
export async function findUpload(tx: Db, id: string) {
  const row = await selectUpload(tx, id)
  if (row === undefined || row.expires_at.getTime() <= Date.now()) throw unknownUpload()
  return row
}

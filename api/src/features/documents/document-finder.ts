import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { lockDocument, selectBookingOfDocuments, selectDocument } from './document.repository.ts'

const unknown = () => new AppError('not_found', 'There is no such document.')

/** A document that the caller may see; another one is as good as none. */
export async function findDocument(tx: Db, id: string) {
  const row = await selectDocument(tx, id)
  if (row === undefined) throw unknown()
  return row
}

/** The same, to change it in this transaction. */
export async function openDocument(tx: Db, id: string) {
  const row = await lockDocument(tx, id)
  if (row === undefined) throw unknown()
  return row
}

/** In the words of bookings themselves. */
export async function findBookingOfDocuments(tx: Db, id: string) {
  const row = await selectBookingOfDocuments(tx, id)
  if (row === undefined) throw new AppError('not_found', 'There is no such booking.')
  return row
}

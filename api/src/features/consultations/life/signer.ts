import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'

/** Whose name stands under what they sign; not every issuer tells one. */
export function signerOf({ personId: id, name }: Principal) {
  if (name.trim() === '') {
    throw new AppError(
      'conflict',
      'Your account has no name to sign with. Enter one where you sign in, then sign in anew.',
    )
  }
  return { id, name }
}

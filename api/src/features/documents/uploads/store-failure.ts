import { AppError } from '../../../platform/errors.ts'
import { StoreUnavailable } from '../document-store.ts'

/** What a caller hears of a store that does not answer: to come again. */
export async function asked<Result>(answer: Promise<Result>): Promise<Result> {
  try {
    return await answer
  } catch (cause) {
    if (!(cause instanceof StoreUnavailable)) throw cause
    throw new AppError('unavailable', 'Files cannot be stored at the moment. Go on in a moment.', {
      cause,
      retryAfterSeconds: 5,
    })
  }
}

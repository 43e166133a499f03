import type { BookingOfDocuments } from '../document-row.ts'

/** A practice's report is shown to the firm by its release; everything else goes to both sides. */
export const isSharedAtOnce = (
  { practice_id }: Pick<BookingOfDocuments, 'practice_id'>,
  { side_id, kind }: { side_id: string; kind: string },
) => !(side_id === practice_id && kind === 'report')

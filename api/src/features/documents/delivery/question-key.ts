import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'

/** What a question is known by beside its answer: another text is another question, whichever number it has. */
export const questionKey = (blindIndex: BlindIndex, bookingId: string, text: string) =>
  blindIndex.exact(`report-question|${bookingId}`, text)

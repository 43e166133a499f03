import type { Cipher } from '../../../platform/crypto/cipher.ts'
import { createLetterSending } from './letter-sending.service.ts'
import { createLetterShelf, type ShelfDependencies } from './letter-shelf.ts'
import { createLetterWriting } from './letter-writing.service.ts'
import { createPatientLetters } from './letter.service.ts'
import { createLetterSealing } from './letter-sealing.ts'

type Parts = Omit<ShelfDependencies, 'letterSealing'> &
  Omit<Parameters<typeof createLetterWriting>[0], 'shelf' | 'letterSealing'>

/** Builds what makes and sends letters to patients. */
export function createPatientEmailFeature({ cipher, ...parts }: Parts & { cipher: Cipher }) {
  const letterSealing = createLetterSealing(cipher)
  const shelf = createLetterShelf({ ...parts, letterSealing })
  const whole = { ...parts, letterSealing, shelf }
  return {
    letters: createPatientLetters(whole),
    writing: createLetterWriting(whole),
    sending: createLetterSending(whole),
  }
}

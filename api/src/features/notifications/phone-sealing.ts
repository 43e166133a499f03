import type { Cipher, SealedPlace } from '../../platform/crypto/cipher.ts'

const placeOf = (personId: string): SealedPlace => ({
  ...{ organizationId: '', table: 'notice_settings', column: 'phone_sealed' },
  row: personId,
})

/** Somebody's number, the same while it waits for its code and once it is confirmed. */
export const createPhoneSealing = (cipher: Cipher) => ({
  seal: (personId: string, phone: string) => cipher.seal(placeOf(personId), phone),
  open: (personId: string, sealed: string) => cipher.open(placeOf(personId), sealed),
})

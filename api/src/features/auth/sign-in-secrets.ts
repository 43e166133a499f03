import { createHmac, randomBytes, randomInt } from 'node:crypto'

/** Makes what is handed out once, and the hash of it that is kept. */
export interface SignInSecrets {
  /** For links, challenges and trusted devices. */
  newToken(): string
  /** Six digits. */
  newCode(): string
  newBackupCode(): string
  /** Keyed, so that the few possible codes cannot be tried out on a copy of the database. */
  hash(purpose: string, value: string): Buffer
}

// Crockford's letters: none that are mistaken for another.
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const letter = () => letters[randomInt(letters.length)]
const group = () => Array.from({ length: 5 }, letter).join('')

export const createSignInSecrets = (secret: string): SignInSecrets => ({
  newToken: () => randomBytes(32).toString('base64url'),
  newCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
  newBackupCode: () => `${group()}-${group()}`,
  hash: (purpose, value) => createHmac('sha256', secret).update(`${purpose}|${value}`).digest(),
})

import { createHash, randomBytes } from 'node:crypto'

export const deliveryDays = 30

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest()

/** What opens a delivery, together with a code; only its hash is kept. */
export function createDeliveryToken() {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOfToken(token), expiresAt: new Date(Date.now() + deliveryDays * 86_400_000) }
}

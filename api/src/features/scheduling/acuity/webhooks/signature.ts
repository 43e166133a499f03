import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether the bytes were signed with any of the keys: base64 of HMAC-SHA256, compared in constant time. */
export function isSigned(body: string, signature: string, keys: readonly string[]) {
  const given = Buffer.from(signature, 'base64')
  let isRight = false
  for (const key of keys) {
    const expected = createHmac('sha256', key).update(body).digest()
    // Every key is tried, so that how long it takes does not tell which one was right.
    if (given.length === expected.length && timingSafeEqual(given, expected)) isRight = true
  }
  return isRight
}

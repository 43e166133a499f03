import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 bits in base32, as authenticator apps take it. */
export const newTotpSecret = () => [...randomBytes(32)].map((byte) => alphabet[byte % 32]).join('')

export const totpUri = (secret: string, email: string) =>
  `otpauth://totp/${encodeURIComponent(`MediNotes Pro:${email}`)}?${new URLSearchParams({ secret, issuer: 'MediNotes Pro' }).toString().replaceAll('+', '%20')}`

function decode(secret: string) {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** RFC 6238 with SHA-1, six digits and steps of 30 seconds. */
export function totpCode(secret: string, step: number) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', decode(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) % 16
  const number = digest.readUInt32BE(offset) % 2 ** 31
  return String(number % 1_000_000).padStart(6, '0')
}

export const stepAt = (now: number) => Math.floor(now / 1000 / stepSeconds)

/** The step whose code this is, of the present one and its neighbours: clocks differ. */
export function findStep(secret: string, code: string, now: number): number | undefined {
  const present = stepAt(now)
  return [present - 1, present, present + 1].find((step) =>
    timingSafeEqual(Buffer.from(totpCode(secret, step)), Buffer.from(code)),
  )
}

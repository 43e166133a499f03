import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

const stepMs = 30_000
/** How long a code still serves once it is read: somebody has to type it. */
const typingMs = 10_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export interface Authenticator {
  /** A code that was not given before: the service takes each once. */
  nextCode(): Promise<string>
}

/** An authenticator app: RFC 6238 with the usual SHA-1, six digits and 30 seconds. */
export function createAuthenticator(secret: string): Authenticator {
  const key = fromBase32(secret.replaceAll(/\s/g, ''))
  let lastStep = 0
  return {
    async nextCode() {
      // The service allows for clocks that are a step off, so the one before and the one after serve as well.
      const step = Math.max(lastStep + 1, stepAt(Date.now() + typingMs) - 1)
      lastStep = step
      while (step > stepAt(Date.now()) + 1) await wait(200)
      return codeOf(key, step)
    },
  }
}

const stepAt = (at: number) => Math.floor(at / stepMs)

function codeOf(key: Buffer, step: number) {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string) {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

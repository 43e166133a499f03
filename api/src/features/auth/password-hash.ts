import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer | string, number, ScryptOptions, Buffer>(scrypt)

/** 32 MiB, gone through three times: the least that OWASP asks of scrypt. */
export const usualHashCost = 2 ** 15

/** Better Auth's, of accounts that were made with it and have not signed in since. */
const formerCost = { N: 2 ** 14, r: 16, p: 1, maxmem: 2 ** 26 }

const keyOf = (password: string, salt: Buffer | string, length: number, withCost: ScryptOptions) =>
  derive(password.normalize('NFKC'), salt, length, withCost)

interface Kept {
  cost: ScryptOptions
  salt: Buffer | string
  key: Buffer
}

export interface PasswordHashing {
  hash(password: string): Promise<string>
  /** Takes as long where there is no hash to compare with, so that the time does not tell. */
  verify(hash: string | null | undefined, password: string): Promise<boolean>
  /** Whether the hash was made at another cost. */
  isOutdated(hash: string): boolean
}

/** `N` is scrypt's: the kilobytes that a hash takes, and a third of the passes over them. */
export function createPasswordHashing(N: number): PasswordHashing {
  const cost = { N, r: 8, p: 3, maxmem: 2 ** 26 }
  const present = `$scrypt$ln=${Math.log2(N)},r=8,p=3$`
  const isOutdated = (hash: string) => !hash.startsWith(present)
  let decoy: Promise<string> | undefined

  function read(hash: string): Kept {
    if (isOutdated(hash)) {
      const [salt = '', key = ''] = hash.split(':')
      return { cost: formerCost, salt, key: Buffer.from(key, 'hex') }
    }
    const [salt = '', key = ''] = hash.slice(present.length).split('$')
    return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
  }

  async function hash(password: string) {
    const salt = randomBytes(16)
    const key = await keyOf(password, salt, 32, cost)
    return `${present}${salt.toString('base64url')}$${key.toString('base64url')}`
  }

  async function matches(kept: Kept, password: string) {
    // Two keys of no length would be equal.
    if (kept.key.length < 32) throw new Error('This is no hash of a password')
    return timingSafeEqual(kept.key, await keyOf(password, kept.salt, kept.key.length, kept.cost))
  }

  return {
    ...{ hash, isOutdated },
    async verify(known, password) {
      const isRight = await matches(read(known ?? (await (decoy ??= hash('nobody has this one')))), password)
      return isRight && typeof known === 'string'
    },
  }
}

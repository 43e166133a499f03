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

const ours = /^\$scrypt\$ln=(\d+),r=8,p=3\$([\w-]+)\$([\w-]+)$/

const costOf = (N: number) => ({ N, r: 8, p: 3, maxmem: 2 ** 26 })

/** By the cost that the hash names. */
function read(hash: string): Kept {
  const [, ln, salt = '', key = ''] = ours.exec(hash) ?? []
  if (ln !== undefined) {
    return { cost: costOf(2 ** Number(ln)), salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
  }
  const [formerSalt = '', formerKey = ''] = hash.split(':')
  return { cost: formerCost, salt: formerSalt, key: Buffer.from(formerKey, 'hex') }
}

async function matches({ cost, salt, key }: Kept, password: string) {
  // Two keys of no length would be equal.
  if (key.length < 32) throw new Error('This is no hash of a password')
  return timingSafeEqual(key, await keyOf(password, salt, key.length, cost))
}

/** `N` is scrypt's, a power of two: as many KiB does a hash take, which are gone through three times. */
export function createPasswordHashing(N: number): PasswordHashing {
  const present = `$scrypt$ln=${Math.log2(N)},r=8,p=3$`
  let decoy: Promise<string> | undefined

  async function hash(password: string) {
    const salt = randomBytes(16)
    const key = await keyOf(password, salt, 32, costOf(N))
    return `${present}${salt.toString('base64url')}$${key.toString('base64url')}`
  }

  return {
    hash,
    isOutdated: (known) => !known.startsWith(present),
    async verify(known, password) {
      const isRight = await matches(read(known ?? (await (decoy ??= hash('nobody has this one')))), password)
      return isRight && typeof known === 'string'
    },
  }
}

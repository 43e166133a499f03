import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer | string, number, ScryptOptions, Buffer>(scrypt)

/** 32 MiB, gone through three times: the least that OWASP asks of scrypt. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 }
const present = '$scrypt$ln=15,r=8,p=3$'

/** Better Auth's, of accounts that were made with it and have not signed in since. */
const formerCost = { N: 2 ** 14, r: 16, p: 1, maxmem: 2 ** 26 }

const keyOf = (password: string, salt: Buffer | string, length: number, withCost: ScryptOptions) =>
  derive(password.normalize('NFKC'), salt, length, withCost)

export async function hashPassword(password: string) {
  const salt = randomBytes(16)
  const key = await keyOf(password, salt, 32, cost)
  return `${present}${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** Whether the hash took less to make than it does now. */
export const isOutdated = (hash: string) => !hash.startsWith(present)

interface Kept {
  cost: ScryptOptions
  salt: Buffer | string
  key: Buffer
}

function read(hash: string): Kept {
  if (isOutdated(hash)) {
    const [salt = '', key = ''] = hash.split(':')
    return { cost: formerCost, salt, key: Buffer.from(key, 'hex') }
  }
  const [salt = '', key = ''] = hash.slice(present.length).split('$')
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}

async function matchesHash(hash: string, password: string) {
  const kept = read(hash)
  // Two keys of no length would be equal.
  if (kept.key.length < 32) throw new Error('This is no hash of a password')
  return timingSafeEqual(kept.key, await keyOf(password, kept.salt, kept.key.length, kept.cost))
}

let decoy: Promise<string> | undefined

/** Takes as long where there is no hash to compare with, so that the time does not tell. */
export async function verifyPassword(hash: string | null | undefined, password: string) {
  const matches = await matchesHash(hash ?? (await (decoy ??= hashPassword('nobody has this one'))), password)
  return matches && typeof hash === 'string'
}

import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from 'node:crypto'

/** Where a sealed value lives; it opens nowhere else. */
export interface SealedPlace {
  organizationId: string
  table: string
  column: string
  row: string
}

export interface Cipher {
  /** AES-256-GCM as `v1.keyId.iv.ciphertext.tag`, parts in base64url. */
  seal(place: SealedPlace, plaintext: string): string
  /** The plaintext; throws SealBroken when the value was altered, moved, or sealed with an unknown key. */
  open(place: SealedPlace, sealed: string): string
}

/** A sealed value does not open: never to be treated as empty. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
  readonly place: SealedPlace

  constructor(place: SealedPlace, options?: ErrorOptions) {
    super(`A sealed value of ${place.table}.${place.column} does not open`, options)
    this.place = place
  }
}

export interface DataKeys {
  /** Id of the key new values are sealed with. */
  current: string
  keys: ReadonlyMap<string, Buffer>
}

const algorithm = 'aes-256-gcm'
const authTagLength = 16

const additionalData = ({ organizationId, table, column, row }: SealedPlace, keyId: string) =>
  Buffer.from(['v1', organizationId, table, column, row, keyId].join('|'))

export function createCipher({ current, keys: keyBytes }: DataKeys): Cipher {
  // Prepared once: from plain bytes each sealing would take more than twice as long.
  const keys = new Map([...keyBytes].map(([id, bytes]) => [id, createSecretKey(bytes)]))
  const currentKey = keys.get(current)
  if (!currentKey) throw new Error('The current data key is missing')

  return {
    seal(place, plaintext) {
      const iv = randomBytes(12)
      const cipher = createCipheriv(algorithm, currentKey, iv, { authTagLength })
      cipher.setAAD(additionalData(place, current))
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
      return `v1.${current}.${base64(iv)}.${base64(ciphertext)}.${base64(cipher.getAuthTag())}`
    },

    open(place, sealed) {
      const [version, keyId = '', iv = '', ciphertext = '', tag = ''] = sealed.split('.')
      const key = keys.get(keyId)
      if (version !== 'v1' || !key) throw new SealBroken(place)
      try {
        const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'), { authTagLength })
        decipher.setAAD(additionalData(place, keyId))
        decipher.setAuthTag(Buffer.from(tag, 'base64url'))
        const plaintext = decipher.update(ciphertext, 'base64url')
        // Says that it was not altered; GCM holds nothing back for the end.
        decipher.final()
        return plaintext.toString()
      } catch (error) {
        throw new SealBroken(place, { cause: error })
      }
    },
  }
}

const base64 = (bytes: Buffer) => bytes.toString('base64url')

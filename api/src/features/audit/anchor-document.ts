import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { instantSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import { canonicalJson } from '../../platform/crypto/canonical-json.ts'

const headSchema = z.object({
  /** An organization, or the nil id for what belongs to none. */
  chain: z.string(),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const contentSchema = z.object({
  version: z.literal(1),
  anchoredAt: instantSchema,
  chains: z.array(headSchema),
  /** Ed25519, base64url of its 32 bytes. */
  publicKey: z.string(),
})
const documentSchema = contentSchema.extend({ signature: z.string() })

export type AnchorContent = z.infer<typeof contentSchema>

export interface AnchorSigner {
  publicKey: string
  sign(content: Omit<AnchorContent, 'version' | 'publicKey'>): string
  /** What a kept document says; null where it is not what this installation signed. */
  open(text: string): AnchorContent | null
  /** Any other statement of this installation: what it says, with the key and the signature beside it. */
  attest<Statement extends Record<string, unknown>>(statement: Statement): Statement & Attested
}

interface Attested {
  publicKey: string
  signature: string
}

// What PKCS #8 writes before the 32 bytes of an Ed25519 seed.
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')

export function createAnchorSigner(seed: Buffer): AnchorSigner {
  const privateKey = createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: 'der', type: 'pkcs8' })
  const key = createPublicKey(privateKey)
  const publicKey = key.export({ format: 'jwk' }).x ?? ''

  function attest<Statement extends Record<string, unknown>>(statement: Statement) {
    const content = { ...statement, publicKey }
    const signature = sign(null, Buffer.from(canonicalJson(content)), privateKey).toString('base64url')
    return { ...content, signature }
  }

  return {
    publicKey,
    attest,
    sign: (facts) => `${JSON.stringify(attest({ version: 1 as const, ...facts }), null, 2)}\n`,
    open(text) {
      const document = parse(text)
      if (document === null) return null
      const { signature, ...content } = document
      const isSigned = verify(null, Buffer.from(canonicalJson(content)), key, Buffer.from(signature, 'base64url'))
      return isSigned && content.publicKey === publicKey ? content : null
    },
  }
}

function parse(text: string) {
  try {
    return documentSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { KMSClient } from '@aws-sdk/client-kms'
import { StartupError } from '../startup-error.ts'

/** Encrypts data keys at rest; the wrapping key never leaves its file or KMS. */
export interface KeyWrapper {
  /** Names the wrapping key, stored beside what it wrapped. */
  readonly name: string
  wrap(key: Buffer): Promise<string>
  unwrap(wrapped: string): Promise<Buffer>
}

export type KeyWrapping = { kind: 'file'; path: string } | { kind: 'kms'; keyId: string; region: string }

export const createKeyWrapper = (wrapping: KeyWrapping) =>
  wrapping.kind === 'file' ? createFileWrapper(wrapping.path) : createKmsWrapper(wrapping)

async function createFileWrapper(path: string): Promise<KeyWrapper> {
  const wrappingKey = await readOrCreateKeyFile(path)
  const authTagLength = 16
  return {
    name: 'file',
    async wrap(key) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', wrappingKey, iv, { authTagLength })
      return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    async unwrap(wrapped) {
      const bytes = Buffer.from(wrapped, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', wrappingKey, bytes.subarray(0, 12), { authTagLength })
      decipher.setAuthTag(bytes.subarray(-authTagLength))
      return Buffer.concat([decipher.update(bytes.subarray(12, -authTagLength)), decipher.final()])
    },
  }
}

async function readOrCreateKeyFile(path: string) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    const file = await open(path, 'wx', 0o600)
    const key = randomBytes(32)
    await file.writeFile(key.toString('base64url'))
    await file.sync()
    await file.close()
    return key
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64url')
  if (key.length !== 32) throw new StartupError(`The key file ${path} is damaged. Restore it from your backup.`)
  return key
}

async function createKmsWrapper({ keyId, region }: { keyId: string; region: string }): Promise<KeyWrapper> {
  const { KMSClient, EncryptCommand, DecryptCommand } = await import('@aws-sdk/client-kms')
  const client: KMSClient = new KMSClient({ region })
  const context = { KeyId: keyId, EncryptionContext: { service: 'medinotes-pro' } }
  return {
    name: `kms:${keyId}`,
    async wrap(key) {
      const { CiphertextBlob } = await client.send(new EncryptCommand({ ...context, Plaintext: key }))
      if (!CiphertextBlob) throw new Error('KMS returned no ciphertext')
      return Buffer.from(CiphertextBlob).toString('base64url')
    },
    async unwrap(wrapped) {
      const CiphertextBlob = Buffer.from(wrapped, 'base64url')
      const { Plaintext } = await client.send(new DecryptCommand({ ...context, CiphertextBlob }))
      if (!Plaintext) throw new Error('KMS returned no plaintext')
      return Buffer.from(Plaintext)
    },
  }
}

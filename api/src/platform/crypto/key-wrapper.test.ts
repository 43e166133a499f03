import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createKeyWrapper } from './key-wrapper.ts'

interface KmsRequest {
  KeyId: string
  Plaintext?: string
  CiphertextBlob?: string
  EncryptionContext: object
}

const keyId = 'alias/medinotes'
const seen: { target: string; request: KmsRequest }[] = []
let kms: Server

const turnAround = (base64 = '') => Buffer.from(Buffer.from(base64, 'base64').toReversed()).toString('base64')

/** Speaks the JSON protocol of KMS; its "encryption" binds the key and the context and turns the bytes around. */
function answer(target: string, request: KmsRequest) {
  const bound = JSON.stringify([request.KeyId, request.EncryptionContext])
  if (target === 'TrentService.Encrypt') {
    const blob = JSON.stringify([bound, turnAround(request.Plaintext)])
    return { CiphertextBlob: Buffer.from(blob).toString('base64'), KeyId: request.KeyId }
  }
  const [boundTo, turned] = JSON.parse(Buffer.from(request.CiphertextBlob ?? '', 'base64').toString()) as string[]
  return boundTo === bound ? { Plaintext: turnAround(turned), KeyId: request.KeyId } : undefined
}

async function serve(incoming: IncomingMessage, reply: ServerResponse) {
  const request = (await json(incoming)) as KmsRequest
  const target = String(incoming.headers['x-amz-target'])
  seen.push({ target, request })
  const result = answer(target, request)
  reply.writeHead(result ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
  reply.end(JSON.stringify(result ?? { __type: 'InvalidCiphertextException' }))
}

beforeAll(async () => {
  kms = createServer((incoming, reply) => void serve(incoming, reply))
  await new Promise<void>((resolve) => kms.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', `http://127.0.0.1:${(kms.address() as AddressInfo).port}`)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
})

afterAll(() => {
  vi.unstubAllEnvs()
  kms.close()
})

it('wraps and unwraps a data key by KMS, under a context of its own', async () => {
  const wrapper = await createKeyWrapper({ kind: 'kms', keyId, region: 'ap-southeast-2' })
  const key = Buffer.from('0123456789abcdef0123456789abcdef')
  const wrapped = await wrapper.wrap(key)
  expect(wrapped).not.toContain(key.toString('base64url'))
  expect(await wrapper.unwrap(wrapped)).toEqual(key)
  expect(seen.map(({ target, request }) => [target, request.KeyId, request.EncryptionContext])).toEqual([
    ['TrentService.Encrypt', keyId, { service: 'medinotes-pro' }],
    ['TrentService.Decrypt', keyId, { service: 'medinotes-pro' }],
  ])
})

it('rejects when KMS refuses to unwrap', async () => {
  const wrapper = await createKeyWrapper({ kind: 'kms', keyId, region: 'ap-southeast-2' })
  const other = await createKeyWrapper({ kind: 'kms', keyId: 'alias/other', region: 'ap-southeast-2' })
  const wrapped = await other.wrap(Buffer.alloc(32))
  await expect(wrapper.unwrap(wrapped)).rejects.toMatchObject({ name: 'InvalidCiphertextException' })
})

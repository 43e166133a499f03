import { randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type DocumentStore, StoreLost, StoreUnavailable } from '../document-store.ts'
import { measured } from './measured-stream.ts'
import { createS3Store } from './s3-store.ts'

const key = `${randomUUID()}/${randomUUID()}`
const bytes = Buffer.alloc(200_000, 'x')
/** What the server does next. */
let fault: (reply: ServerResponse) => void
let seen: IncomingHttpHeaders
let server: Server
let endpoint: string
let store: DocumentStore

const refusal = (status: number, code: string) => (reply: ServerResponse) =>
  reply
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>secret-bucket/${key}</Message></Error>`)

beforeAll(async () => {
  server = createServer((request, reply) => {
    request.resume()
    seen = request.headers
    request.on('end', () => fault(reply))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'test')
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  store = createS3Store({ bucket: 'secret-bucket', region: 'ap-southeast-2', endpoint, kmsKeyId: null })
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
})

const read = async () => buffer(await store.read(key, { size: bytes.length }))
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

it.each([
  [403, 'AccessDenied', StoreUnavailable],
  [404, 'NoSuchBucket', StoreUnavailable],
  [404, 'NoSuchKey', StoreLost],
  [500, 'InternalError', StoreUnavailable],
] as const)('an answer of %i %s is an error that says nothing of the store', async (status, code, kind) => {
  fault = refusal(status, code)
  for (const work of [read, () => store.putPart(key, 'upload', 1, bytes)]) {
    const failure = await failureOf(work())
    expect(failure).toBeInstanceOf(kind)
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/secret|127\.0\.0\.1|AccessDenied|Signature/)
    expect(String(failure)).not.toContain(key)
  }
})

it('a body that is cut, or shorter than it must be, breaks off and never ends', async () => {
  fault = (reply) => {
    reply.writeHead(200, { 'content-length': bytes.length })
    reply.write(bytes.subarray(0, 100_000), () => reply.destroy())
  }
  await expect(read()).rejects.toThrow(StoreUnavailable)
  fault = (reply) => reply.writeHead(200, { 'content-length': 10 }).end(bytes.subarray(0, 10))
  await expect(read()).rejects.toThrow(StoreUnavailable)
  fault = (reply) => reply.writeHead(200).end(bytes)
  expect(await read()).toHaveLength(bytes.length)
})

it('a store that sends no more breaks off, and a reader who takes their time does not', async () => {
  const stalled = new PassThrough()
  stalled.write('x')
  await expect(buffer(measured(stalled, { size: 2, patience: 20 }))).rejects.toThrow('broke off')
  const large = Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(64 * 1024)))
  const slow = measured(large, { size: 20 * 64 * 1024, patience: 5 })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(await buffer(slow)).toHaveLength(20 * 64 * 1024)
})

it('asks S3 to encrypt: with the key of KMS where there is one', async () => {
  fault = (reply) =>
    reply
      .writeHead(200, { 'content-type': 'application/xml' })
      .end('<?xml version="1.0"?><InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>')
  expect(await store.begin(key)).toBe('u')
  expect(seen['x-amz-server-side-encryption']).toBe('AES256')
  const place = { bucket: 'secret-bucket', region: 'ap-southeast-2', endpoint }
  await createS3Store({ ...place, kmsKeyId: 'alias/medinotes' }).begin(key)
  expect(seen).toMatchObject({
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': 'alias/medinotes',
  })
})

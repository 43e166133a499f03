import type { S3Client } from '@aws-sdk/client-s3'
import type { DocumentPlace } from '../../../config.ts'
import { StoreLost, StoreUnavailable } from '../document-store.ts'

export type S3Place = Omit<Extract<DocumentPlace, { kind: 's3' }>, 'kind'>

const prefix = 'documents/'
/**
 * In ms: until it is connected, and until it answers, a part of an upload included. A time for the socket would cut off whoever
 * reads slowly; what comes after the answer has its own watch.
 */
const limits = { connectionTimeout: 3000, requestTimeout: 60_000, throwOnRequestTimeout: true, socketTimeout: 0 }
/** More than this at once is more than a service this size reads for its people. */
const maxSockets = 128

export const isNamed = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name)

/** What servers beside AWS answer to what they do not have. */
export const isUnknownThere = (error: unknown) => isNamed(error, 'NotImplemented', 'MethodNotAllowed')

/** In words of our own: the SDK's name the host, the bucket and the key. */
export function refuse(error: unknown): never {
  if (isNamed(error, 'NoSuchKey', 'NotFound', 'NoSuchUpload')) throw new StoreLost('A document is not there')
  if (isNamed(error, 'AbortError')) throw error
  throw new StoreUnavailable('The document store does not answer')
}

export type S3Connection = ReturnType<typeof createS3Connection>

/** The SDK, loaded when it is first needed, and one client for good. */
export function createS3Connection({ bucket, region, endpoint }: S3Place) {
  let opened: Promise<S3Client> | undefined
  const open = async () => {
    const { S3Client } = await import('@aws-sdk/client-s3')
    return new S3Client({
      region,
      ...(endpoint !== null && { endpoint, forcePathStyle: true }),
      // The SDK's own checksums of streamed bodies are more than most servers beside AWS understand; the parts are checked by
      // their ETags, and the whole by its SHA-256.
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
      requestHandler: { ...limits, httpAgent: { maxSockets }, httpsAgent: { maxSockets } },
      maxAttempts: 2,
    })
  }
  return {
    placeOf: (key: string) => ({ Bucket: bucket, Key: prefix + key }),
    async connect() {
      const sdk = await import('@aws-sdk/client-s3')
      return { sdk, client: await (opened ??= open()) }
    },
  }
}

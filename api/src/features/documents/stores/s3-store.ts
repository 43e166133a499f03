import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import type { DocumentPlace } from '../../../config.ts'
import { type DocumentStore, StoreLost, StoreUnavailable } from '../document-store.ts'
import { measured } from './measured-stream.ts'

type S3Place = Omit<Extract<DocumentPlace, { kind: 's3' }>, 'kind'>

const prefix = 'documents/'
/**
 * In ms: until it is connected, and until it answers, a part of an upload included. A time for the socket would cut off whoever
 * reads slowly; what comes after the answer has its own watch.
 */
const limits = { connectionTimeout: 3000, requestTimeout: 60_000, throwOnRequestTimeout: true, socketTimeout: 0 }
/** More than this at once is more than a service this size reads for its people. */
const maxSockets = 128

/** What servers beside AWS answer to what they do not have. */
const unknownThere = ['NotImplemented', 'MethodNotAllowed']

const named = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name)

// The SDK's own words name the host, the bucket and the key.
function refuse(error: unknown): never {
  if (named(error, 'NoSuchKey', 'NotFound', 'NoSuchUpload')) throw new StoreLost('A document is not there')
  if (named(error, 'AbortError')) throw error
  throw new StoreUnavailable('The document store does not answer')
}

const versionless = (error: unknown) =>
  named(error, ...unknownThere) ? { Versions: [], DeleteMarkers: [] } : refuse(error)

/** Objects of a bucket, encrypted by S3, under a prefix for each organization. */
export function createS3Store({ bucket, region, endpoint, kmsKeyId }: S3Place): DocumentStore {
  let opened: Promise<S3Client> | undefined
  // Loaded when it is first needed, and one client for good.
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
  const connect = async () => {
    const sdk = await import('@aws-sdk/client-s3')
    return { sdk, client: await (opened ??= open()) }
  }
  const placeOf = (key: string) => ({ Bucket: bucket, Key: prefix + key })
  const encryption =
    kmsKeyId === null
      ? { ServerSideEncryption: 'AES256' as const }
      : { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId, BucketKeyEnabled: true }

  return {
    kind: 's3',

    async begin(key) {
      const { sdk, client } = await connect()
      const command = new sdk.CreateMultipartUploadCommand({ ...placeOf(key), ...encryption })
      const { UploadId } = await client.send(command).catch(refuse)
      if (UploadId === undefined) throw new StoreUnavailable('The document store gave an upload no name')
      return UploadId
    },

    async putPart(key, upload, number, bytes) {
      const { sdk, client } = await connect()
      const part = { ...placeOf(key), UploadId: upload, PartNumber: number, Body: bytes }
      const { ETag } = await client.send(new sdk.UploadPartCommand(part)).catch(refuse)
      if (ETag === undefined) throw new StoreUnavailable('The document store did not confirm a part')
      return ETag
    },

    async complete(key, upload, parts) {
      const { sdk, client } = await connect()
      const Parts = parts.map(({ number, receipt }) => ({ PartNumber: number, ETag: receipt }))
      const command = { ...placeOf(key), UploadId: upload, MultipartUpload: { Parts } }
      try {
        await client.send(new sdk.CompleteMultipartUploadCommand(command))
      } catch (error) {
        // It may have been completed before, and the answer did not arrive.
        const found = await client.send(new sdk.HeadObjectCommand(placeOf(key))).catch(() => null)
        if (found?.ContentLength !== parts.reduce((sum, { size }) => sum + size, 0)) refuse(error)
      }
    },

    async abort(key, upload) {
      const { sdk, client } = await connect()
      // Some servers beside AWS give up unfinished uploads by themselves only.
      await client
        .send(new sdk.AbortMultipartUploadCommand({ ...placeOf(key), UploadId: upload }))
        .catch((error: unknown) => (named(error, 'NoSuchUpload', ...unknownThere) ? undefined : refuse(error)))
    },

    async read(key, { size, range, signal }) {
      const { sdk, client } = await connect()
      const wanted = { ...placeOf(key), ...(range && { Range: `bytes=${range.start}-${range.end}` }) }
      const options = signal ? { abortSignal: signal } : {}
      const { Body } = await client.send(new sdk.GetObjectCommand(wanted), options).catch(refuse)
      if (Body === undefined) throw new StoreUnavailable('The document store answered without bytes')
      // In Node the body is the response of the request itself.
      return measured(Body as Readable, { size: range ? range.end - range.start + 1 : size, signal })
    },

    async remove(key) {
      const { sdk, client } = await connect()
      const place = placeOf(key)
      // A bucket that keeps versions, as one with Object Lock does, keeps the bytes of what is only marked as deleted.
      const listing = new sdk.ListObjectVersionsCommand({ Bucket: bucket, Prefix: place.Key })
      const { Versions = [], DeleteMarkers = [] } = await client.send(listing).catch(versionless)
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers])
        if (Key === place.Key && VersionId !== undefined)
          await client.send(new sdk.DeleteObjectCommand({ ...place, VersionId })).catch(refuse)
      if (Versions.length === 0) await client.send(new sdk.DeleteObjectCommand(place)).catch(refuse)
    },

    async ping() {
      const { sdk, client } = await connect()
      await client.send(new sdk.HeadBucketCommand({ Bucket: bucket })).catch(refuse)
    },
  }
}

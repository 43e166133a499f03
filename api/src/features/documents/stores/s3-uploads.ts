import { type DocumentStore, StoreUnavailable } from '../document-store.ts'
import { isNamed, isUnknownThere, refuse, type S3Connection, type S3Place } from './s3-connection.ts'

type Uploading = Pick<DocumentStore, 'begin' | 'putPart' | 'complete' | 'abort'>

/** Objects that come in parts. */
export function createS3Uploads({ kmsKeyId }: S3Place, { connect, placeOf }: S3Connection): Uploading {
  const encryption =
    kmsKeyId === null
      ? { ServerSideEncryption: 'AES256' as const }
      : { ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: kmsKeyId, BucketKeyEnabled: true }

  return {
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
        .catch((error: unknown) =>
          isNamed(error, 'NoSuchUpload') || isUnknownThere(error) ? undefined : refuse(error),
        )
    },
  }
}

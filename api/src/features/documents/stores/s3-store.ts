import type { Readable } from 'node:stream'
import { type DocumentStore, StoreUnavailable } from '../document-store.ts'
import { measured } from './measured-stream.ts'
import { createS3Connection, isUnknownThere, refuse, type S3Place } from './s3-connection.ts'
import { createS3Uploads } from './s3-uploads.ts'

const versionless = (error: unknown) => (isUnknownThere(error) ? { Versions: [], DeleteMarkers: [] } : refuse(error))

/** Objects of a bucket, encrypted by S3, under a prefix for each organization. */
export function createS3Store(place: S3Place): DocumentStore {
  const connection = createS3Connection(place)
  const { connect, placeOf } = connection

  return {
    kind: 's3',
    ...createS3Uploads(place, connection),

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
      const object = placeOf(key)
      // A bucket that keeps versions, as one with Object Lock does, keeps the bytes of what is only marked as deleted.
      const listing = new sdk.ListObjectVersionsCommand({ Bucket: place.bucket, Prefix: object.Key })
      const { Versions = [], DeleteMarkers = [] } = await client.send(listing).catch(versionless)
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers])
        if (Key === object.Key && VersionId !== undefined)
          await client.send(new sdk.DeleteObjectCommand({ ...object, VersionId })).catch(refuse)
      if (Versions.length === 0) await client.send(new sdk.DeleteObjectCommand(object)).catch(refuse)
    },

    async ping() {
      const { sdk, client } = await connect()
      await client.send(new sdk.HeadBucketCommand({ Bucket: place.bucket })).catch(refuse)
    },
  }
}

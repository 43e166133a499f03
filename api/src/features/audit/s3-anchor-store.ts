import { createHash } from 'node:crypto'
import type { S3Client } from '@aws-sdk/client-s3'
import { JobFault } from '../../platform/jobs/job-fault.ts'
import type { AnchorStore } from './anchor-store.ts'

interface Bucket {
  bucket: string
  region: string
  /** Of a server that is not AWS. */
  endpoint: string | null
}

const prefix = 'audit-anchors/'
const keptYears = 7
/** In ms. */
const limits = { connectionTimeout: 3000, requestTimeout: 10_000 }

const isNamed = (error: unknown, ...names: string[]) => error instanceof Error && names.includes(error.name)

function yearsFromNow(years: number) {
  const date = new Date()
  date.setFullYear(date.getFullYear() + years)
  return date
}

const unlocked = () =>
  new JobFault(
    'The bucket of S3_BUCKET keeps nothing for good. Create one with Object Lock, and point S3_BUCKET to it.',
  )

/** Objects that nobody can delete or overwrite for seven years, the account’s root among them. */
export function createS3AnchorStore({ bucket, region, endpoint }: Bucket): AnchorStore {
  let opened: Promise<S3Client> | undefined
  // Loaded when it is first needed: most instances never anchor.
  const open = async () => {
    const { S3Client } = await import('@aws-sdk/client-s3')
    return new S3Client({
      region,
      requestHandler: limits,
      ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    })
  }
  const connect = async () => {
    const sdk = await import('@aws-sdk/client-s3')
    return { sdk, client: await (opened ??= open()) }
  }

  return {
    async keep(name, text) {
      const { sdk, client } = await connect()
      const place = { Bucket: bucket, Key: prefix + name }
      const put = new sdk.PutObjectCommand({
        ...place,
        ...{ Body: text, ContentType: 'application/json', IfNoneMatch: '*' },
        ChecksumSHA256: createHash('sha256').update(text).digest('base64'),
        ServerSideEncryption: 'AES256',
        ...{ ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: yearsFromNow(keptYears) },
      })
      const kept = await client.send(put).then(
        () => true,
        (error: unknown) => {
          if (isNamed(error, 'PreconditionFailed', 'ConditionalRequestConflict')) return false
          throw isNamed(error, 'InvalidRequest') ? unlocked() : error
        },
      )
      // A server that knows no Object Lock may take the object and leave the lock out.
      const { ObjectLockMode } = await client.send(new sdk.HeadObjectCommand(place))
      if (ObjectLockMode !== 'COMPLIANCE') throw unlocked()
      return kept
    },

    async list() {
      const { sdk, client } = await connect()
      const names: string[] = []
      for await (const page of sdk.paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        names.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(prefix.length)))
      }
      return names.filter((name) => name.endsWith('.json')).toSorted()
    },

    async read(name) {
      const { sdk, client } = await connect()
      const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket: bucket, Key: prefix + name }))
      if (!Body) throw new Error('S3 returned an anchor without a body')
      return Body.transformToString()
    },
  }
}

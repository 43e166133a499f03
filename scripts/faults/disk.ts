import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createUploadClient } from '../../api/src/testing/upload-client.ts'
import { bookedMatter } from './documents.ts'
import { type Scenario, Skipped } from './scenario.ts'

const run = promisify(execFile)
const mib = 1024 * 1024
const roomMb = 24
const piece = Buffer.alloc(8 * mib, '%PDF-1.7 ')

async function mountSmall(folder: string) {
  await mkdir(folder)
  await run('mount', ['-t', 'tmpfs', '-o', `size=${roomMb}m`, 'tmpfs', folder]).catch(() => {
    throw new Skipped('A small disk cannot be mounted here: that takes root')
  })
}

const full: Scenario = {
  ...{
    part: 'The disk',
    fault: 'for documents is full',
    seen: '“Files cannot be stored at the moment”; nothing half-stored, everything else works',
  },
  async run(installation, figures) {
    const { folder, environment, headersOf, query } = installation
    const small = join(folder, 'small-disk')
    await mountSmall(small)
    try {
      await installation.copyKeys(small)
      const withoutBucket = Object.fromEntries(['S3_BUCKET', 'S3_ENDPOINT'].map((name) => [name, '']))
      const service = await installation.startService({
        ...environment,
        ...withoutBucket,
        DATA_DIR: small,
        RUN_JOBS: 'false',
      })
      try {
        const { referrer, booking } = await bookedMatter(installation, service.url)
        const client = createUploadClient({ url: service.url, headersOf })
        const described = {
          bookingId: booking.id,
          kind: 'medical-record',
          filename: 'brief.pdf',
          filetype: 'application/pdf',
        }
        const { id } = await client.begin(referrer, 5 * piece.length, described)
        const send = (offset: number) => client.patch(referrer, id, offset, piece)
        let [offset, reply] = [0, await send(0)]
        for (; reply.status === 204 && offset < 4 * piece.length; reply = await send(offset)) offset = reply.offset ?? 0
        figures.exactly('the upload is answered', `${reply.status} ${reply.code}`, '503 unavailable')
        const found = await client.find(referrer, id)
        figures.isSo('it stands where its bytes were kept', found.offset !== null && found.offset >= offset)
        figures.exactly('documents of it', (await query('select 1 from documents where id = $1', [id])).length, 0)
        figures.exactly('/health', (await fetch(`${service.url}/health`)).status, 200)
        const again = await bookedMatter(installation, service.url)
        figures.isSo('bookings are made', again.booking.status === 'confirmed')
      } finally {
        await service.kill()
      }
    } finally {
      await run('umount', [small])
    }
  },
}

export const diskScenarios = [full]

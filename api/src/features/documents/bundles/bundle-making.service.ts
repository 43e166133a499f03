import { buffer } from 'node:stream/consumers'
import { type BundleFault, documentMaxSize } from '@medinotes/shared/documents'
import type { Database, Db } from '../../../platform/database.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { selectBookingOfDocuments } from '../document.repository.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { DocumentStore } from '../document-store.ts'
import { type StoreGenerated, UnstorableSize } from '../uploads/store-generated.ts'
import { openBundleMaker } from './bundle-maker.ts'
import { type Paper, papersOf } from './bundle-papers.ts'
import {
  type BundleRow,
  type ItemRow,
  selectAbandoned,
  selectBundle,
  selectItems,
  updateFailed,
  updateItem,
  updateReady,
} from './bundle.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  sealing: DocumentSealing
  store: DocumentStore
  storeGenerated: StoreGenerated
}

/** In ms: longer than every attempt of the job takes together. */
const abandonedAfter = 24 * 3_600_000

const kinds: Record<string, string> = {
  'letter-of-instruction': 'Letter of instruction',
  'medical-record': 'Medical record',
  imaging: 'Imaging',
  report: 'Report',
  invoice: 'Invoice',
  other: 'Other',
}
const day = new Intl.DateTimeFormat('en-AU', { dateStyle: 'medium', timeZone: 'Australia/Sydney' })

/** Makes the PDF of a bundle; a second attempt makes the same one. */
export function createBundleMaking({ database, audit, sealing, store, storeGenerated }: Dependencies) {
  const actorOf = ({ side_id }: BundleRow) => ({ personId: null, organizationId: side_id })

  const fail = (row: BundleRow, fault: BundleFault) =>
    database.system(async (tx) => {
      if (!(await updateFailed(tx, row.id, fault))) return
      await audit.record(tx, actorOf(row), 'bundle.failed', { type: 'bundle', id: row.id }, { fault })
    })

  /** The PDF, or why there is none. */
  async function make(row: BundleRow, items: readonly ItemRow[], reference: string, signal?: AbortSignal) {
    const maker = openBundleMaker()
    const making = { maker, size: 0, signal }
    try {
      const rows = []
      for (const item of items) {
        if (item.status !== 'clean') return 'document-gone' as const
        const stream = await store.read(item.store_key, { size: Number(item.size), ...(signal && { signal }) })
        const pages = await addPapers(making, { bytes: await buffer(stream), contentType: item.content_type })
        if (typeof pages === 'string') return pages
        await database.system((tx) => updateItem(tx, { bundleId: row.id, position: item.position }, pages))
        rows.push({
          ...{ name: sealing.filenameOf(item), kind: kinds[item.kind] ?? 'Other', pages },
          received: day.format(item.uploaded_at),
        })
      }
      const title = sealing.open(row, 'bundles', 'title_sealed', row.title_sealed)
      return { title, ...(await maker.finish({ title, reference, rows })) }
    } finally {
      await maker.close()
    }
  }

  return {
    async make(id: string, signal?: AbortSignal) {
      const found = await database.system((tx) => selectToMake(tx, id))
      if (found === null) return
      const { row, booking, items } = found
      const made = await make(row, items, booking.reference, signal)
      if (typeof made === 'string') return fail(row, made)
      try {
        await storeGenerated({
          ...{ id, booking, side: row.side_id, personId: row.created_by, kind: 'other', source: 'bundle' },
          ...{ filename: `${made.title}.pdf`, contentType: 'application/pdf', bytes: Buffer.from(made.bytes) },
        })
      } catch (error) {
        if (error instanceof UnstorableSize) return fail(row, 'too-large')
        throw error
      }
      await database.system(async (tx) => {
        if (await updateReady(tx, id, made.firstPages))
          await audit.record(tx, actorOf(row), 'bundle.made', { type: 'bundle', id })
      })
    },

    /** What no attempt of its job has ended is said to be ended. */
    async sweepAbandoned() {
      const before = new Date(Date.now() - abandonedAfter)
      for (const row of await database.system((tx) => selectAbandoned(tx, before))) await fail(row, 'interrupted')
    },
  }
}

/** Null where it was made already, or there is nothing to make it for. */
async function selectToMake(tx: Db, id: string) {
  const row = await selectBundle(tx, id)
  if (row?.status !== 'making') return null
  const booking = await selectBookingOfDocuments(tx, row.booking_id)
  return booking ? { row, booking, items: await selectItems(tx, [id]) } : null
}

interface Making {
  maker: ReturnType<typeof openBundleMaker>
  /** Of all that is in it: a picture made of a scan can be larger than the scan. */
  size: number
  signal: AbortSignal | undefined
}

/** How many pages the document has, or why it is not in. */
async function addPapers(making: Making, document: Paper): Promise<number | BundleFault> {
  let pages = 0
  for await (const paper of papersOf(document, making.signal)) {
    if (paper === null) return 'document-unreadable'
    making.size += paper.bytes.length
    if (making.size > documentMaxSize) return 'too-large'
    const added = await making.maker.add(paper.bytes, paper.contentType)
    if (added === null) return 'document-unreadable'
    pages += added
  }
  return pages
}

import { createHash, randomUUID } from 'node:crypto'
import { demoAccounts } from '@medinotes/shared/demo'
import { type Insertable, sql } from 'kysely'
import type { Documents } from '../../../platform/database-schema.ts'
import type { Database, Db } from '../../../platform/database.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import type { DocumentStore } from '../document-store.ts'
import { storeKeyOf } from '../document-store-key.ts'
import type { NameIndex } from '../names/name-index.ts'
import { type DemoPaper, demoPapersOf } from './demo-papers.ts'

interface Dependencies {
  database: Database
  store: DocumentStore
  sealing: DocumentSealing
  nameIndex: NameIndex
}

/** A brief each for these many bookings: of people who can sign in. */
const briefs = 12
const day = 86_400_000

/** Gives some bookings their documents, once. */
export async function seedDemoDocuments({ database, store, sealing, nameIndex }: Dependencies, now: Date) {
  const bookings = await database.system(selectBookings)
  const rows: (Insertable<Documents> & { id: string })[] = []
  const filenames = new Map<string, string>()
  for (const booking of bookings) {
    const papers = demoPapersOf(booking.reference, booking.questions, booking.status === 'attended')
    for (const [index, paper] of papers.entries()) {
      const row = { ...rowOf(booking, paper), ...(await keep(store, booking.organization_id, paper)) }
      // The brief came in the days after the booking, the report after the examination.
      const sent =
        paper.by === 'firm' ? booking.created_at.getTime() + (index + 1) * 3_600_000 : booking.ends_at.getTime() + day
      filenames.set(row.id, paper.filename)
      const at = new Date(Math.min(sent, now.getTime()))
      const sealed = sealing.seal(row, 'documents', 'filename_sealed', paper.filename)
      rows.push({ ...row, filename_sealed: sealed, uploaded_at: at, inspected_at: at })
    }
  }
  if (rows.length === 0) return
  await database.system(async (tx) => {
    await tx.insertInto('documents').values(rows).execute()
    for (const row of rows) await nameIndex.write(tx, row, filenames.get(row.id) ?? '')
  })
}

type DemoBooking = Awaited<ReturnType<typeof selectBookings>>[number]

/** Of the demonstration's own specialist, the nearest to today; none where documents are there already. */
async function selectBookings(tx: Db) {
  if (await tx.selectFrom('documents').select('id').limit(1).executeTakeFirst()) return []
  return tx
    .selectFrom('bookings as b')
    .innerJoin('specialists as s', 's.id', 'b.specialist_id')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select(['b.id', 'b.reference', 'b.organization_id', 'b.practice_id', 'b.status', 'b.created_at', 'b.ends_at'])
    .select(['b.booked_by', 'p.id as specialist_person_id'])
    .select((eb) =>
      eb
        .selectFrom('booking_questions as q')
        .whereRef('q.booking_id', '=', 'b.id')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
        .as('asked'),
    )
    .where('p.email', '=', demoAccounts[0].email)
    .where('b.status', 'in', ['confirmed', 'attended'])
    .orderBy(sql`abs(extract(epoch from b.starts_at - now()))`)
    .limit(briefs)
    .execute()
    .then((rows) => rows.map(({ asked, ...row }) => ({ ...row, questions: asked ?? 0 })))
}

async function keep(store: DocumentStore, organizationId: string, paper: DemoPaper) {
  // What writes PDFs is loaded where there is something to write, not at every start.
  const { demoPdf } = await import('./demo-pdf.ts')
  const bytes = await demoPdf(paper.pages)
  const id = randomUUID()
  const key = storeKeyOf({ organization_id: organizationId, id })
  const upload = await store.begin(key)
  const receipt = await store.putPart(key, upload, 1, bytes)
  await store.complete(key, upload, [{ number: 1, size: bytes.length, receipt }])
  return { id, store_key: key, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const rowOf = (booking: DemoBooking, { kind, by, sensitive = false }: DemoPaper) => ({
  organization_id: booking.organization_id,
  practice_id: booking.practice_id,
  booking_id: booking.id,
  side_id: by === 'firm' ? booking.organization_id : booking.practice_id,
  uploaded_by: by === 'firm' ? booking.booked_by : booking.specialist_person_id,
  content_type: 'application/pdf',
  status: 'clean',
  shared: by === 'firm',
  ...{ kind, sensitive },
})

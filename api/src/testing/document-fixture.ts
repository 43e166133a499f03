import { createHash, randomUUID } from 'node:crypto'
import type { DocumentKind } from '@medinotes/shared/bookings'
import type { DocumentStatus } from '@medinotes/shared/documents'
import type { Context } from '../context.ts'
import { storeKeyOf } from '../features/documents/document-store-key.ts'
import type { Principal } from '../platform/principal.ts'
import { bookingForm, bookingSteps, createSpecialist } from './booking-fixture.ts'
import type { CallerApp } from './caller-app.ts'

/** A booking with a document to send: its firm, its practice with a specialist and an admin. */
export async function createMatter(service: CallerApp) {
  const { person, context } = service
  const firm = { id: randomUUID(), name: 'Wattle Firm', kind: 'firm', status: 'active' } as const
  const referrer = await person({ role: 'referrer', ...(await organization(service, firm)) })
  const admin = await person({ role: 'admin' })
  const specialist = await person({ organization: admin.organization ?? undefined })
  const calendar = await createSpecialist(context.database, { practice: admin, personId: specialist.personId })
  const booking = await bookingSteps(service).book(referrer, calendar, bookingForm)
  return { referrer, admin, specialist, calendar, booking }
}

async function organization({ context: { database } }: CallerApp, wanted: NonNullable<Principal['organization']>) {
  await database.system((tx) => tx.insertInto('organizations').values(wanted).execute())
  return { organization: wanted }
}

interface Documents {
  context: Pick<Context, 'database' | 'documents'>
}

interface Wanted {
  booking: { id: string }
  /** Whoever uploaded it. */
  by: Principal
  bytes?: Buffer
  kind?: DocumentKind
  status?: DocumentStatus
  contentType?: string
  filename?: string
  sensitive?: boolean
  shared?: boolean
  flags?: string[]
}

/** A document as it is after it was uploaded and looked at, bytes and all. */
export async function createDocument({ context }: Documents, { booking, by, ...wanted }: Wanted) {
  const { database, documents } = context
  const { bytes = Buffer.from(`%PDF-1.7 ${randomUUID()}`), status = 'clean', kind = 'medical-record' } = wanted
  const { contentType = 'application/pdf', filename = 'letter.pdf', sensitive = false, flags = [] } = wanted
  const id = randomUUID()
  const { organization_id, practice_id } = await database.system((tx) =>
    tx
      .selectFrom('bookings')
      .select(['organization_id', 'practice_id'])
      .where('id', '=', booking.id)
      .executeTakeFirstOrThrow(),
  )
  const side_id = by.organization?.id ?? ''
  const { shared = !(side_id === practice_id && kind === 'report') } = wanted
  const key = storeKeyOf({ organization_id, id })
  await keep(documents.store, key, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await database.system((tx) =>
    tx
      .insertInto('documents')
      .values({
        ...{
          id,
          organization_id,
          practice_id,
          booking_id: booking.id,
          side_id,
          kind,
          status,
          sensitive,
          shared,
          flags,
        },
        ...{ content_type: contentType, size: bytes.length, sha256, store_key: key, uploaded_by: by.personId },
        filename_sealed: documents.sealing.seal({ organization_id, id }, 'documents', 'filename_sealed', filename),
        destroyed_at: status === 'destroyed' ? new Date() : null,
      })
      .execute(),
  )
  return { id, bytes, sha256, key }
}

type Store = Context['documents']['store']

async function keep(store: Store, key: string, bytes: Buffer) {
  const upload = await store.begin(key)
  const receipt = await store.putPart(key, upload, 1, bytes)
  await store.complete(key, upload, [{ number: 1, size: bytes.length, receipt }])
}

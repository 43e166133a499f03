import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Principal } from '../platform/principal.ts'
import { createDocument } from './document-fixture.ts'
import type { SampleRequest } from './matrix-samples.ts'

interface Parts {
  context: Pick<Context, 'database' | 'documents'>
  /** A request about a booking of the holder's. */
  booked: (holder: Principal) => Promise<{ params: { id: string } }>
}

const reason = { reason: 'The claim was settled.' }

/** Requests about how long documents are kept, as samples of the authorisation matrix. */
export function retentionSamples({ context, booked }: Parts) {
  const { database } = context

  async function documentOf(holder: Principal) {
    const booking = (await booked(holder)).params
    return { booking, document: await createDocument({ context }, { booking, by: holder }) }
  }

  async function hold(holder: Principal): Promise<SampleRequest> {
    const { id: booking_id } = (await booked(holder)).params
    const side = holder.organization?.id ?? ''
    const row = { id: randomUUID(), booking_id, organization_id: side, side_id: side, placed_by: holder.personId }
    await database.system((tx) =>
      tx
        .insertInto('legal_holds')
        .values({ ...row, reason_sealed: context.documents.sealing.seal(row, 'legal_holds', 'reason_sealed', 'x') })
        .execute(),
    )
    return { params: { id: row.id } }
  }

  /** Of the one who withdraws it: others of the organization may lack the right to decide. */
  async function deletion(holder: Principal): Promise<SampleRequest> {
    const { booking, document } = await documentOf(holder)
    const side = holder.organization?.id ?? ''
    const row = { id: randomUUID(), booking_id: booking.id, organization_id: side, side_id: side }
    const reason_sealed = context.documents.sealing.seal(row, 'deletion_requests', 'reason_sealed', 'x')
    const values = { ...row, reason_sealed, document_id: document.id, requested_by: holder.personId }
    await database.system((tx) => tx.insertInto('deletion_requests').values(values).execute())
    return { params: { id: row.id }, payload: { decision: 'withdraw' } }
  }

  return {
    'retention.set-rules': async () => ({ payload: { rules: [{ kind: 'invoice', years: 8 }] } }),
    'retention.booking': booked,
    'retention.place-hold': async (holder: Principal) => ({ ...(await booked(holder)), payload: reason }),
    'retention.lift-hold': hold,
    'retention.request-deletion': async (holder: Principal) => ({
      params: { id: (await documentOf(holder)).document.id },
      payload: reason,
    }),
    'retention.decide': deletion,
  }
}

import type { Context } from '../context.ts'
import type { Principal } from '../platform/principal.ts'
import { createDocument } from './document-fixture.ts'
import type { SampleRequest } from './matrix-samples.ts'

interface Parts {
  context: Pick<Context, 'database' | 'documents'>
  /** A request about a booking of the holder's. */
  booked: (holder: Principal) => Promise<{ params: { id: string } }>
}

/** Requests about questions, reports and bundles, as samples of the authorisation matrix. */
export function reportSamples({ context, booked }: Parts) {
  const documentOf = async (holder: Principal, kind: 'report' | 'letter-of-instruction') => {
    const { params: booking } = await booked(holder)
    return { booking, document: await createDocument({ context }, { booking, by: holder, kind }) }
  }
  /** The first question of the form that bookings are made with. */
  const asked = (payload?: object) => async (holder: Principal) => {
    const { params } = await booked(holder)
    return { params: { ...params, number: '1' }, ...(payload && { payload }) }
  }
  const report = (payload: object) => async (holder: Principal) => {
    const { document } = await documentOf(holder, 'report')
    return { params: { id: document.id }, payload }
  }
  const recipients = (holder: Principal) => ({ referrerIds: [holder.personId] })

  return {
    'report.read': booked,
    'report.answer': asked({ waiver: 'It lies outside of the specialist’s field.' }),
    'report.reopen-question': asked(),
    'report.link-question': async (holder: Principal): Promise<SampleRequest> => {
      const { booking, document } = await documentOf(holder, 'letter-of-instruction')
      return { params: { ...booking, number: '1' }, payload: { documentId: document.id, page: 1 } }
    },
    'report.unlink-question': asked(),
    'report.release': async (holder: Principal): Promise<SampleRequest> =>
      report({ version: 1, recipients: recipients(holder) })(holder),
    'report.recall': report({ reason: 'The wrong file was released.' }),
    'bundle.list': booked,
    'bundle.create': async (holder: Principal): Promise<SampleRequest> => {
      const { booking, document } = await documentOf(holder, 'letter-of-instruction')
      return { params: booking, payload: { title: 'Brief', documentIds: [document.id] } }
    },
  }
}

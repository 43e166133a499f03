import type { Context } from '../context.ts'
import type { Principal } from '../platform/principal.ts'
import { createDocument } from './document-fixture.ts'
import type { SampleRequest } from './matrix-samples.ts'

interface Parts {
  context: Pick<Context, 'database' | 'documents'>
  /** A request about a booking of the holder's. */
  booked: (holder: Principal) => Promise<{ params: { id: string } }>
}

/** Decisions on what is held back with the holder's practice, as samples of the authorisation matrix. */
export function quarantineSamples({ context, booked }: Parts) {
  async function held(holder: Principal): Promise<SampleRequest> {
    const { params: booking } = await booked(holder)
    const { id } = await createDocument({ context }, { booking, by: holder, status: 'quarantined', flags: ['macros'] })
    return { params: { id }, payload: { version: 1, reason: 'The firm has sent it on purpose.' } }
  }
  return { 'quarantine.release': held, 'quarantine.destroy': held }
}

import type { Database, Db } from '../../../platform/database.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Outbox } from '../../notifications/outbox.service.ts'
import { type Addressee, selectKeepers } from '../inspection/addressee.repository.ts'
import { findBookingOfDocuments } from '../document-finder.ts'

interface Dependencies {
  database: Database
  outbox: Outbox
  publicUrl: string
}

export type DeletionLetters = ReturnType<typeof createDeletionLetters>

/** Tells those who decide that a deletion was asked for: a reference and a link, and nothing of the document. */
export const createDeletionLetters = ({ database, outbox, publicUrl }: Dependencies) => ({
  /** With the service's own rights: whoever asks may not read the addresses of their colleagues. */
  async deciders(principal: Principal) {
    const keepers = await database.system((tx) => selectKeepers(tx, organizationOf(principal).id))
    return keepers.filter(({ personId }) => personId !== principal.personId)
  },

  async asked(tx: Db, deciders: readonly Addressee[], { requestId, bookingId }: Asked) {
    const { reference } = await findBookingOfDocuments(tx, bookingId)
    for (const decider of deciders) {
      await outbox.leave(tx, {
        ...{ ...decider, template: 'deletion-requested', case: { type: 'booking', id: bookingId } },
        facts: { reference, link: `${publicUrl}/app/documents/retention` },
        dedupeKey: `deletion-requested:${requestId}:${decider.personId}`,
      })
    }
  },
})

interface Asked {
  requestId: string
  bookingId: string
}

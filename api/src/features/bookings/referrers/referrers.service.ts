import type { ReferrerQuery } from '@medinotes/shared/booking-drafts'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import { isBookable, selectReferrers } from './referrer.repository.ts'

export type BookedFor = ReturnType<typeof createReferrers>['bookedFor']

/** The firms that an admin of a practice may book for; names and ids alone are told of them. */
export function createReferrers(database: Database) {
  const practiceOf = (principal: Principal) => ({
    practiceId: organizationOf(principal).id,
    operates: principal.operates,
  })

  return {
    async list(principal: Principal, { query, id, ...page }: ReferrerQuery) {
      const own = organizationOf(principal)
      // A firm books for itself.
      if (principal.role !== 'admin') return { items: [{ id: own.id, name: own.name }], nextCursor: null }
      return database.system((tx) =>
        readPage(
          page,
          (request) => selectReferrers(tx, practiceOf(principal), { query, id, ...request }),
          ({ id, name }) => ({ id, name }),
        ),
      )
    },

    /** Whose booking it becomes: the caller's, or of a firm on whose behalf the practice books with itself. */
    async bookedFor(principal: Principal, practiceId: string, organizationId: string | undefined) {
      const own = organizationOf(principal).id
      if (organizationId === undefined || organizationId === own) return own
      if (principal.role !== 'admin' || practiceId !== own) {
        throw new AppError('forbidden', 'Only the specialist’s practice books on behalf of a firm.')
      }
      if (await database.system((tx) => isBookable(tx, practiceOf(principal), organizationId))) return organizationId
      throw new AppError('not_found', 'There is no such organisation to book for.')
    },
  }
}

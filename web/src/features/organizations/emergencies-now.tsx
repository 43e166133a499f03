import { useInfiniteQuery } from '@tanstack/react-query'
import { useMe } from '../auth/account.queries.ts'
import { breakGlassQuery, waitingReviewsQuery } from './break-glass.queries.ts'
import { GrantList } from './grant-list.tsx'
import { isOpen } from './open-grant.ts'

/** Emergency access that somebody else has open right now, and what waits for a review; one's own is in the banner. */
export function EmergenciesNow() {
  const ownId = useMe().id
  const all = useInfiniteQuery(breakGlassQuery)
  const waiting = useInfiniteQuery(waitingReviewsQuery)
  const open =
    all.data?.pages.flatMap(({ items }) => items).filter((grant) => isOpen(grant) && grant.personId !== ownId) ?? []
  const unreviewed = waiting.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      {open.length > 0 && (
        <section aria-labelledby="emergencies" className="grid gap-3">
          <h2 id="emergencies" className="text-lg">
            Emergency access is open
          </h2>
          <GrantList grants={open} />
        </section>
      )}
      {unreviewed.length > 0 && (
        <section aria-labelledby="reviews" className="grid gap-3">
          <h2 id="reviews" className="text-lg">
            Emergency access to review
          </h2>
          <GrantList grants={unreviewed} />
        </section>
      )}
    </>
  )
}

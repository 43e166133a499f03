import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay, useMe } from '../auth/account.queries.ts'
import { breakGlassQuery } from './break-glass.queries.ts'
import { GrantList } from './grant-list.tsx'
import { isOpen } from './open-grant.ts'

/** Emergency access that somebody else has open right now; one's own is in the banner. */
export function EmergenciesNow() {
  const maySee = useMay('break-glass:write')
  const ownId = useMe().id
  const { data } = useInfiniteQuery({ ...breakGlassQuery, enabled: maySee })
  const open =
    data?.pages.flatMap(({ items }) => items).filter((grant) => isOpen(grant) && grant.personId !== ownId) ?? []
  if (open.length === 0) return null
  return (
    <section aria-labelledby="emergencies" className="grid gap-3">
      <h2 id="emergencies" className="text-lg">
        Emergency access is open
      </h2>
      <GrantList grants={open} />
    </section>
  )
}

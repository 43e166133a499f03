import { useInfiniteQuery } from '@tanstack/react-query'
import { useMay } from '../auth/account.queries.ts'
import { breakGlassQuery } from './break-glass.queries.ts'
import { GrantList } from './grant-list.tsx'
import { isOpen } from './open-grant.ts'

/** Emergency access that is open right now, whoever opened it; nothing where there is none. */
export function EmergenciesNow() {
  const maySee = useMay('break-glass:write')
  const { data } = useInfiniteQuery({ ...breakGlassQuery, enabled: maySee })
  const open = data?.pages.flatMap(({ items }) => items).filter(isOpen) ?? []
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

import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight, Signature } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Button } from '../../../components/button.tsx'
import { formatDate } from '../../../lib/dates.ts'
import { awaitedCosignaturesQuery } from '../note-life.queries.ts'

/** Notes of colleagues that wait for the person's signature; nothing where none does. */
export function AwaitedCosignatures() {
  const list = useInfiniteQuery(awaitedCosignaturesQuery)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="awaited-cosignatures" className="mb-6">
      <h2 id="awaited-cosignatures" className="mb-2 text-sm">
        Waiting for your signature
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-raised">
        {items.map(({ id, consultationId, patientName, dateOfVisit, author }) => (
          <li key={id}>
            <Link
              to={paths.consultation(consultationId)}
              className="flex min-h-12 items-center gap-3 px-4 py-2.5 -outline-offset-2 transition-colors duration-150 hover:bg-hover"
            >
              <Signature aria-hidden className="size-4 shrink-0 text-warning" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{patientName}</span>
                <span className="block text-xs text-muted">
                  Visit on {formatDate(dateOfVisit)}, signed by {author.name}
                </span>
              </span>
              <ChevronRight aria-hidden className="size-4 text-faint" />
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-3" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </section>
  )
}

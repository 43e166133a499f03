import type { Document } from '@medinotes/shared/documents'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, type LucideIcon } from 'lucide-react'
import { Link } from '../../../components/link.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { bookingDocumentsQuery } from '../document.queries.ts'
import type { Way } from './beside.ts'

interface NeighboursProps {
  document: Document
  wayTo: (id: string) => Way
}

/** The ways to the document before and after this one, as the booking lists them. */
export function Neighbours({ document: { id, bookingId }, wayTo }: NeighboursProps) {
  const { data } = useInfiniteQuery(bookingDocumentsQuery(bookingId))
  const all = data?.pages.flatMap(({ items }) => items).filter(({ actions }) => actions.includes('view')) ?? []
  const at = all.findIndex((each) => each.id === id)
  if (at === -1 || all.length < 2) return null
  return (
    <nav aria-label="Documents of the booking" className="inline-flex items-center gap-1">
      <Neighbour document={all[at - 1]} wayTo={wayTo} icon={ChevronLeft} label="Previous document" />
      <span className="tabular text-sm whitespace-nowrap">
        {at + 1} of {all.length}
      </span>
      <Neighbour document={all[at + 1]} wayTo={wayTo} icon={ChevronRight} label="Next document" />
    </nav>
  )
}

interface NeighbourProps extends Pick<NeighboursProps, 'wayTo'> {
  /** Absent at either end. */
  document: Document | undefined
  icon: LucideIcon
  label: string
}

const room = 'inline-flex size-9 items-center justify-center rounded-md pointer-coarse:size-11'

function Neighbour({ document, wayTo, icon: Icon, label }: NeighbourProps) {
  if (document === undefined)
    return (
      <span className={`${room} opacity-40`}>
        <Icon aria-hidden className="size-4" />
      </span>
    )
  return (
    <Tooltip text={label}>
      <Link {...wayTo(document.id)} aria-label={label} className={`${room} hover:bg-hover`}>
        <Icon aria-hidden className="size-4" />
      </Link>
    </Tooltip>
  )
}

import type { Booking } from '@medinotes/shared/booking-views'
import { useInfiniteQuery } from '@tanstack/react-query'
import { BookCopy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { PagedList } from '../../../components/paged-list.tsx'
import { useMay } from '../../auth/account.queries.ts'
import { BundleDialog } from './bundle-dialog.tsx'
import { BundleRow } from './bundle-row.tsx'
import { bundlesQuery } from './bundle.queries.ts'

// How many documents are in so far is told by no event.
const askAgainMs = 1500

const names = { one: 'bundle', many: 'bundles', these: 'The bundles' }

/** One PDF of several documents, in the order that somebody gave them. */
export function BundlesSection({ booking: { id } }: { booking: Pick<Booking, 'id'> }) {
  const mayMake = useMay('document:write')
  const [isMaking, setMaking] = useState(false)
  const list = useInfiniteQuery({
    ...bundlesQuery(id),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === 'making')) ? askAgainMs : false,
  })
  return (
    <Card className="grid gap-4 max-lg:order-1">
      <CardHeader title="Bundles" className="mb-0">
        {mayMake && (
          <Button icon={BookCopy} onClick={() => setMaking(true)}>
            Make a bundle
          </Button>
        )}
      </CardHeader>
      <PagedList list={list} names={names} skeletonRows={1} empty={<NoBundles />}>
        {(bundles) => (
          <ul className="divide-y divide-line rounded-md border border-line">
            {bundles.map((bundle) => (
              <BundleRow key={bundle.id} bundle={bundle} mayMake={mayMake} />
            ))}
          </ul>
        )}
      </PagedList>
      {isMaking && <BundleDialog bookingId={id} onClose={() => setMaking(false)} />}
    </Card>
  )
}

const NoBundles = () => (
  <p className="text-muted">
    No bundles yet. A bundle is one PDF of the documents you choose, in your order, with an index, page numbers and
    bookmarks.
  </p>
)

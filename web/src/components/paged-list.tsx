import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { errorText } from '../lib/api-error.ts'
import type { Page } from '../lib/paged-query.ts'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { RowSkeletons } from './row-skeletons.tsx'

interface PagedListProps<Item> {
  list: UseInfiniteQueryResult<InfiniteData<Page<Item>>>
  /** As in "These people could not be loaded" and "12 people shown". */
  names: { one: string; many: string; these: string }
  skeletonRows?: number
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list in all its states: on its way, failed, empty, and page by page. */
export function PagedList<Item>({ list, names, skeletonRows = 4, empty, children }: PagedListProps<Item>) {
  // The same as long as nothing is new, so that a table can tell.
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data])
  if (list.isPending) return <RowSkeletons label={`Loading ${names.these.toLowerCase()}`} rows={skeletonRows} />
  if (list.isError && items.length === 0) {
    return (
      <Alert
        tone="danger"
        title={`${names.these} could not be loaded`}
        action={<Button onClick={() => void list.refetch()}>Try again</Button>}
      >
        {errorText(list.error)}
      </Alert>
    )
  }
  if (items.length === 0) return empty
  const count = `${items.length} ${items.length === 1 ? names.one : names.many} shown`
  return (
    <div className="grid gap-4" aria-busy={list.isPlaceholderData}>
      <output className="sr-only">
        {list.isPlaceholderData ? 'Searching' : `${count}${list.hasNextPage ? ', and there are more' : ''}`}
      </output>
      {children(items)}
      {list.isFetchNextPageError && <Alert tone="danger" title={errorText(list.error)} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()} className="mx-auto">
          Show more
        </Button>
      )}
    </div>
  )
}

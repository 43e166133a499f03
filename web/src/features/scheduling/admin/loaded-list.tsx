import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { errorText } from '../../../lib/api-error.ts'

interface LoadedListProps<Item> {
  list: UseQueryResult<{ items: Item[] }>
  /** As in "Loading the places". */
  names: string
  empty: ReactNode
  children: (items: Item[]) => ReactNode
}

/** A list that comes whole, in all its states. */
export function LoadedList<Item>({ list, names, empty, children }: LoadedListProps<Item>) {
  if (list.isPending) return <RowSkeletons label={`Loading ${names}`} rows={5} />
  if (!list.data) {
    return (
      <Alert
        tone="danger"
        title={`${names[0]?.toUpperCase()}${names.slice(1)} could not be loaded`}
        action={<Button onClick={() => void list.refetch()}>Try again</Button>}
      >
        {errorText(list.error)}
      </Alert>
    )
  }
  return list.data.items.length === 0 ? empty : children(list.data.items)
}

import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from './api-client.ts'
import type { RequestOptions } from './request.ts'

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}

interface PagedQuery<Item> {
  queryKey: QueryKey
  path: string
  schema: z.ZodType<Page<Item>>
  filters?: NonNullable<RequestOptions['query']>
}

/** A list that is read page by page. */
export const pagedQuery = <Item>({ queryKey, path, schema, filters = {} }: PagedQuery<Item>) =>
  infiniteQueryOptions({
    queryKey: [...queryKey, filters],
    queryFn: ({ pageParam, signal }) =>
      api.get(path, schema, { query: { ...filters, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

import { infiniteQueryOptions, queryOptions, type QueryKey } from '@tanstack/react-query'
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

const mostPerPage = 100

/** The whole of a list, to choose from. */
export const wholeListQuery = <Item>({ queryKey, path, schema, filters = {} }: PagedQuery<Item>) =>
  queryOptions({
    queryKey: [...queryKey, 'whole', filters],
    queryFn: async ({ signal }) => {
      const items: Item[] = []
      let cursor: string | null = null
      do {
        const query = { ...filters, limit: mostPerPage, ...(cursor !== null && { cursor }) }
        const page: Page<Item> = await api.get(path, schema, { query, signal })
        items.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return items
    },
  })

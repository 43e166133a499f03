import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { deviceDrafts } from './device-drafts.ts'

/** Before a page reads what this device keeps of a person. */
export const useDeviceDrafts = (personId: string) =>
  void useSuspenseQuery(
    queryOptions({
      queryKey: ['device-drafts', personId],
      queryFn: () => deviceDrafts.open(personId).then(() => true),
      networkMode: 'always',
      staleTime: Infinity,
    }),
  )

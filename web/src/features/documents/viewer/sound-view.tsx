import type { Document } from '@medinotes/shared/documents'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Skeleton } from '../../../components/skeleton.tsx'
import { documentsKey } from '../document-keys.ts'
import { readWhole } from './document-bytes.ts'
import { ViewerProblem } from './viewer-problem.tsx'

export function SoundView({ document: { id, filename } }: { document: Document }) {
  const { data, error, refetch } = useQuery({
    queryKey: [...documentsKey, 'sound', id],
    queryFn: ({ signal }) => readWhole(id, signal),
    // Hearing it is recorded: it is not asked for again by itself.
    ...{ staleTime: Infinity, gcTime: 0, retry: false },
  })
  const player = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    if (data === undefined || player.current === null) return undefined
    const address = URL.createObjectURL(data)
    player.current.src = address
    return () => URL.revokeObjectURL(address)
  }, [data])
  if (error) return <ViewerProblem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton className="h-14 w-full" />
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- a recording that somebody sent has no captions
  return <audio ref={player} controls aria-label={filename} className="w-full" />
}

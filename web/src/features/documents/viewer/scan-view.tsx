import type { Document } from '@medinotes/shared/documents'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Skeleton } from '../../../components/skeleton.tsx'
import { documentsKey } from '../document-keys.ts'
import { readPreview } from './document-bytes.ts'
import { keepPageInAddress, pageOfAddress } from './page-address.ts'
import { Picture } from './picture-view.tsx'
import { ViewerProblem } from './viewer-problem.tsx'

interface ScanViewProps {
  document: Document
  watermark: string | null
}

/** A picture that browsers do not know, as the service draws it: one page at a time. */
export function ScanView({ document: { id, filename }, watermark }: ScanViewProps) {
  const [page, setPage] = useState(pageOfAddress)
  const [pages, setPages] = useState(1)
  const { data, error, refetch } = useQuery({
    queryKey: [...documentsKey, 'preview', id, page],
    queryFn: async ({ signal }) => {
      const { blob, pages: all } = await readPreview(id, page, signal)
      setPages(all)
      return createImageBitmap(blob)
    },
    // A look at it is recorded: it is not asked for again by itself.
    ...{ staleTime: Infinity, gcTime: 0, retry: false },
  })
  const goTo = (number: number) => {
    setPage(number)
    keepPageInAddress(number)
  }
  if (error) return <ViewerProblem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton className="h-[var(--viewer-height,70dvh)] w-full" />
  const name = pages > 1 ? `${filename}, page ${page}` : filename
  return <Picture bitmap={data} name={name} watermark={watermark} paging={{ page, pages, goTo }} />
}

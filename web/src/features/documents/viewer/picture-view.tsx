import { useQuery } from '@tanstack/react-query'
import type { Document } from '@medinotes/shared/documents'
import { useEffect, useRef } from 'react'
import { Skeleton } from '../../../components/skeleton.tsx'
import { documentsKey } from '../document-keys.ts'
import { readWhole } from './document-bytes.ts'
import { useScale } from './use-scale.ts'
import type { Paging } from './viewer-keys.ts'
import { ViewerProblem } from './viewer-problem.tsx'
import { ViewerToolbar } from './viewer-toolbar.tsx'
import { turned } from './viewer-zoom.ts'
import { drawWatermark } from './watermark.ts'

interface PictureViewProps {
  document: Document
  watermark: string | null
}

export function PictureView({ document: { id, filename }, watermark }: PictureViewProps) {
  const { data, error, refetch } = useQuery({
    queryKey: [...documentsKey, 'picture', id],
    queryFn: async ({ signal }) => createImageBitmap(await readWhole(id, signal)),
    // A look at it is recorded: it is not asked for again by itself.
    ...{ staleTime: Infinity, gcTime: 0, retry: false },
  })
  if (error) return <ViewerProblem error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton className="h-[var(--viewer-height,70dvh)] w-full" />
  return <Picture bitmap={data} name={filename} watermark={watermark} />
}

interface PictureProps {
  /** Absent where it is a single picture. */
  paging?: Paging
  bitmap: ImageBitmap
  name: string
  watermark: string | null
}

export function Picture({ bitmap, name, watermark, paging }: PictureProps) {
  const scroller = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { scale, rotation, ...zooming } = useScale(scroller, bitmap)
  useEffect(() => {
    if (canvas.current) drawPicture(canvas.current, bitmap, rotation)
    if (canvas.current && watermark !== null) drawWatermark(canvas.current, watermark)
  }, [bitmap, rotation, watermark])
  return (
    <div>
      <ViewerToolbar {...{ scroller, scale, zooming, paging }} />
      <section
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and so must be reached by keyboard
        tabIndex={0}
        aria-label="Picture"
        className="h-[var(--viewer-height,calc(100dvh-15rem))] min-h-96 overflow-auto rounded-b-md border border-t-0 border-line bg-sunken p-3"
      >
        <canvas
          ref={canvas}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, so that what marks it is part of it
          role="img"
          aria-label={name}
          className="mx-auto max-w-none"
          style={{ width: turned(bitmap, rotation).width * scale }}
        />
      </section>
    </div>
  )
}

function drawPicture(canvas: HTMLCanvasElement, bitmap: ImageBitmap, rotation: number) {
  Object.assign(canvas, turned(bitmap, rotation))
  const context = canvas.getContext('2d')
  context?.translate(canvas.width / 2, canvas.height / 2)
  context?.rotate((rotation * Math.PI) / 180)
  context?.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
}

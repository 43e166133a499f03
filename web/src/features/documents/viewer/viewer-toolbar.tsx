import { ChevronLeft, ChevronRight, MoveHorizontal, RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { type FormEvent, useRef } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { Input } from '../../../components/input.tsx'
import type { ViewerKeys } from './use-viewer-keys.ts'
import { percent } from './viewer-zoom.ts'

interface Paging {
  page: number
  pages: number
  goTo: (page: number) => void
}

interface ViewerToolbarProps {
  keys: ViewerKeys
  /** 1 for the size of the paper. */
  scale: number
  /** Absent where there is one page. */
  paging?: Paging | undefined
}

export function ViewerToolbar({ keys, scale, paging }: ViewerToolbarProps) {
  return (
    <div
      role="toolbar"
      aria-label="Viewer"
      className="flex flex-wrap items-center justify-between gap-2 rounded-t-md border border-line bg-raised px-2 py-1"
    >
      {paging && paging.pages > 1 ? <Pages {...paging} keys={keys} /> : <span />}
      <div className="flex items-center gap-1">
        <IconButton icon={ZoomOut} label="Zoom out (-)" onClick={keys.zoomOut} />
        <output className="tabular w-14 text-center text-sm text-muted">{percent(scale)}</output>
        <IconButton icon={ZoomIn} label="Zoom in (+)" onClick={keys.zoomIn} />
        <IconButton icon={MoveHorizontal} label="Fit the width (0)" onClick={keys.fitWidth} />
        <IconButton icon={RotateCw} label="Turn (R)" onClick={keys.rotate} />
      </div>
    </div>
  )
}

function Pages({ page, pages, goTo, keys }: Paging & { keys: ViewerKeys }) {
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = Number(field.current?.value)
    if (Number.isInteger(wanted)) goTo(Math.min(Math.max(wanted, 1), pages))
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <IconButton icon={ChevronLeft} label="Previous page (←)" disabled={page <= 1} onClick={keys.previousPage} />
      <Input
        // The field shows where one is until one types into it.
        key={page}
        ref={field}
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        defaultValue={page}
        className="tabular w-14 text-center"
      />
      <span className="tabular text-sm text-muted">of {pages}</span>
      <IconButton icon={ChevronRight} label="Next page (→)" disabled={page >= pages} onClick={keys.nextPage} />
    </form>
  )
}

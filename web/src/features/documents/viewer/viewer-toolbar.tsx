import { ChevronLeft, ChevronRight, Keyboard, MoveHorizontal, RotateCw, Scan, ZoomIn, ZoomOut } from 'lucide-react'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { IconButton } from '../../../components/icon-button.tsx'
import { Input } from '../../../components/input.tsx'
import { showShortcuts } from '../../../lib/shortcut-sheet.ts'
import { useViewerKeys } from './use-viewer-keys.ts'
import { motionsIn, type Paging, turnsOf, type ViewerKeys } from './viewer-keys.ts'
import { percent } from './viewer-zoom.ts'

type Zooming = Pick<ViewerKeys, 'zoomIn' | 'zoomOut' | 'fitWidth' | 'actualSize' | 'rotate'>

interface ViewerToolbarProps {
  /** What scrolls. */
  scroller: Parameters<typeof motionsIn>[0]
  /** 1 for the size of the paper. */
  scale: number
  zooming: Zooming
  /** Absent where there is one page. */
  paging?: Paging | undefined
  /** Before all else. */
  children?: ReactNode
}

/** Buttons of the viewer; the keys of the whole page do the same. */
export function ViewerToolbar({ scroller, scale, zooming, paging, children }: ViewerToolbarProps) {
  useViewerKeys({ ...zooming, ...motionsIn(scroller), ...turnsOf(paging) })
  return (
    <div
      role="toolbar"
      aria-label="Viewer"
      className="flex flex-wrap items-center justify-between gap-2 rounded-t-md border border-line bg-raised px-2 py-1"
    >
      <div className="flex items-center gap-1">
        {children}
        {paging && paging.pages > 1 && <Pages {...paging} />}
      </div>
      <div className="flex items-center gap-1">
        <IconButton icon={ZoomOut} label="Zoom out (-)" onClick={zooming.zoomOut} />
        <output className="tabular w-14 text-center text-sm text-muted">{percent(scale)}</output>
        <IconButton icon={ZoomIn} label="Zoom in (+)" onClick={zooming.zoomIn} />
        <IconButton icon={MoveHorizontal} label="Fit the width (0)" onClick={zooming.fitWidth} />
        <IconButton icon={Scan} label="Actual size (1)" onClick={zooming.actualSize} className="max-sm:hidden" />
        <IconButton icon={RotateCw} label="Turn (R)" onClick={zooming.rotate} />
        <IconButton
          icon={Keyboard}
          label="Keys (?)"
          onClick={() => showShortcuts(true)}
          className="pointer-coarse:hidden"
        />
      </div>
    </div>
  )
}

function Pages({ page, pages, goTo }: Paging) {
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = Number(field.current?.value)
    if (Number.isInteger(wanted)) goTo(Math.min(Math.max(wanted, 1), pages))
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <IconButton icon={ChevronLeft} label="Previous page (←)" disabled={page <= 1} onClick={() => goTo(page - 1)} />
      <Input
        // The field shows where one is until one types into it.
        key={page}
        ref={field}
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        defaultValue={page}
        className="tabular w-14 text-center"
      />
      <span className="tabular text-sm whitespace-nowrap text-muted">of {pages}</span>
      <IconButton icon={ChevronRight} label="Next page (→)" disabled={page >= pages} onClick={() => goTo(page + 1)} />
    </form>
  )
}

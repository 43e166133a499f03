import { useState, type DragEvent, type ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'

const draggedType = 'application/x-medinotes-section'

/** Begins to drag a section away. */
export const dragSection = (index: number) => (event: DragEvent) =>
  event.dataTransfer.setData(draggedType, String(index))

interface SectionDropProps {
  index: number
  onMove: (from: number, to: number) => void
  children: ReactNode
}

/** A place that a dragged section can be dropped on. */
export function SectionDrop({ index, onMove, children }: SectionDropProps) {
  const [isTarget, setTarget] = useState(false)
  return (
    // Its buttons do the same without a pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only where a dragged section lands
    <li
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(draggedType)) return
        event.preventDefault()
        setTarget(true)
      }}
      onDragLeave={() => setTarget(false)}
      onDrop={(event) => {
        setTarget(false)
        const dragged = event.dataTransfer.getData(draggedType)
        if (dragged === '') return
        event.preventDefault()
        if (Number(dragged) !== index) onMove(Number(dragged), index)
      }}
      className={classNames('grid gap-4 rounded-md border bg-raised p-4', isTarget ? 'border-accent' : 'border-line')}
    >
      {children}
    </li>
  )
}

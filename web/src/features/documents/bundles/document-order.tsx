import type { Document } from '@medinotes/shared/documents'
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useRef, useState } from 'react'
import { Checkbox } from '../../../components/checkbox.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { kindNames, sizeText } from '../document-words.ts'
import { moved } from './bundle-order.ts'

interface DocumentOrderProps {
  documents: readonly Document[]
  /** Ids in their order. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: string | undefined
}

/** Chooses documents and orders them, by dragging or with buttons; what moved is announced. */
export function DocumentOrder({ documents, chosen, onChange, error }: DocumentOrderProps) {
  const [said, say] = useState('')
  const inOrder = chosen.flatMap((id) => documents.find((document) => document.id === id) ?? [])
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  const move = (from: number, to: number) => {
    onChange(moved(chosen, from, to))
    say(`${inOrder[from]?.filename} is now ${to + 1} of ${chosen.length}`)
  }
  return (
    <>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-medium">Documents</legend>
        {error && (
          <p role="alert" className="text-xs text-danger">
            {error}
          </p>
        )}
        <ul className="grid max-h-56 gap-2 overflow-y-auto">
          {documents.map((document) => (
            <li key={document.id}>
              <Checkbox checked={chosen.includes(document.id)} onChange={() => toggle(document.id)}>
                <About document={document} />
              </Checkbox>
            </li>
          ))}
        </ul>
      </fieldset>
      {inOrder.length > 0 && (
        <div className="grid gap-2">
          <h3 className="text-sm font-medium">In this order</h3>
          <Ordered documents={inOrder} onMove={move} />
        </div>
      )}
      <output className="sr-only">{said}</output>
    </>
  )
}

const About = ({ document: { filename, kind, size } }: { document: Document }) => (
  <span className="grid min-w-0">
    <bdi className="break-words">{filename}</bdi>
    <span className="text-xs text-muted">{`${kindNames[kind]} · ${sizeText(size)}`}</span>
  </span>
)

interface OrderedProps {
  documents: readonly Document[]
  onMove: (from: number, to: number) => void
}

function Ordered({ documents, onMove }: OrderedProps) {
  const list = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const drop = () => {
    if (drag !== null && drag.from !== drag.to) onMove(drag.from, drag.to)
    setDrag(null)
  }
  return (
    <ol ref={list} className="divide-y divide-line rounded-md border border-line">
      {documents.map((document, at) => (
        <li
          key={document.id}
          className={classNames(
            'grid grid-cols-[auto_1.5rem_minmax(0,1fr)_auto] items-center gap-x-2 py-1.5 pr-1.5',
            drag?.from === at && 'opacity-55',
            drag?.to === at && drag.from !== at && 'bg-accent-soft',
          )}
        >
          <button
            type="button"
            // For a mouse or a finger; the buttons beside it are for the keyboard.
            tabIndex={-1}
            aria-hidden
            className="inline-flex size-9 cursor-grab touch-none items-center justify-center text-muted pointer-coarse:size-11"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              setDrag({ from: at, to: at })
            }}
            onPointerMove={({ clientY }) => drag && setDrag({ from: drag.from, to: placeAt(list.current, clientY) })}
            onPointerUp={drop}
            onPointerCancel={() => setDrag(null)}
          >
            <GripVertical className="size-4" />
          </button>
          <span className="tabular text-muted">{at + 1}.</span>
          <About document={document} />
          <OrderButtons name={document.filename} at={at} count={documents.length} onMove={(to) => onMove(at, to)} />
        </li>
      ))}
    </ol>
  )
}

/** The place in the list that is nearest to a height on the screen. */
function placeAt(list: HTMLOListElement | null, y: number) {
  const bottoms = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect().bottom)
  const place = bottoms.findIndex((bottom) => y < bottom)
  return place === -1 ? Math.max(bottoms.length - 1, 0) : place
}

interface OrderButtonsProps {
  name: string
  at: number
  count: number
  onMove: (to: number) => void
}

// At an end they stay in reach of the keyboard: the focus must not be lost on the last step.
const OrderButtons = ({ name, at, count, onMove }: OrderButtonsProps) => (
  <div className="flex">
    <IconButton
      icon={ArrowUp}
      label={`Move ${name} up`}
      aria-disabled={at === 0}
      onClick={() => at > 0 && onMove(at - 1)}
      className="aria-disabled:opacity-55"
    />
    <IconButton
      icon={ArrowDown}
      label={`Move ${name} down`}
      aria-disabled={at === count - 1}
      onClick={() => at < count - 1 && onMove(at + 1)}
      className="aria-disabled:opacity-55"
    />
  </div>
)

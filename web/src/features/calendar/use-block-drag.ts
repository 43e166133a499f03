import type { CalendarBooking } from '@medinotes/shared/calendars'
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { spanOf } from './calendar-events.ts'
import type { Wanted } from './moving.ts'
import { rowHeight, rowMinutes } from './specialist-column.tsx'
import { atMinutes, minutesOf, type WallClock } from './wall-clock.ts'

export type Drop = Wanted

export interface BlockDrag {
  booking: CalendarBooking
  specialistId: string
  starts: WallClock
  ends: WallClock
}

interface Grab {
  booking: CalendarBooking
  x: number
  y: number
  /** How far below its top it was taken, in pixels. */
  below: number
}

interface Options {
  date: string
  firstHour: number
  onDrop: ((booking: CalendarBooking, drop: Drop) => void) | null
}

// Less is a click.
const leastDistance = 6
const snapMinutes = 15

/** Drags a booking over the columns with a mouse or a pen; a thumb scrolls, and moves by the menu. */
export function useBlockDrag({ date, firstHour, onDrop }: Options) {
  const [drag, setDrag] = useState<BlockDrag | null>(null)
  const grab = useRef<Grab | null>(null)
  const latest = useRef<BlockDrag | null>(null)
  useEffect(() => {
    const show = (next: BlockDrag | null) => {
      latest.current = next
      setDrag(next)
    }
    const move = (event: PointerEvent) => {
      const held = grab.current
      if (!held) return
      if (!latest.current && Math.hypot(event.clientX - held.x, event.clientY - held.y) < leastDistance) return
      event.preventDefault()
      show(dragTo(event, held, { date, firstHour }) ?? latest.current)
    }
    const end = (event: PointerEvent) => {
      const { current } = latest
      grab.current = null
      show(null)
      if (current && event.type === 'pointerup') drop(current)
    }
    const drop = ({ booking, specialistId, starts }: BlockDrag) => {
      suppressClick()
      if (specialistId === booking.specialistId && starts === spanOf(booking).starts) return
      onDrop?.(booking, { specialistId, wallClock: starts })
    }
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      grab.current = null
      show(null)
    }
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', end)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', giveUp)
    return () => {
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', end)
      window.removeEventListener('pointercancel', end)
      window.removeEventListener('keydown', giveUp)
    }
  }, [date, firstHour, onDrop])

  const begin = (event: ReactPointerEvent<HTMLElement>, booking: CalendarBooking) => {
    if (event.pointerType === 'touch' || event.button !== 0) return
    const { top } = event.currentTarget.getBoundingClientRect()
    grab.current = { booking, x: event.clientX, y: event.clientY, below: event.clientY - top }
  }
  return { drag, begin }
}

// The browser takes the end of a drag on the block itself for a click on its link.
function suppressClick() {
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', stop, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', stop, { capture: true }))
}

function dragTo(
  event: PointerEvent,
  { booking, below }: Grab,
  { date, firstHour }: Pick<Options, 'date' | 'firstHour'>,
) {
  const column = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-column]')
  if (!column?.dataset['column']) return null
  const pixels = event.clientY - below - column.getBoundingClientRect().top
  const { starts, ends } = spanOf(booking)
  const length = minutesOf(ends) - minutesOf(starts)
  const minutes = firstHour * 60 + Math.round(((pixels / rowHeight) * rowMinutes) / snapMinutes) * snapMinutes
  const start = Math.min(Math.max(minutes, 0), 24 * 60 - Math.max(length, rowMinutes) - 1)
  return {
    booking,
    specialistId: column.dataset['column'],
    starts: atMinutes(date, start),
    ends: atMinutes(date, start + length),
  }
}

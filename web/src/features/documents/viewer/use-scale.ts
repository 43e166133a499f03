import { type RefObject, useEffect, useState } from 'react'
import { nextZoom, previousZoom, type Zoom } from './viewer-zoom.ts'

/** Room left and right of a page. */
const padding = 26

/** How large things are shown, and the ways to change it. `width` is that of the paper, in points. */
export function useScale(scroller: RefObject<HTMLElement | null>, width: number) {
  const [zoom, setZoom] = useState<Zoom>('width')
  const [rotation, setRotation] = useState(0)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    if (scroller.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller])
  // On a wide screen a page is not blown up beyond what reads well.
  const fitting = Math.min(Math.max((room > 0 ? room : width + padding) - 2, 120) / width, 1.6)
  const scale = zoom === 'width' ? fitting : zoom
  return {
    scale,
    rotation,
    zoomIn: () => setZoom(nextZoom(scale)),
    zoomOut: () => setZoom(previousZoom(scale)),
    fitWidth: () => setZoom('width'),
    rotate: () => setRotation((turns) => (turns + 90) % 360),
  }
}

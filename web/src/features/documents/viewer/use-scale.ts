import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { nextZoom, type PageSize, previousZoom, turned, type Zoom } from './viewer-zoom.ts'

/** Room left and right of a page. */
const padding = 26

/** How large things of that size are shown, and the ways to change it. */
export function useScale(scroller: RefObject<HTMLElement | null>, size: PageSize) {
  const [zoom, setZoom] = useState<Zoom>('width')
  const [rotation, setRotation] = useState(0)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    if (scroller.current === null) return undefined
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [scroller])
  const { width } = turned(size, rotation)
  // On a wide screen a page is not blown up beyond what reads well.
  const fitting = Math.min(Math.max((room > 0 ? room : width + padding) - 2, 120) / width, 1.6)
  const scale = zoom === 'width' ? fitting : zoom
  useKeptPlace(scroller, scale)
  return {
    scale,
    rotation,
    zoomIn: () => setZoom(nextZoom(scale)),
    zoomOut: () => setZoom(previousZoom(scale)),
    fitWidth: () => setZoom('width'),
    actualSize: () => setZoom(1),
    rotate: () => setRotation((turns) => (turns + 90) % 360),
  }
}

/** What was seen is still seen when it is larger or smaller. */
function useKeptPlace(scroller: RefObject<HTMLElement | null>, scale: number) {
  const before = useRef(scale)
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: (scroller.current.scrollTop * scale) / before.current })
    before.current = scale
  }, [scroller, scale])
}

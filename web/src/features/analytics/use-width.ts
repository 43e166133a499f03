import { useEffect, useRef, useState } from 'react'

/** The width of an element, as it changes; a likely one until it is known. */
export function useWidth<Element extends HTMLElement>(likely = 560) {
  const ref = useRef<Element>(null)
  const [width, setWidth] = useState(likely)
  useEffect(() => {
    if (!ref.current) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? likely)))
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [likely])
  return { ref, width }
}

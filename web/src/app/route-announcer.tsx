import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'

// Long enough for the new page to have set its title.
const settleMs = 150

/** After a navigation, focus goes to the new page and its title is read out, as a full page load would have it. */
export function RouteAnnouncer() {
  const { pathname } = useLocation()
  const previous = useRef(pathname)
  const [title, setTitle] = useState('')
  useEffect(() => {
    if (previous.current === pathname) return undefined
    previous.current = pathname
    const timer = setTimeout(() => {
      setTitle(document.title)
      const main = document.querySelector('main')
      // A page that put the focus somewhere itself knows better, and so does whoever has opened a menu or dialog since.
      const isElsewhere = document.activeElement?.closest('main, [role=dialog], [role=menu]')
      if (!isElsewhere) main?.focus({ preventScroll: true })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [pathname])
  return (
    <p aria-live="polite" className="sr-only">
      {title}
    </p>
  )
}

import { type RefObject, useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { keepPageInAddress, pageOfAddress } from './page-address.ts'

/** Seen of what is before a page. */
const margin = 12

/** Within the pages alone: what is around them stays where it is. */
function scrollToPage(scroller: HTMLElement, number: number) {
  const page = scroller.querySelector(`[data-page="${number}"]`)
  if (page) scroller.scrollBy({ top: page.getBoundingClientRect().top - scroller.getBoundingClientRect().top - margin })
}

function pageShownIn(scroller: HTMLElement) {
  const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 3
  const shown = [...scroller.querySelectorAll<HTMLElement>('[data-page]')].findLast(
    (holder) => holder.getBoundingClientRect().top <= middle,
  )
  return Number(shown?.dataset['page'] ?? 1)
}

/** Which page is in the middle of what is seen; the address says so too, and what it says is shown. */
export function useShownPage(scroller: RefObject<HTMLElement | null>, pages: number) {
  const [page, setPage] = useState(() => Math.min(pageOfAddress(), pages))

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const follow = () => scrollToPage(element, pageOfAddress())
    follow()
    const look = () => {
      const number = pageShownIn(element)
      setPage(number)
      keepPageInAddress(number)
    }
    element.addEventListener('scroll', look, { passive: true })
    window.addEventListener('hashchange', follow)
    return () => {
      element.removeEventListener('scroll', look)
      window.removeEventListener('hashchange', follow)
    }
  }, [scroller])

  // A link of the booking to a page of what is open beside it.
  const { hash } = useLocation()
  useEffect(() => {
    if (scroller.current && hash !== '') scrollToPage(scroller.current, pageOfAddress(hash))
  }, [scroller, hash])

  return { page, pages, goTo: (number: number) => scroller.current && scrollToPage(scroller.current, number) }
}

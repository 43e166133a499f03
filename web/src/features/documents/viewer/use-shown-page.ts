import { type RefObject, useEffect, useState } from 'react'

/** Seen of what is before a page. */
const margin = 12

const pageOfAddress = () => Number(/^#page=(\d+)$/.exec(location.hash)?.[1] ?? 1)

/** Within the pages alone: what is around them stays where it is. */
function scrollToPage(scroller: HTMLElement, number: number) {
  const page = scroller.querySelector(`[data-page="${number}"]`)
  if (page) scroller.scrollBy({ top: page.getBoundingClientRect().top - scroller.getBoundingClientRect().top - margin })
}

/** Which page is in the middle of what is seen; the address says so too, so that a link can lead to a page. */
export function useShownPage(scroller: RefObject<HTMLElement | null>, pages: number) {
  const [page, setPage] = useState(() => Math.min(Math.max(pageOfAddress(), 1), pages))

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    scrollToPage(element, pageOfAddress())
    const look = () => {
      const middle = element.getBoundingClientRect().top + element.clientHeight / 3
      const shown = [...element.querySelectorAll<HTMLElement>('[data-page]')].findLast(
        (holder) => holder.getBoundingClientRect().top <= middle,
      )
      const number = Number(shown?.dataset['page'] ?? 1)
      setPage(number)
      history.replaceState(history.state, '', `#page=${number}`)
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])

  return { page, goTo: (number: number) => scroller.current && scrollToPage(scroller.current, number) }
}

import { type RefObject, useEffect, useState } from 'react'

const pageOfAddress = () => Number(/^#page=(\d+)$/.exec(location.hash)?.[1] ?? 1)

/** Which page is in the middle of what is seen; the address says so too, so that a link can lead to a page. */
export function useShownPage(scroller: RefObject<HTMLElement | null>, pages: number) {
  const [page, setPage] = useState(() => Math.min(Math.max(pageOfAddress(), 1), pages))

  const show = (number: number) =>
    scroller.current?.querySelector(`[data-page="${number}"]`)?.scrollIntoView({ block: 'start' })

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    element.querySelector(`[data-page="${pageOfAddress()}"]`)?.scrollIntoView({ block: 'start' })
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

  return { page, goTo: (number: number) => show(Math.min(Math.max(number, 1), pages)) }
}

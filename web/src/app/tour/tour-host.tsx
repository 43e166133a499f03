import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { onDemand } from '../../components/on-demand.tsx'
import { showTour, useTour } from './tour-state.ts'

const Tour = onDemand(async () => (await import('./tour.tsx')).Tour)

/** Shows the tour once somebody asks for it: here, or by a link from the help pages. */
export function TourHost() {
  const [search, setSearch] = useSearchParams()
  const isAsked = search.has('tour')
  useEffect(() => {
    if (!isAsked) return
    showTour(true)
    setSearch(
      (search) => {
        search.delete('tour')
        return search
      },
      { replace: true },
    )
  }, [isAsked, setSearch])
  return useTour() ? <Tour /> : null
}

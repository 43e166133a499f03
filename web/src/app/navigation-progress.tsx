import { useNavigation } from 'react-router'

/** A thin line while the next page is on its way; it waits a moment, so that fast pages show none. */
export function NavigationProgress() {
  const isNavigating = useNavigation().state !== 'idle'
  if (!isNavigating) return null
  return (
    <div aria-hidden className="fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <div className="h-full w-1/3 animate-slide bg-accent" />
    </div>
  )
}

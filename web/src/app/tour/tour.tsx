import { Dialog as Primitive } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useFocusReturn } from '../../components/focus-return.ts'
import { useMe } from '../../features/auth/account.queries.ts'
import { rememberTour, showTour } from './tour-state.ts'
import { tourStops } from './stops.ts'

/** A few words on each place that matters to this role, beside the page, which goes on working. */
export function Tour() {
  const { id, role } = useMe()
  const stops = role ? tourStops[role] : []
  const [at, setAt] = useState(0)
  const title = useRef<HTMLHeadingElement>(null)
  const { remember, giveBack } = useFocusReturn()
  const stop = stops[at]
  useRing(stop?.path)
  useEffect(() => rememberTour(id), [id])
  // Each stop is announced as a new page would be.
  useEffect(() => {
    if (stop) title.current?.focus()
  }, [stop])
  if (!stop) return null
  const isLast = at === stops.length - 1
  return (
    <Primitive.Root open modal={false} onOpenChange={showTour}>
      <Primitive.Content
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          remember()
          title.current?.focus()
        }}
        onCloseAutoFocus={giveBack}
        onInteractOutside={(event) => event.preventDefault()}
        data-print="hide"
        className="fixed right-4 bottom-20 z-40 grid max-h-[70dvh] w-[calc(100vw-2rem)] max-w-sm animate-appear gap-2 overflow-y-auto rounded-lg border border-line-strong bg-raised p-5 shadow-float outline-none sm:bottom-6"
      >
        <p className="tabular text-xs text-muted">
          A look around, {at + 1} of {stops.length}
        </p>
        <Primitive.Title ref={title} tabIndex={-1} className="text-lg outline-none">
          {stop.title}
        </Primitive.Title>
        <Primitive.Description className="text-muted">{stop.text}</Primitive.Description>
        <div className="mt-3 flex flex-wrap justify-end gap-2">
          {!isLast && (
            <Button variant="ghost" className="mr-auto" onClick={() => showTour(false)}>
              Skip the rest
            </Button>
          )}
          {at > 0 && <Button onClick={() => setAt(at - 1)}>Back</Button>}
          <Button variant="primary" onClick={() => (isLast ? showTour(false) : setAt(at + 1))}>
            {isLast ? 'Done' : 'Next'}
          </Button>
        </div>
      </Primitive.Content>
    </Primitive.Root>
  )
}

/** Shows which place is meant, where the navigation has it in sight. */
function useRing(path: string | undefined) {
  useEffect(() => {
    if (path === undefined) return undefined
    const links = document.querySelectorAll<HTMLElement>(`nav[aria-label="Main"] a[href="${path}"]:not([aria-label])`)
    for (const link of links) link.dataset.toured = ''
    links[0]?.scrollIntoView({ block: 'nearest' })
    return () => {
      for (const link of links) delete link.dataset.toured
    }
  }, [path])
}

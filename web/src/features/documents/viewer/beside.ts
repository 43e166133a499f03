import { useSyncExternalStore } from 'react'
import { type LinkProps, useLocation, useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../../app/paths.ts'

const wide = window.matchMedia('(width >= 80rem)')

function subscribe(listener: () => void) {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

/** Room for a document beside its booking. */
export const useIsWide = () => useSyncExternalStore(subscribe, () => wide.matches)

/** How a link leads to a document. */
export type Way = Pick<LinkProps, 'to' | 'replace' | 'state' | 'preventScrollReset'>

/** Kept with the step of the history that opened the pane: the step back closes it. */
const opened = { opensDocument: true }
const isOpened = (state: unknown) => typeof state === 'object' && state !== null && 'opensDocument' in state

/** The document that the address of a booking asks for. */
export const useAskedDocument = () => useSearchParams()[0].get('document')

/** From a booking: beside it where there is room, or else on its own page. */
export function useWaysToDocuments(): (id: string, page?: number) => Way {
  const isWide = useIsWide()
  const asked = useAskedDocument()
  const { state } = useLocation()
  if (!isWide) return (id, page) => ({ to: paths.document(id, page) })
  // One step back closes the pane, however many were read in it.
  const step = asked === null ? { state: opened } : { state, replace: true }
  return (id, page) => ({
    to: { search: `?${new URLSearchParams({ document: id })}`, ...(page !== undefined && { hash: `#page=${page}` }) },
    ...{ preventScrollReset: true, ...step },
  })
}

export function useLeaveDocument() {
  const navigate = useNavigate()
  const { state } = useLocation()
  return () =>
    void (isOpened(state) ? navigate(-1) : navigate({ search: '' }, { replace: true, preventScrollReset: true }))
}

import type { toast as sonnerToast, ExternalToast } from 'sonner'

type Raise = typeof sonnerToast

type Raised = (raise: Raise) => void

let raise: Raise | null = null
let waiting: Raised[] = []
const listeners = new Set<() => void>()

/** What shows messages is fetched with the first one; those raised meanwhile wait for it. */
function whenShown(raised: Raised) {
  if (raise) return raised(raise)
  waiting.push(raised)
  for (const listener of listeners) listener()
}

let count = 0

function show(kind: 'message' | 'success' | 'error') {
  return (title: string, options?: ExternalToast) => {
    const id = options?.id ?? `raised-${++count}`
    whenShown((toast) => toast[kind](title, { ...options, id }))
    return id
  }
}

/** Tells how something came out, in a corner of the page; gives the name to take it away by. */
export const toast = {
  message: show('message'),
  success: show('success'),
  error: show('error'),
  dismiss: (id: string | number) => whenShown((shown) => shown.dismiss(id)),
}

/** For what shows them: whether there are any to show. */
export const raisedToasts = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  areWaiting: () => raise !== null || waiting.length > 0,
  /** Called once what shows them is on the page. */
  show(by: Raise) {
    raise = by
    for (const raised of waiting) raised(by)
    waiting = []
  },
}

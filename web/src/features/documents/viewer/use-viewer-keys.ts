import { useEffect, useEffectEvent } from 'react'
import { actionOf, type ViewerKeys } from './viewer-keys.ts'

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Beside a booking the keys are the document's while one is in its pane. */
function isBeside(target: EventTarget | null) {
  const pane = document.querySelector('[data-document-pane]')
  return pane !== null && !(target instanceof Node && pane.contains(target))
}

/** Keys of the viewer, wherever on its page one is, unless one types or a dialog is open. */
export function useViewerKeys(keys: ViewerKeys, onHelp: () => void) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyped(event.target) || isBeside(event.target)) return
    if (document.querySelector('[role=dialog], [role=menu]')) return
    const action = actionOf[event.key]
    const act = event.key === '?' ? onHelp : action && keys[action]
    if (act === undefined) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

import { useRef } from 'react'

/**
 * Where the focus goes when a dialog closes: back to what opened it, to the button of its menu, or to the page where that is
 * gone. The primitive knows only triggers of its own, and ours open from state.
 */
export function useFocusReturn() {
  const opener = useRef<HTMLElement | null>(null)
  return {
    remember: () => void (opener.current = openerOf(document.activeElement)),
    giveBack(event: Event) {
      event.preventDefault()
      opener.current?.focus()
      if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true })
    },
  }
}

/** An item of a menu is gone with its menu. */
function openerOf(element: Element | null) {
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  const opener = button ? document.getElementById(button) : element
  return opener instanceof HTMLElement ? opener : null
}

import { usePageShortcuts } from '../../../lib/use-shortcuts.ts'
import { shortcutsOf, type ViewerKeys } from './viewer-keys.ts'

/** Beside a booking the keys are the document's while one is in its pane. */
function isWithin(target: EventTarget | null) {
  const pane = document.querySelector('[data-document-pane]')
  return pane === null || (target instanceof Node && pane.contains(target))
}

/** Keys of the viewer, wherever on its page one is. */
export const useViewerKeys = (keys: ViewerKeys) => usePageShortcuts('Document', shortcutsOf(keys), isWithin)

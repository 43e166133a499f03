import type { RefObject } from 'react'

/** Where one is among pages. */
export interface Paging {
  page: number
  pages: number
  goTo: (page: number) => void
}

export interface ViewerKeys {
  zoomIn: () => void
  zoomOut: () => void
  fitWidth: () => void
  actualSize: () => void
  rotate: () => void
  lineUp: () => void
  lineDown: () => void
  screenUp: () => void
  screenDown: () => void
  nextPage?: () => void
  previousPage?: () => void
  firstPage?: () => void
  lastPage?: () => void
}

const shortcuts: readonly { keys: readonly string[]; words: string; action: keyof ViewerKeys }[] = [
  { keys: ['ArrowLeft'], words: 'Previous page', action: 'previousPage' },
  { keys: ['ArrowRight'], words: 'Next page', action: 'nextPage' },
  { keys: ['Home'], words: 'First page', action: 'firstPage' },
  { keys: ['End'], words: 'Last page', action: 'lastPage' },
  { keys: ['ArrowUp'], words: 'Scroll up', action: 'lineUp' },
  { keys: ['ArrowDown'], words: 'Scroll down', action: 'lineDown' },
  { keys: ['PageUp'], words: 'Scroll up by a screen', action: 'screenUp' },
  { keys: ['PageDown'], words: 'Scroll down by a screen', action: 'screenDown' },
  { keys: ['+', '='], words: 'Larger', action: 'zoomIn' },
  { keys: ['-'], words: 'Smaller', action: 'zoomOut' },
  { keys: ['0'], words: 'Fit the width', action: 'fitWidth' },
  { keys: ['1'], words: 'Actual size', action: 'actualSize' },
  { keys: ['r'], words: 'Turn by a quarter', action: 'rotate' },
]

/** Those that do something with what is shown: one page has no next one. */
export const shortcutsOf = (keys: ViewerKeys) =>
  shortcuts.flatMap(({ action, ...shortcut }) => {
    const act = keys[action]
    return act === undefined ? [] : [{ ...shortcut, act }]
  })

/** Ways to move within what is shown. */
export function motionsIn(scroller: RefObject<HTMLElement | null>) {
  const by = (screens: number) => () =>
    scroller.current?.scrollBy({ top: scroller.current.clientHeight * screens, behavior: 'instant' })
  return { lineUp: by(-0.1), lineDown: by(0.1), screenUp: by(-0.9), screenDown: by(0.9) }
}

/** Ways from page to page; none where there is one page. */
export function turnsOf(paging: Paging | undefined) {
  if (paging === undefined || paging.pages < 2) return {}
  const { page, pages, goTo } = paging
  return {
    nextPage: () => goTo(Math.min(page + 1, pages)),
    previousPage: () => goTo(Math.max(page - 1, 1)),
    firstPage: () => goTo(1),
    lastPage: () => goTo(pages),
  }
}

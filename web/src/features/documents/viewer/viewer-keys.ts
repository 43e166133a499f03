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

export const actionOf: Record<string, keyof ViewerKeys> = {
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  '0': 'fitWidth',
  '1': 'actualSize',
  r: 'rotate',
  ArrowUp: 'lineUp',
  ArrowDown: 'lineDown',
  PageUp: 'screenUp',
  PageDown: 'screenDown',
  ArrowRight: 'nextPage',
  ArrowLeft: 'previousPage',
  Home: 'firstPage',
  End: 'lastPage',
}

/** What the help says of them. */
export const keysInWords: readonly [keys: readonly string[], words: string][] = [
  [['←', '→'], 'Previous and next page'],
  [['Home', 'End'], 'First and last page'],
  [['↑', '↓', 'Page up', 'Page down'], 'Scroll'],
  [['+', '-'], 'Larger and smaller'],
  [['0'], 'Fit the width'],
  [['1'], 'Actual size'],
  [['R'], 'Turn by a quarter'],
  [['?'], 'This help'],
]

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

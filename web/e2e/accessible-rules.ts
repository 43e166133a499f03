// What axe does not judge. Each function runs within the page, so it holds all that it needs.

/** One first heading, one main part, a title of the page's own. */
export function faultsOfStructure(): string[] {
  const count = (selector: string) => document.querySelectorAll(selector).length
  const faults = []
  if (count('h1') !== 1) faults.push(`${count('h1')} first headings`)
  if (count('main') !== 1) faults.push(`${count('main')} main parts`)
  if (!/\S · MediNotes Pro$/.test(document.title)) faults.push(`title: ${document.title}`)
  if (!document.documentElement.lang) faults.push('no language')
  return faults
}

/** Nothing reaches beyond the edge or is cut off, with the spacing of WCAG 1.4.12 neither. */
export function faultsOfLayout(): string[] {
  const name = (element: Element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? '').slice(0, 40)}"`
  const beyond = () => document.documentElement.scrollWidth - window.innerWidth
  const clipped = () =>
    [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element)
      // One with an end in dots is meant to be cut, and so is what only a screen reader gets.
      if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || element.clientWidth <= 1) return false
      if (![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
        return false
      const isCut = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const tooWide = isCut(overflowX) && element.scrollWidth > element.clientWidth + 1
      const tooHigh = isCut(overflowY) && element.scrollHeight > element.clientHeight + 1
      return tooWide || tooHigh
    })
  const faults = beyond() > 0 ? [`${beyond()} px beyond the edge`] : []
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets.push(sheet)
  if (beyond() > 0 && faults.length === 0) faults.push(`${beyond()} px beyond the edge once spaced`)
  faults.push(...clipped().map((element) => `cut off once spaced: ${name(element)}`))
  document.adoptedStyleSheets.pop()
  return faults
}

/** Whatever the Tab key stops at shows that it has the focus, and is not wholly behind something else. */
export function faultsOfFocus(): string[] {
  const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}"`
  const scope = [...document.querySelectorAll('[role=dialog], [role=menu]')].at(-1) ?? document.body
  const elements = [...scope.querySelectorAll<HTMLElement>(stops)].filter(
    (element) =>
      element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'),
  )
  const isMarked = (element: Element | null, levels = 3): boolean => {
    if (!element || levels === 0) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || isMarked(element.parentElement, levels - 1)
  }
  // A toast goes by itself.
  const belongs = (element: HTMLElement, top: Element | null) =>
    top !== null &&
    (element.contains(top) ||
      top.closest('[data-sonner-toaster]') !== null ||
      top === element.parentElement ||
      top.closest('label')?.contains(element) === true)
  const isSeen = (element: HTMLElement) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const [x, y] = [
      [left + 3, (left + right) / 2, right - 3],
      [top + 3, (top + bottom) / 2, bottom - 3],
    ]
    return x.some((each) => y.some((other) => belongs(element, document.elementFromPoint(each, other))))
  }
  const faults = new Set<string>()
  const before = document.activeElement
  for (const element of [...elements, ...elements.toReversed()]) {
    element.focus()
    if (document.activeElement !== element || getComputedStyle(element).pointerEvents === 'none') continue
    if (!isMarked(element)) faults.add(`no sign of the focus: ${name(element)}`)
    if (!isSeen(element)) faults.add(`behind something with the focus: ${name(element)}`)
  }
  // A tooltip of the last one would take the next Escape.
  if (before instanceof HTMLElement) before.focus()
  return [...faults]
}

import { useSyncExternalStore } from 'react'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

// Read before the first paint by public/boot.js.
const storageKey = 'theme'
const listeners = new Set<() => void>()

const currentTheme = (): Theme => {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

// The browser's own bars take the colour whose media query holds; public/boot.js does the same before the first paint.
function colourBrowser(theme: Theme) {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const isChosen = meta.dataset.theme === theme
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${meta.dataset.theme})`
    else meta.media = isChosen ? 'all' : 'not all'
  }
}

function show(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  colourBrowser(theme)
  for (const listener of listeners) listener()
}

export function chooseTheme(theme: Theme) {
  show(theme)
  try {
    if (theme === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, theme)
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
}

function followOtherTab({ key, newValue }: StorageEvent) {
  if (key === storageKey) show(newValue === 'light' || newValue === 'dark' ? newValue : 'system')
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) window.addEventListener('storage', followOtherTab)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('storage', followOtherTab)
  }
}

export const useTheme = () => useSyncExternalStore(subscribe, currentTheme)

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')

function subscribeToSystem(listener: () => void) {
  darkSystem.addEventListener('change', listener)
  return () => darkSystem.removeEventListener('change', listener)
}

/** What is shown, whether chosen here or by the system; for what CSS cannot switch by itself, such as pictures. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useTheme()
  const isSystemDark = useSyncExternalStore(subscribeToSystem, () => darkSystem.matches)
  if (theme !== 'system') return theme
  return isSystemDark ? 'dark' : 'light'
}

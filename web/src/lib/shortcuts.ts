/** What presses it: `KeyboardEvent.key`s, any of them; `Mod+` before one is Ctrl, or ⌘ on a Mac; `Alt+` is Alt, or ⌥. */
export interface ShortcutWords {
  keys: readonly string[]
  words: string
}

export interface ShortcutGroup {
  title: string
  shortcuts: readonly ShortcutWords[]
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const isMac = navigator.userAgent.includes('Mac')

function isPressed({ key, ctrlKey, metaKey, altKey, shiftKey }: Press, wanted: string) {
  const isSame = (name: string) => key.toLowerCase() === name.toLowerCase()
  if (wanted.startsWith('Alt+')) return altKey && !ctrlKey && !metaKey && isSame(wanted.slice(4))
  if (altKey) return false
  if (wanted.startsWith('Mod+')) return (ctrlKey || metaKey) && !shiftKey && isSame(wanted.slice(4))
  return !ctrlKey && !metaKey && isSame(wanted)
}

/** A key that also writes: speech input and unsteady hands press them unmeant, so that they can be switched off. */
const isCharacter = (key: string) => key.length === 1

/** The one that is pressed. */
export const pressedOf = <Shortcut extends ShortcutWords>(
  event: Press,
  shortcuts: readonly Shortcut[],
  takesCharacters: boolean,
) => shortcuts.find(({ keys }) => keys.some((key) => isPressed(event, key) && (takesCharacters || !isCharacter(key))))

const signs: Record<string, string> = {
  ...{ ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', PageUp: 'Page up', PageDown: 'Page down' },
  ...{ Escape: 'Esc', ' ': 'Space' },
}

/** As it is written on a keyboard. */
export function keySign(key: string): string {
  if (key.startsWith('Mod+')) return `${isMac ? '⌘' : 'Ctrl'} ${keySign(key.slice(4))}`
  if (key.startsWith('Alt+')) return `${isMac ? '⌥' : 'Alt'} ${keySign(key.slice(4))}`
  return signs[key] ?? (isCharacter(key) ? key.toUpperCase() : key)
}

/** In force on the page now, in the order of their coming; without those that are switched off. */
let groups: readonly ShortcutGroup[] = []
const listeners = new Set<() => void>()

function change(next: readonly ShortcutGroup[]) {
  groups = next
  for (const listener of listeners) listener()
}

/** Returns how it ends. */
export function registerShortcuts(group: ShortcutGroup) {
  change([...groups, group])
  return () => change(groups.filter((one) => one !== group))
}

export const shortcutGroups = () => groups

export function onShortcutGroups(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What the sheet shows: groups of a title are one, and each shortcut stands there once. */
export function sheetOf(registered: readonly ShortcutGroup[], takesCharacters: boolean): ShortcutGroup[] {
  const sheet = new Map<string, Map<string, ShortcutWords>>()
  for (const { title, shortcuts } of registered) {
    const known = sheet.get(title) ?? new Map<string, ShortcutWords>()
    for (const { keys, words } of shortcuts) {
      const usable = keys.filter((key) => takesCharacters || !isCharacter(key))
      if (usable.length > 0) known.set(words, { keys: usable, words })
    }
    if (known.size > 0) sheet.set(title, known)
  }
  return [...sheet].map(([title, shortcuts]) => ({ title, shortcuts: [...shortcuts.values()] }))
}

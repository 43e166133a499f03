import { type KeyboardEvent as ElementKeyEvent, useEffect, useEffectEvent } from 'react'
import { takesCharacterKeys } from './character-keys.ts'
import { pressedOf, registerShortcuts, type ShortcutWords } from './shortcuts.ts'

interface PageShortcut extends ShortcutWords {
  act: () => void
}

interface ElementShortcut<Of extends Element> extends ShortcutWords {
  act: (event: ElementKeyEvent<Of>) => void
}

/** A box to tick takes no letters. */
const takesNoText = (target: HTMLElement) =>
  target instanceof HTMLInputElement && ['checkbox', 'radio', 'button', 'submit'].includes(target.type)

const isTyped = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !takesNoText(target)))

const isHeld = ({ ctrlKey, metaKey }: KeyboardEvent) => ctrlKey || metaKey

/** Something is open that takes the keys for itself. */
const isTaken = () => document.querySelector('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null

/**
 * Keys of the whole page while this is shown. Without Ctrl or ⌘ they rest while one types or something is open in front;
 * `takes` narrows where they are taken.
 */
export function usePageShortcuts(
  title: string,
  shortcuts: readonly PageShortcut[],
  takes?: (at: EventTarget | null) => boolean,
) {
  useShortcutWords(title, shortcuts)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!isHeld(event) && (isTyped(event.target) || isTaken())) return
    if (event.defaultPrevented || takes?.(event.target) === false) return
    const pressed = pressedOf(event, shortcuts, takesCharacterKeys())
    if (pressed === undefined) return
    event.preventDefault()
    pressed.act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Keys of an element and what is in it: for its `onKeyDown`. Each says itself whether it took the key. */
export function useElementShortcuts<Of extends Element = HTMLElement>(
  title: string,
  shortcuts: readonly ElementShortcut<Of>[],
) {
  useShortcutWords(title, shortcuts)
  return (event: ElementKeyEvent<Of>) => pressedOf(event, shortcuts, takesCharacterKeys())?.act(event)
}

/** In the sheet alone: for keys that many elements of the page take, each for itself. */
export function useShortcutWords(title: string, shortcuts: readonly ShortcutWords[]) {
  // What they do is new with each look; what they are called is not.
  const told = JSON.stringify(shortcuts.map(({ keys, words }) => ({ keys, words })))
  useEffect(() => registerShortcuts({ title, shortcuts: JSON.parse(told) as ShortcutWords[] }), [title, told])
}

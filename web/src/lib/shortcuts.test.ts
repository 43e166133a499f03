import { expect, it } from 'vitest'
import { pressedOf, registerShortcuts, sheetOf, shortcutGroups } from './shortcuts.ts'

const find = { keys: ['Mod+K'], words: 'Search' }
const turn = { keys: ['r'], words: 'Turn' }
const help = { keys: ['?'], words: 'Help' }
const down = { keys: ['ArrowDown', 'j'], words: 'Next row' }
const up = { keys: ['Alt+ArrowUp'], words: 'Move up' }
const all = [find, turn, help, down, up]

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
})

it('takes the key that is meant and no other', () => {
  expect(pressedOf(press('k', { ctrlKey: true }), all, true)).toBe(find)
  expect(pressedOf(press('K', { metaKey: true }), all, true)).toBe(find)
  expect(pressedOf(press('?', { shiftKey: true }), all, true)).toBe(help)
  expect(pressedOf(press('r'), all, true)).toBe(turn)
  expect(pressedOf(press('ArrowUp', { altKey: true }), all, true)).toBe(up)
  for (const other of [
    press('ArrowUp'),
    press('k'),
    press('r', { ctrlKey: true }),
    press('k', { ctrlKey: true, altKey: true }),
    press('x'),
  ])
    expect(pressedOf(other, all, true)).toBeUndefined()
})

it('leaves single characters alone once they are switched off, and keeps the rest', () => {
  for (const key of ['r', '?', 'j']) expect(pressedOf(press(key), all, false)).toBeUndefined()
  expect(pressedOf(press('ArrowDown'), all, false)).toBe(down)
  expect(pressedOf(press('k', { ctrlKey: true }), all, false)).toBe(find)
})

it('the sheet holds what is in force, each once, and nothing that is switched off or gone', () => {
  const ends = [
    registerShortcuts({ title: 'Lists', shortcuts: [down] }),
    registerShortcuts({ title: 'Document', shortcuts: [turn] }),
    registerShortcuts({ title: 'Lists', shortcuts: [down] }),
  ]
  expect(sheetOf(shortcutGroups(), true)).toEqual([
    { title: 'Lists', shortcuts: [down] },
    { title: 'Document', shortcuts: [turn] },
  ])
  expect(sheetOf(shortcutGroups(), false)).toEqual([
    { title: 'Lists', shortcuts: [{ keys: ['ArrowDown'], words: 'Next row' }] },
  ])
  for (const end of ends) end()
  expect(shortcutGroups()).toEqual([])
})

import { expect, it } from 'vitest'
import { layOut } from './text-layout.ts'

const read = (text: string) =>
  layOut(text).map(({ kind, lines }) => [kind, ...lines.map(({ start, end }) => text.slice(start, end))])

it('parts paragraphs at blank lines and keeps line breaks inside one', () => {
  expect(read('Dear Jo,\n\nAll is well.\nRest.\n \n\nRegards,\nDr Lee\n')).toEqual([
    ['paragraph', 'Dear Jo,'],
    ['paragraph', 'All is well.', 'Rest.'],
    ['paragraph', 'Regards,', 'Dr Lee'],
  ])
})

it('makes one list of lines that begin with a bullet, blank lines between them or not', () => {
  expect(read('Plan:\n- X-ray\n  • review in 2/52\n\n* call')).toEqual([
    ['paragraph', 'Plan:'],
    ['list', 'X-ray', 'review in 2/52', 'call'],
  ])
})

it('begins an item with its dash alone, and takes no negative number for one', () => {
  expect(read('-')).toEqual([['list', '']])
  expect(read('-2.5 dioptres')).toEqual([['paragraph', '-2.5 dioptres']])
})

it('finds nothing in nothing', () => {
  expect(layOut('')).toEqual([])
})

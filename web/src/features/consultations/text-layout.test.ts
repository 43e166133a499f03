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
    ['heading', 'Plan:'],
    ['list', 'X-ray', 'review in 2/52', 'call'],
  ])
})

it('takes a bare line above text or a list for a title, once something follows', () => {
  expect(read('Past history')).toEqual([['paragraph', 'Past history']])
  expect(read('Past history\nAsthma since 2010.\n\nWhat happens next\n\n- MRI')).toEqual([
    ['heading', 'Past history'],
    ['paragraph', 'Asthma since 2010.'],
    ['heading', 'What happens next'],
    ['list', 'MRI'],
  ])
})

it('takes no greeting, sentence or signature for a title', () => {
  expect(read('Dear Jo,\nthank you.\n\nPain 6/10\nworse at night.\n\nKind regards,\nDr Lee')).toEqual([
    ['paragraph', 'Dear Jo,', 'thank you.'],
    ['paragraph', 'Pain 6/10', 'worse at night.'],
    ['paragraph', 'Kind regards,', 'Dr Lee'],
  ])
})

it('begins an item with its dash alone, and takes no negative number for one', () => {
  expect(read('-')).toEqual([['list', '']])
  expect(read('-2.5 dioptres')).toEqual([['paragraph', '-2.5 dioptres']])
})

it('finds nothing in nothing', () => {
  expect(layOut('')).toEqual([])
})

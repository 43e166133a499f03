import { expect, it } from 'vitest'
import { partsOf } from './matched-parts.ts'

const marked = (text: string, query: string) =>
  partsOf(text, query)
    .map(({ text: part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('')

it.each([
  ['Siobhán O’Brien', "o'bri", 'Siobhán [O’Bri]en'],
  ['Siobhán Obrien', "o'bri", 'Siobhán [Obri]en'],
  ['Nguyễn Văn Anh', 'nguy van', '[Nguy]ễn [Văn] Anh'],
  ['Nguye\u0302\u0303n', 'nguyen', '[Nguye\u0302\u0303n]'],
  ['Siobhán O’Brien', 'obri', 'Siobhán [O’Bri]en'],
  ['van der Berg', 'berg', 'van der [Berg]'],
  ['WC-20417', 'wc-204', '[WC]-[204]17'],
  ['Roberto', 'bert', 'Roberto'],
  ['Ana', '', 'Ana'],
  ['', 'ana', ''],
  ['100% 🦘 fit', '🦘 100', '[100]% 🦘 fit'],
])('marks what begins as typed: case %#', (text, query, result) => {
  expect(marked(text, query)).toBe(result)
})

import { escaped } from './html.ts'

export interface Choice {
  value: string
  label: string
}

export const heading = (text: string) => `<h2>${escaped(text)}</h2>`

/** Cells are HTML. */
export function table(titles: readonly string[], rows: readonly string[][], whenEmpty: string) {
  if (rows.length === 0) return `<p>${escaped(whenEmpty)}</p>`
  const head = titles.map((title) => `<th scope="col">${escaped(title)}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`
}

/** `fields` is HTML. */
export const form = (action: string, button: string, fields = '') =>
  `<form method="post" action="${escaped(action)}">${fields}<button>${escaped(button)}</button></form>`

const labelled = (label: string, field: string) => `<label>${escaped(label)}${field}</label>`

export const textField = (name: string, label: string, { type = 'text', value = '' } = {}) =>
  labelled(label, `<input type="${type}" name="${name}" value="${escaped(value)}" required>`)

export const numberField = (name: string, label: string, value: number) =>
  labelled(label, `<input type="number" min="0" name="${name}" value="${value}" required>`)

export const switchField = (name: string, label: string, isOn: boolean) =>
  `<label class="switch"><input type="checkbox" name="${name}"${isOn ? ' checked' : ''}>${escaped(label)}</label>`

export function choices(name: string, label: string, all: readonly Choice[], chosen?: string) {
  const options = all.map(
    ({ value, label: shown }) =>
      `<option value="${escaped(value)}"${value === chosen ? ' selected' : ''}>${escaped(shown)}</option>`,
  )
  return labelled(label, `<select name="${name}">${options.join('')}</select>`)
}

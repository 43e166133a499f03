import type { Person } from '../../web/e2e/every-page.ts'

/** A page, or what opens over it, as somebody sees it: a picture for each width and theme. */
export interface Look {
  person: Person
  at: string
  name: string
}

export const widths = [390, 768, 1440] as const
export const themes = ['light', 'dark'] as const

const style = `body{font:14px system-ui;margin:16px;background:#888}h2{margin:24px 0 4px}
div{display:flex;gap:8px;align-items:flex-start;overflow-x:auto}a{flex:none}img{height:480px;background:#fff}`

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function row({ person, at, name }: Look) {
  const pictures = widths.flatMap((width) => themes.map((theme) => `${person}/${name}-${width}-${theme}.png`))
  const links = pictures.map((file) => `<a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a>`)
  return `<h2>${person}: ${name}</h2><code>${escaped(at)}</code><div>${links.join('')}</div>`
}

export const contactSheet = (looks: readonly Look[]) =>
  `<!doctype html><meta charset="utf-8"><title>Every page</title><style>${style}</style>${looks.map(row).join('\n')}`

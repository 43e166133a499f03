import { isApplicationAddress, openPages, publicPageAt } from '@medinotes/shared/addresses'
import { expect, it, test, vi } from 'vitest'
import { paths } from '../../app/paths.ts'
import { renderFiles } from './render.tsx'

// Styles are not built in tests.
vi.mock('./public.css?url', () => ({ default: '/public.css' }))

const files = renderFiles()
const pages = Object.entries(files).filter(([name]) => name.endsWith('.html'))
const matches = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => found)

it.each(pages)(
  '%s has one first heading, a title of its own, and no script but the one that keeps the theme',
  (_, html) => {
    expect(matches(html, /<(h1)\b/g)).toHaveLength(1)
    expect(matches(html, /<script[^>]* src="([^"]*)"/g)).toEqual(['/boot.js'])
    expect(html).not.toMatch(/ (on\w+|style)="/)
    const [title] = matches(html, /<title>([^<]*)</g)
    expect(pages.filter(([, other]) => other.includes(`<title>${title}<`))).toHaveLength(1)
  },
)

it.each(pages)('%s links to pages that there are, and to parts that they have', (name, html) => {
  for (const href of matches(html, /<a [^>]*href="([^"]*)"/g)) {
    const { pathname, hash } = new URL(href, 'http://localhost')
    const page = href.startsWith('#') ? name : `${publicPageAt(pathname)}.html`
    const isThere =
      page in files ? files[page]?.includes(hash.replace(/#(.+)/, ' id="$1"')) : isApplicationAddress(pathname)
    expect([href, isThere]).toEqual([href, true])
  }
})

it.each(pages)('%s gives every picture its size and its words', (_, html) => {
  for (const picture of matches(html, /<img ([^>]*)>/g)) {
    expect(picture).toMatch(/width="\d+" height="\d+"/)
    expect(picture).toMatch(/alt="[^"]{20,}"/)
  }
})

test('the map of the site names every public page but the one that stands in for none', () => {
  expect(matches(files['sitemap.xml'] ?? '', /<loc>([^<]*)</g)).toHaveLength(pages.length - 1)
})

test('the service knows every address of the application', () => {
  const addresses = Object.values(paths).filter((path) => typeof path === 'string')
  const unknown = addresses.filter((path) => publicPageAt(path) === undefined && !isApplicationAddress(path))
  expect(unknown).toEqual([])
  expect(Object.values(openPages).every(isApplicationAddress)).toBe(true)
})

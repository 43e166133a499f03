import { sectionsMaxCount, type TemplateSection } from '@medinotes/shared/templates'
import type { StatementKind } from '../offline-writer/classify.ts'
import { readHeading } from '../offline-writer/headings.ts'
import { guessContent, guidanceFor } from './section-guesses.ts'

interface Found {
  title: string
  kind: StatementKind | undefined
}

/** The sections of a template by the headings of an example note; of its text nothing else is used. */
export function outlineOf(example: string) {
  const headings = new Map<string, Found>()
  const lines = example.split(/\r\n?|\n/)
  for (const [index, line] of lines.entries()) {
    const found = headingOf(line, lines[index + 1] ?? '')
    if (!found || headings.has(found.title.toLowerCase())) continue
    headings.set(found.title.toLowerCase(), found)
  }
  const sections = [...headings.values()].slice(0, sectionsMaxCount).map(toSection)
  return { sections: withOneAnswer(sections), leftOut: headings.size - sections.length }
}

const isRule = (line: string) => /^\s*(?:={3,}|-{3,})\s*$/.test(line)
const isCapitals = (text: string) => /^\p{Lu}[\p{Lu} ,/&()'’-]{2,59}$/u.test(text)
const tagged = /^\s*<h[1-6][^>]{0,200}>(.{1,200})<\/h[1-6]>\s*$/i
const marked = /^\s*(?:#{1,6}\s+(.{1,200}?)\s*#*|\*\*(.{1,200}?)\*\*:?|__(.{1,200}?)__:?)\s*$/

function headingOf(line: string, next: string): Found | undefined {
  if (line.trim() === '' || isRule(line) || line.length > 5000) return undefined
  const markup = tagged.exec(line) ?? marked.exec(line)
  if (markup) return named(markup.slice(1).find((part) => part !== undefined) ?? '')
  const text = line.trim()
  if ((isRule(next) && text.length <= 80) || isCapitals(text)) return named(text)
  const heading = readHeading(line)
  if (!heading) return undefined
  // "Right knee: tender" is a finding and "Ana: it hurts" a person speaking; alone on its line either would be a heading.
  if (heading.kind === undefined && line.slice(heading.contentStart).trim() !== '') return undefined
  return titled(line.slice(0, heading.contentStart), heading.kind)
}

const named = (text: string) => {
  const title = plain(text)
  return titled(title, readHeading(`${title}:`)?.kind)
}

const plain = (text: string) =>
  text
    .replaceAll(/<[^>]{0,200}>/g, '')
    .replaceAll(/^[\s#*_>•·\d.)-]+|[\s:*_#–—-]+$/g, '')
    .replaceAll(/\s+/g, ' ')

function titled(text: string, kind: StatementKind | undefined): Found | undefined {
  const title = plain(text)
  if (!/\p{L}/u.test(title) || title.length > 80) return undefined
  const calm = isCapitals(title) && title.length > 4 ? title.toLowerCase() : title
  return { title: calm.charAt(0).toUpperCase() + calm.slice(1), kind }
}

function toSection({ title, kind }: Found, index: number): TemplateSection {
  const content = guessContent(title, kind)
  return { key: `section-${index + 1}`, title, guidance: guidanceFor[content], content }
}

/** The referrer's questions are answered in one place. */
function withOneAnswer(sections: readonly TemplateSection[]) {
  const first = sections.find(({ content }) => content === 'answer')
  return sections.map((section): TemplateSection =>
    section.content === 'answer' && section !== first
      ? { ...section, content: 'record', guidance: guidanceFor.record }
      : section,
  )
}

import type { NoticeFinding } from '@medinotes/shared/notices'
import { fold, foldings, wordsOf } from './folded-text.ts'
import {
  datePattern,
  emailPattern,
  hasName,
  type Identifiers,
  nameForms,
  numberPattern,
  phonePattern,
} from './identifier-forms.ts'
import { piecesOf } from './notice-pieces.ts'
import type { StoredContent } from './notice-sealing.ts'

type Kind = NoticeFinding['kind']

/** A notice, with what of it is known to be public. */
type Lintable = Pick<StoredContent, 'subject' | 'text' | 'html'> & Partial<Pick<StoredContent, 'attachment' | 'known'>>

/** Says whether a piece of text holds identifiers of one kind. */
type Search = [Kind, (text: string) => boolean]

/**
 * Looks for the identifiers of a case in what its notice says, links and HTML among it. Any hit blocks the notice, also of a
 * name that is a common word: it stays unsent and visible, while what was sent cannot be taken back.
 */
export function lint(content: Lintable, identifiers: Identifiers): NoticeFinding[] {
  const searches = searchesFor(identifiers)
  const { known = [] } = content
  const findings = piecesOf(content).flatMap(({ where, text }) =>
    searches.filter(([, finds]) => finds(without(known, text))).map(([kind]) => ({ kind, where })),
  )
  return [...new Map(findings.map((finding) => [`${finding.kind} ${finding.where}`, finding])).values()]
}

/** A name of ours that spells somebody's says nothing about them; longer ones first, since one may lie in another. */
const without = (known: readonly string[], text: string) =>
  known.toSorted((a, b) => b.length - a.length).reduce((rest, words) => rest.replaceAll(words, ' '), text)

function searchesFor({ names, dates, numbers, phones, emails }: Identifiers): Search[] {
  const forms = names.flatMap(nameForms)
  const findsName = (text: string) => foldings(text).some((folded) => hasName(wordsOf(folded), forms))
  return [
    ['name', findsName],
    ['date', finderOf(dates.map(datePattern))],
    ['number', finderOf(numbers.map(numberPattern))],
    ['phone', finderOf(phones.map(phonePattern))],
    ['email', finderOf(emails.map(emailPattern))],
  ]
}

function finderOf(patterns: readonly (RegExp | null)[]) {
  return (text: string) => {
    const folded = fold(text)
    return patterns.some((pattern) => pattern?.test(folded) === true)
  }
}

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
import type { RenderedNotice } from './render-notice.ts'

type Kind = NoticeFinding['kind']

/** Says whether a piece of text holds identifiers of one kind. */
type Search = [Kind, (text: string) => boolean]

/**
 * Looks for the identifiers of a case in what its notice says, links and HTML among it. Any hit blocks the notice, also of a
 * name that is a common word: it stays unsent and visible, while what was sent cannot be taken back.
 */
export function lint(content: RenderedNotice, identifiers: Identifiers): NoticeFinding[] {
  const searches = searchesFor(identifiers)
  const findings = piecesOf(content).flatMap(({ where, text }) =>
    searches.filter(([, finds]) => finds(text)).map(([kind]) => ({ kind, where })),
  )
  return [...new Map(findings.map((finding) => [`${finding.kind} ${finding.where}`, finding])).values()]
}

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

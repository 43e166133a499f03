import type { ChangeValues } from '../change/change-values.ts'

export type TextField =
  | `examinee.${keyof ChangeValues['examinee']}`
  | `matter.${keyof ChangeValues['matter']}`
  | 'interpreter.language'
  | 'accessibility'
  | 'supportPerson'

/** What a letter or an earlier booking says; fields it is silent on are absent. */
export interface Proposal {
  texts: Partial<Record<TextField, string | undefined>>
  questions: readonly string[]
}

export interface Filled {
  field: TextField
  value: string
  before: string
}

export interface Filling {
  /** Fields that were empty, or where the beginning of the very same was typed. */
  taken: Filled[]
  /** Fields where something else was typed: only the reader can say which is right. */
  differing: Filled[]
  /** All questions afterwards, and those that came with it. */
  questions: string[]
  added: string[]
}

const alike = (text: string) => text.trim().toLowerCase()

/** What a proposal would fill in; nothing that was typed is replaced by it. */
export function planFilling(
  proposal: Proposal,
  read: (field: TextField) => string,
  questions: readonly string[],
): Filling {
  const said = Object.entries(proposal.texts).flatMap(([field, value]) =>
    value ? [{ field: field as TextField, value, before: read(field as TextField) }] : [],
  )
  const news = said.filter(({ value, before }) => alike(value) !== alike(before))
  const isBeginning = ({ value, before }: Filled) => alike(value).startsWith(alike(before))
  const present = questions.filter((question) => question.trim() !== '')
  const known = new Set(present.map(alike))
  const added = proposal.questions.filter((question) => !known.has(alike(question)))
  return {
    taken: news.filter(isBeginning),
    differing: news.filter((each) => !isBeginning(each)),
    questions: [...present, ...added],
    added,
  }
}

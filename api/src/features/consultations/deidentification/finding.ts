import type { IdentifierKind } from '@medinotes/shared/disclosures'

/** The kinds of identifiers, and what their placeholders are called. */
export const labels = {
  person: 'PERSON',
  date: 'DATE',
  age: 'AGE',
  medicare: 'MEDICARE',
  ihi: 'IHI',
  dva: 'DVA',
  number: 'NUMBER',
  phone: 'PHONE',
  email: 'EMAIL',
  link: 'LINK',
  address: 'ADDRESS',
  place: 'PLACE',
  organization: 'ORGANISATION',
  plate: 'PLATE',
  /** What a person typed that looks like one of our own placeholders. */
  typed: 'TEXT',
} as const satisfies Record<IdentifierKind, string>

export type { IdentifierKind }

/** A stretch of text, in UTF-16 units, that identifies somebody. */
export interface Finding {
  kind: IdentifierKind
  start: number
  end: number
}

/** Every match of the pattern; of one capturing group alone where `group` names it (the pattern then has the flag `d`). */
export function findAll(text: string, pattern: RegExp, kind: IdentifierKind, group?: string): Finding[] {
  const findings: Finding[] = []
  for (const match of text.matchAll(pattern)) {
    const span = group === undefined ? undefined : match.indices?.groups?.[group]
    const [start, end] = span ?? [match.index, match.index + match[0].length]
    findings.push({ kind, start, end })
  }
  return findings
}

/** Findings in a row that do not overlap: the earlier, then the longer one gives its kind to all that overlap it. */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const merged: Finding[] = []
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && finding.start < last.end) last.end = Math.max(last.end, finding.end)
    else if (finding.end > finding.start) merged.push({ ...finding })
  }
  return merged
}

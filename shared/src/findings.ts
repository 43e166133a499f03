import type { Consultation } from './consultations.ts'
import type { Acceptance, Finding } from './note-life.ts'

type Checked = Pick<Consultation, 'sections' | 'omissions'>

/** Everything in a version that a clinician has to settle before it can be signed, in reading order. */
export const findingsOf = ({ sections, omissions }: Checked): Finding[] => [
  ...sections.flatMap(({ key, sentences }) =>
    sentences.flatMap(({ text, flags }) => flags.map((kind) => ({ kind, section: key, text }))),
  ),
  ...omissions.map(({ text }) => ({ kind: 'omitted' as const, section: null, text })),
]

const keyOf = ({ kind, section, text }: Finding) => JSON.stringify([kind, section, text])

/** Tells whether another is this one. */
export const isSameFinding = (finding: Finding) => (other: Finding) => keyOf(other) === keyOf(finding)

/** The acceptance that settles each finding; undefined while it is open. */
export function settle(findings: readonly Finding[], acceptances: readonly Acceptance[]) {
  const accepted = new Map(acceptances.map((acceptance) => [keyOf(acceptance), acceptance]))
  return findings.map((finding) => ({ finding, acceptance: accepted.get(keyOf(finding)) }))
}

/** What still blocks signing. */
export const openFindings = (consultation: Checked & Pick<Consultation, 'acceptances'>): Finding[] =>
  settle(findingsOf(consultation), consultation.acceptances)
    .filter(({ acceptance }) => acceptance === undefined)
    .map(({ finding }) => finding)

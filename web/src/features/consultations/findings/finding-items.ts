import type { Consultation, Difference, Omission, Section } from '@medinotes/shared/consultations'
import { settle } from '@medinotes/shared/findings'
import type { Acceptance, Finding } from '@medinotes/shared/note-life'
import type { EvidenceFocus } from '../evidence-focus.tsx'
import { sentenceId } from '../evidence.ts'

/** One line of the list: a sentence of the draft with all that is to be said of it, or a statement of the notes. */
export interface FindingItem {
  id: string
  focus: EvidenceFocus
  /** What is to be settled; a sentence may have two. */
  findings: Finding[]
  /** Of those that were let stand. */
  acceptances: Acceptance[]
  isSettled: boolean
  text: string
  /** Where the sentence stands. */
  section: Pick<Section, 'key' | 'title'> | null
  differences: readonly Difference[]
  omission: Omission | null
}

type Checked = Pick<Consultation, 'sections' | 'omissions' | 'acceptances'>

function itemOf(
  item: Pick<FindingItem, 'id' | 'focus' | 'findings' | 'text'> & Partial<FindingItem>,
  all: readonly Acceptance[],
): FindingItem {
  const settled = settle(item.findings, all)
  const acceptances = settled.flatMap(({ acceptance }) => (acceptance ? [acceptance] : []))
  return {
    ...{ section: null, differences: [], omission: null },
    ...item,
    acceptances,
    isSettled: acceptances.length === item.findings.length,
  }
}

/** What the clinician has to look at, in reading order; sentences first. */
export function findingItems({ sections, omissions, acceptances }: Checked): FindingItem[] {
  const ofSentences = sections.flatMap(({ key, title, sentences }) =>
    sentences.flatMap(({ text, flags, differences = [] }, index) => {
      if (flags.length === 0) return []
      const id = sentenceId(key, index)
      const findings = flags.map((kind) => ({ kind, section: key, text }))
      const focus = { kind: 'sentence' as const, id }
      return [itemOf({ id, focus, findings, text, section: { key, title }, differences }, acceptances)]
    }),
  )
  const ofNotes = omissions.map((omission, index) => {
    const findings = [{ kind: 'omitted' as const, section: null, text: omission.text }]
    const focus = { kind: 'omission' as const, index }
    return itemOf({ id: `omission:${omission.start}`, focus, findings, text: omission.text, omission }, acceptances)
  })
  return [...ofSentences, ...ofNotes]
}

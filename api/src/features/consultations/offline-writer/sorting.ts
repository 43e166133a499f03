import { announcedKind, kindByWords, namesCondition, plainKind, type StatementKind } from './classify.ts'
import type { Utterance } from './statements.ts'

/** Headings that say what stands beside them more surely than the words do. */
const firmHeadings = new Set<StatementKind>([
  'plan',
  'assessment',
  'examination',
  'result',
  'mental-health',
  'medicine',
  'past-history',
])

/** Which kinds of statement, by their words, end the reach of a heading that began on an earlier line. */
const endsReach: Partial<Record<StatementKind, ReadonlySet<StatementKind>>> = {
  plan: new Set(['result']),
  assessment: new Set(['plan', 'result', 'medicine', 'administrative', 'reason']),
  examination: new Set(['plan', 'result', 'assessment', 'medicine', 'administrative', 'reason']),
  result: new Set(['plan', 'assessment', 'examination', 'medicine', 'administrative']),
  'mental-health': new Set(['plan', 'result', 'medicine', 'assessment', 'administrative']),
  medicine: new Set(['plan', 'result', 'examination', 'assessment', 'administrative']),
  'past-history': new Set(['plan', 'result', 'examination', 'assessment', 'medicine', 'administrative']),
}

const longestFragment = 9
const tellsHistory =
  /\b(?:denies|denied|reports?|reported|says|said|has been|have been|had|was|were|feels?|felt|since|helps?|helped|ago|pain)\b/i

/** A few words without the verb that would make them a report: "Heat.", "Paracetamol 1 g tds prn." */
const isFragment = (text: string) => text.split(/\s+/).length <= longestFragment && !tellsHistory.test(text)

function kindBelowHeading(heading: StatementKind, { text, besideHeading }: Utterance): StatementKind {
  const own = kindByWords(text)
  if (own === 'allergy' || own === 'safety-net') return own
  if (!firmHeadings.has(heading)) return own ?? heading
  if (besideHeading) return (heading === 'plan' ? undefined : announcedKind(text)) ?? heading
  if (heading === 'plan') return own === 'result' && plainKind(text) === 'result' ? 'result' : heading
  return plainKind(text) ?? (own && endsReach[heading]?.has(own) ? own : heading)
}

type Found = ReadonlySet<StatementKind>

/** What an unheaded statement of a page is, by what stands before it: findings, then an opinion, then steps. */
function kindByPlace(own: StatementKind | undefined, text: string, found: Found, previous: StatementKind | undefined) {
  const examined = found.has('examination') || found.has('result')
  const planning = previous === 'plan' || previous === 'safety-net'
  const open = own === undefined || own === 'family-social' || own === 'medicine'
  if (planning && (examined || found.has('assessment')) && open && isFragment(text)) return 'plan'
  if (own === undefined && examined && !planning && namesCondition(text) && isFragment(text)) return 'assessment'
  return own
}

function kindInConversation({ text, told, phase }: Utterance): StatementKind {
  const own = kindByWords(text)
  if (own === 'allergy' || own === 'safety-net') return own
  // What a patient wants or thinks is history, until the talk is of what to do.
  if (told === '' && phase !== 'assessment' && (own === 'plan' || own === 'assessment')) return 'history'
  return own ?? phase ?? 'history'
}

/** Sorts the statements of one visit, in their order. */
export function createSorter(form: 'conversation' | 'page') {
  const found = new Set<StatementKind>()
  let previous: StatementKind | undefined
  return (utterance: Utterance): StatementKind => {
    const kind =
      form === 'conversation'
        ? kindInConversation(utterance)
        : utterance.heading
          ? kindBelowHeading(utterance.heading, utterance)
          : (kindByPlace(kindByWords(utterance.text), utterance.text, found, previous) ?? 'history')
    found.add(kind)
    previous = kind
    return kind
  }
}

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

/** What has been said before, as far as it tells what comes next. */
interface Before {
  found: ReadonlySet<StatementKind>
  previous: StatementKind | undefined
}

const dosed = /\b(?:\d{1,2}\/(?:7|52|12)|x ?\d|(?:per|a|every) (?:day|week|month)|daily|weekly|fortnightly)\b/i

/** What an unheaded statement of a page is, by what stands before it: findings, then an opinion, then steps. */
function kindByPlace(text: string, { found, previous }: Before): StatementKind | undefined {
  const own = kindByWords(text)
  const examined = found.has('examination') || found.has('result')
  if (!(examined || found.has('assessment')) || !isFragment(text)) return own
  const planning = previous === 'plan' || previous === 'safety-net'
  if (planning && (own === undefined || own === 'family-social' || own === 'medicine')) return 'plan'
  if (own !== undefined) return own
  if (examined && namesCondition(text) && !/^(?:no|nil)\b/i.test(text)) return 'assessment'
  return previous === 'assessment' && dosed.test(text) ? 'plan' : own
}

function kindInConversation({ text, told, phase }: Utterance): StatementKind {
  const own = kindByWords(text)
  if (own === 'allergy' || own === 'safety-net') return own
  // What a patient wants or thinks is history, until the talk is of what to do.
  if (told === '' && phase !== 'assessment' && (own === 'plan' || own === 'assessment')) return 'history'
  return own ?? phase ?? 'history'
}

/** Whether a statement of this kind shows that what the heading above it heads is over. */
const endsHeading = (heading: StatementKind, kind: StatementKind) =>
  heading !== kind && (kind === 'plan' || (kind === 'assessment' && heading !== 'plan'))

/** Sorts the statements of a page, in their order. */
function createPageSorter() {
  const found = new Set<StatementKind>()
  let previous: StatementKind | undefined
  let headingIsOver = false
  return (utterance: Utterance): StatementKind => {
    const { text, heading, besideHeading } = utterance
    if (besideHeading) headingIsOver = false
    const afterResult = previous === 'result' && heading === 'examination' && !besideHeading
    const byPlace = !heading || headingIsOver || afterResult ? kindByPlace(text, { found, previous }) : undefined
    const kind = byPlace ?? (heading && !headingIsOver ? kindBelowHeading(heading, utterance) : 'history')
    if (heading && endsHeading(heading, kind)) headingIsOver = true
    found.add(kind)
    previous = kind
    return kind
  }
}

/** Tells the kind of each statement of one visit, in their order. */
export const createSorter = (form: 'conversation' | 'page') =>
  form === 'conversation' ? kindInConversation : createPageSorter()

import type { StatementKind } from './classify.ts'

export interface Heading {
  /** Undefined for a heading of the clinician's own, which stays in the text. */
  kind: StatementKind | undefined
  /** Whether the words of the heading belong to the statement, as in "Allergies: penicillin". */
  kept: boolean
  /** Where the statement proper begins. */
  contentStart: number
  /** Whether it heads no more than its own line. */
  ownLine: boolean
}

const labels: readonly [StatementKind, boolean, string][] = [
  [
    'reason',
    false,
    'presenting complaint|presenting problem|chief complaint|reason for (?:visit|referral|attendance|assessment)|pc|cc',
  ],
  [
    'history',
    false,
    'history(?: of (?:presenting (?:complaint|illness)|present illness|injury|the injury))?|hx|hpc|hpi|subjective|s|current symptoms|progress|present complaints',
  ],
  [
    'past-history',
    true,
    'past (?:medical |surgical )?(?:history|hx)|pmhx?|phx|pshx?|surgical history|medical history|background|bg',
  ],
  [
    'medicine',
    true,
    'medications?|current medications?|meds|medicines?|current medicines|regular meds|rx hx|treatment to date',
  ],
  ['allergy', true, 'allerg(?:y|ies)|adverse reactions|allergies and adverse reactions'],
  [
    'family-social',
    true,
    'family history|fhx?|social history|shx?|social|occupation(?:al history)?|work|smoking|alcohol|etoh',
  ],
  [
    'mental-health',
    true,
    'mental state(?: examination)?|mse|mood|psych|risk(?: assessment)?|mental health|suicid(?:e|al) risk|suicidal ideation',
  ],
  [
    'examination',
    false,
    'examination|physical exam(?:ination)?|exam|o\\/e|oe|objective|o|on examination|findings|clinical examination',
  ],
  ['examination', true, 'obs|observations|vitals|vital signs'],
  ['result', true, 'results?|investigations?|ix|imaging|radiology|bloods|pathology|tests?'],
  ['assessment', false, 'assessment|impression|imp|diagnos(?:is|es)|dx|ddx|opinion|a|formulation|summary'],
  [
    'plan',
    false,
    'plan|management|mx|treatment plan|treatment|recommendations?|p|a\\/p|next steps|actions?|rx|advice|disposition',
  ],
  ['safety-net', false, 'safety[ -]?net(?:ting)?|return precautions|red flags discussed'],
  ['plan', true, 'follow[ -]?up|f\\/u|review|certificate|work capacity|referrals?'],
  ['administrative', true, 'consent|interpreter|claim (?:no|number)|documents reviewed|dob|identification|present'],
]

const known = labels.map(
  ([kind, kept, words]) =>
    [kind, kept, new RegExp(String.raw`^(?:${words})(?=[\s*_]*(?::|$)|\s[–—-]\s)`, 'i')] as const,
)
const onExamination = /^(?:o\/e|on examination)[\s,]+(?=\S)/i

/** The heading a sentence begins with ("Plan:", "O/E", "Right knee:"), or undefined. */
export function readHeading(sentence: string): Heading | undefined {
  const lead = /^[\s#*_>•·-]{0,8}/.exec(sentence)?.[0].length ?? 0
  const head = sentence.slice(lead, lead + 60)
  for (const [kind, kept, pattern] of known) {
    const match = pattern.exec(head)
    // "S", "A" and "P" head a section only before a colon.
    if (!match || (match[0].length === 1 && !/^.[\s*_]*:/.test(head))) continue
    const after =
      /^[\s*_]{0,4}(?::|[–—-](?=\s))?[\s*_]{0,4}/.exec(sentence.slice(lead + match[0].length))?.[0].length ?? 0
    return { kind, kept, contentStart: lead + match[0].length + after, ownLine: kept }
  }
  const examined = onExamination.exec(head)
  if (examined)
    return { kind: 'examination', kept: /^on/i.test(head), contentStart: lead + examined[0].length, ownLine: true }
  const own = /^[\p{L}][^:.?!]{0,38}:(?=\s|\**$)/u.exec(head)
  return own ? { kind: undefined, kept: true, contentStart: lead + own[0].length, ownLine: true } : undefined
}

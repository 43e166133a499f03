import type { ClaimType, Matter } from '@medinotes/shared/bookings'

const claimTypes: readonly (readonly [ClaimType, RegExp])[] = [
  [
    'workers-compensation',
    /\bwork(?:er)?s?['’]?[ -]?(?:comp(?:ensation)?|cover|care|safe)\b|\bicare\b|\bcomcare\b|\bwork injury/i,
  ],
  ['motor-accident', /\bmotor (?:vehicle )?accident|\bCTP\b|\bMVA\b|\bTAC\b|\bcar accident|\bcompulsory third party/i],
  ['medical-negligence', /\bmedical negligence|\bmedical malpractice/i],
  ['public-liability', /\bpublic liability|\boccupier['’]?s liability/i],
  ['income-protection', /\bincome protection/i],
  ['life-and-tpd', /\bTPD\b|\btotal(?:ly)? and permanent(?:ly)? disab|\blife insurance/i],
  ['employment', /\bfitness for (?:duty|work)|\bpre-employment|\bunfair dismissal/i],
]

/** The kind of claim that the letter names first. */
export function readClaimType(text: string): ClaimType | undefined {
  const found = claimTypes
    .map(([type, pattern]) => ({ type, at: text.search(pattern) }))
    .filter(({ at }) => at !== -1)
    .toSorted((a, b) => a.at - b.at)
  return found[0]?.type
}

type ActingFor = NonNullable<Matter['actingFor']>
const acting =
  /\b(?:act(?:s|ing)?|instructed|instructions)\s+(?:for|on behalf of|from|by)\s+(?:both\s+)?(?:the\s+)?([^.\n]{2,80})/i
const sides: readonly (readonly [ActingFor, RegExp])[] = [
  ['joint', /\bjoint(?:ly)?\b|\bparties\b|plaintiff and (?:the )?defendant/i],
  ['claimant', /\b(?:plaintiff|claimant|applicant|(?:injured )?worker|employee)\b/i],
  ['insurer', /\b(?:insurer|insurance|icare|allianz|qbe|gio|aami|suncorp|nrma|eml|tac|gallagher bassett|dxc)\b/i],
  ['respondent', /\b(?:defendant|respondent|employer)\b/i],
]
const person = /^(?:mr|mrs|ms|miss|mx)\b/i

/** Whose side the writer is on, where they say so. */
export function readActingFor(text: string): ActingFor | undefined {
  if (/\bjoint(?:ly)? (?:appoint|instruct|letter|expert)/i.test(text)) return 'joint'
  const client = acting.exec(text)?.[1]?.trim()
  if (client === undefined) return undefined
  if (person.test(client)) return 'claimant'
  // The first one named: "the insurer of the employer".
  const named = sides.map(([side, pattern]) => ({ side, at: client.search(pattern) })).filter(({ at }) => at !== -1)
  if (named.some(({ side }) => side === 'joint')) return 'joint'
  return named.toSorted((a, b) => a.at - b.at)[0]?.side
}

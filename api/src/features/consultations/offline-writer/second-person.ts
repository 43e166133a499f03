import { anyWordOf } from './patterns.ts'
import { presentVerbs, singularVerb } from './third-person.ts'

const otherVerbs =
  'wish agree report deny describe complain say tell ask decline consent accept refuse continue stop start begin return come develop experience lose become'
const baseOf = new Map([...presentVerbs, ...otherVerbs.split(' ')].map((verb) => [singularVerb(verb), verb]))
const forms: Readonly<Record<string, string>> = {
  is: 'are',
  has: 'have',
  was: 'were',
  does: 'do',
  "isn't": "aren't",
  "hasn't": "haven't",
  "wasn't": "weren't",
  "doesn't": "don't",
}
const unchanged =
  /^(?:will|would|should|must|can|cannot|could|may|might|shall|had|did|\p{L}{2,}ed|felt|went|took|got|fell|said|told|came|began|kept|found|lost|(?:would|should|must|could|did|ca|wo)n't)$/u
const wasTold = /^(?:advised|encouraged|reminded|counselled|educated|reassured|given|shown|referred)$/

const otherPerson = anyWordOf(
  String.raw`dr|prof|professor|mr|mrs|ms|miss|wife|husband|partner|mother|father|mum|dad|son|daughter|brother|sister|child`,
  String.raw`baby|carer|friend|physio(?:therapist)?|surgeon|psychologist|psychiatrist|specialist|nurse|anaesthetist|employer`,
  String.raw`manager|supervisor|doctor|gp|interpreter|driver|colleague|solicitor`,
)
const pronoun = /\b(?:he|she|him|her|hers|his|himself|herself)\b/i

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** The ways in which notes may name the patient: "Ann Lee", "Ann", "Mrs Lee". */
function namesOf(patientName: string) {
  const parts = patientName.trim().split(/\s+/).slice(0, 6)
  const [first, last] = [parts[0] ?? '', parts.at(-1) ?? '']
  if (!/^\p{Lu}\p{L}/u.test(first)) return []
  return [
    ...(parts.length > 1 ? [escaped(parts.join(' ')), String.raw`(?:Mr|Mrs|Ms|Miss|Mx)\.? ${escaped(last)}`] : []),
    escaped(first),
  ]
}

const before = String.raw`(?<=^|[,;:] |\b(?:[Ii]f|[Ww]hen|[Ww]hile|because|as|that|and|but|or|so|[Uu]ntil|[Bb]efore|[Aa]fter|[Uu]nless|[Oo]nce|whether) )`

/** The verb that goes with "you" for the one that went with "he", or undefined where that is not sure. */
function verbForYou(verb: string) {
  const plain = verb.replace('’', "'")
  return forms[plain] ?? baseOf.get(plain) ?? (unchanged.test(plain) ? verb : undefined)
}

const withFirstLetterOf = (original: string, text: string) =>
  /^\p{Lu}/u.test(original) ? text.charAt(0).toUpperCase() + text.slice(1) : text

function subjectsToYou(text: string, names: readonly string[]) {
  const named = ['[Tt]he (?:patient|pt)', '[Pp]atient', '[Pp]t', ...names].join('|')
  const pattern = new RegExp(
    String.raw`((?<!\p{L})(?:[Hh]e|[Ss]he)|${before}(?:${named})) ((?:also|still|now|currently|then|usually|often|not) )?([\p{L}'’]+)(?![\p{L}'’])`,
    'gu',
  )
  let sure = true
  const told = text.replace(pattern, (found, who: string, adverb: string | undefined, verb: string, at: number) => {
    const next = text.slice(at + found.length)
    const passive = wasTold.test(verb) && /^ (?:to|of|on|about|against|that|re|not)\b/.test(next)
    const form = passive ? `were ${verb}` : verbForYou(verb)
    if (form === undefined) sure = false
    return withFirstLetterOf(who, `you ${adverb ?? ''}${form ?? verb}`)
  })
  return sure ? told : undefined
}

/** "You have pain and is to rest": a second verb of the same subject. */
const secondVerb = /\b(and|but|or) ((?:also|now|then|still) )?(is|has|was|does|\p{L}+s)(?= )/giu

function secondVerbsToYou(text: string) {
  if (!/\byou\b/i.test(text)) return text
  return text.replace(secondVerb, (found, joint: string, adverb: string | undefined, verb: string) => {
    const form = forms[verb] ?? baseOf.get(verb)
    return form === undefined ? found : `${joint} ${adverb ?? ''}${form}`
  })
}

// "Her knee", but not "advised her not to", "see her on Monday".
const notPossessed = [
  'to|in|on|at|for|with|about|again|if|when|and|or|as|after|before|that|the|a|an|today|by|from|not|of|off|this',
  'these|those|until',
  'till|how|what|why|who|which|regarding|re|once|twice|daily|weekly|more|less|very|yesterday|tomorrow|is|was',
  'has|will|should|may',
  'can|must|there|here|into|through|over|under|because|so|but|while|since|per|via|up|down|out|every|each',
  'within|also|never|then',
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday',
].join('|')
const possessiveHer = new RegExp(String.raw`(?<!\p{L})her(?= (?!(?:${notPossessed})(?!\p{L}))\p{L})`, 'giu')

const objectsToYou = (text: string, names: readonly string[]) =>
  text
    .replace(
      new RegExp(
        String.raw`(?<!\p{L})(?:${names.map((name) => `${name}|`).join('')}[Tt]he patient|[Pp]atient)['’]s(?= )`,
        'gu',
      ),
      (_, at: number) => (at === 0 ? 'Your' : 'your'),
    )
    .replace(/\b(him|her)self\b/gi, 'yourself')
    .replace(/\bhis\b(?= \p{L})/giu, (found) => withFirstLetterOf(found, 'your'))
    .replace(possessiveHer, (found) => withFirstLetterOf(found, 'your'))
    .replace(/\b(?:him|her)\b/gi, 'you')

/**
 * What notes say of the patient, said to the patient: "He is to rest his knee" → "You are to rest your knee". As it was
 * where a pronoun may mean someone else or a verb is not surely known.
 */
export function toldToPatient(text: string, previous: string, patientName: string) {
  if (/\b(?:he|she)\b/i.test(text) && /\bhim\b|\bher\b(?! \p{L})/iu.test(text)) return text
  const at = pronoun.exec(text)?.index ?? -1
  const names = namesOf(patientName)
  const ownName = new RegExp(String.raw`(?<!\p{L})(?:${names.join('|') || '(?!)'})(?!\p{L})`, 'gu')
  const mentionsOther = (part: string) => otherPerson.test(part.replace(ownName, ''))
  if (at >= 0 && (mentionsOther(text.slice(0, at)) || mentionsOther(previous))) return text
  if (/\b(?:he|him|his)\b/i.test(text) && /\b(?:she|hers?)\b/i.test(text)) return text
  const told = subjectsToYou(text, names)
  if (told === undefined) return text
  const whole = objectsToYou(secondVerbsToYou(told), names)
  return pronoun.test(whole) ? text : whole
}

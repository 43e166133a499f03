const titles = '(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Prof(?:essor)?)'
// Letters of any script, with what names are joined by.
const part = "[\\p{Lu}][\\p{L}\\p{M}'’.-]*"
const joiner = '(?:van|von|der|den|de|da|di|del|la|le|bin|binti|al|el|ibn|st)'
const name = `${part}(?:[ ]+(?:${joiner}[ ]+)*${part}){1,4}`

const labels =
  "(?:re|regarding|subject|(?:our|your|the)?[ ]?client|claimant|plaintiff|applicant|(?:injured )?(?:worker|person)|examinee|patient|employee|full name|name of (?:examinee|claimant|worker|client)|(?:claimant|worker|client|examinee)(?:[’']s)? name|name)"

const notPeople =
  /\b(?:pty|ltd|limited|insurance|insurer|lawyers|solicitors|legal|claims?|assessment|examination|appointment|request|booking|referral|report|medical|medico|workers?|compensation|accident|injury|independent|urgent|matter|department|council|group|services?|australia|interpreter|date|claimant|defendant|plaintiff)\b/i

const capitalised = (word: string) =>
  word
    .toLowerCase()
    .replaceAll(/(^|[-'’]|^mc)\p{L}/gu, (letters) => letters.slice(0, -1) + letters.slice(-1).toUpperCase())
    .replace(/^mc\p{L}/iu, (letters) => `Mc${letters.slice(2).toUpperCase()}`)

// A name in capitals, or the part of it that is, is written as one writes it otherwise; initials stay.
function readable(text: string) {
  const isAllCapitals = !/\p{Ll}/u.test(text)
  return text
    .split(' ')
    .map((word) =>
      (isAllCapitals && !word.includes('.')) || /^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(word) ? capitalised(word) : word,
    )
    .join(' ')
}

function plainName(text: string): string | undefined {
  const turned = text
    .replace(new RegExp(`^${titles}\\.?\\s+`, 'iu'), '')
    .replace(/^(\p{Lu}[\p{L}'’-]+),\s+(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+)?(\p{Lu}[\p{L}\p{M}'’ -]*)$/u, '$2 $1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const found = new RegExp(`^${name}(?=$|[ ]*[,;(–-]|[ ]+(?:v|vs|and|of|DOB|D\\.O\\.B|born|Claim)\\b)`, 'u').exec(
    turned,
  )?.[0]
  if (found === undefined || notPeople.test(found)) return undefined
  return readable(found.replace(/\.$/, ''))
}

const first = (text: string, patterns: readonly RegExp[]): string | undefined => {
  for (const pattern of patterns)
    for (const { 1: found = '' } of text.matchAll(pattern)) {
      const plain = plainName(found.trim())
      if (plain !== undefined) return plain
    }
  return undefined
}

/** Who is to be examined: named by a label, by a date of birth beside it, or with a title in the text. */
export const readName = (text: string): string | undefined =>
  first(text, [
    new RegExp(`^[ ]*(?:\\*+)?${labels}[ ]*[:–-][ ]*(.+)$`, 'gimu'),
    new RegExp(`(?:^|\\s)((?:${titles}\\.?[ ]+)?${name})[ ]*[,(–-]*[ ]*(?:DOB|D\\.O\\.B|born|date of birth)`, 'gmu'),
    new RegExp(
      `\\b(?:our (?:mutual )?client|acts? (?:for|on behalf of)|behalf of|assess(?:ment of)?|examin(?:e|ation of)|report (?:on|about)|injured worker|claimant|plaintiff|regarding|re)[,:]?[ ]+(${titles}\\.?[ ]+${name})`,
      'giu',
    ),
    new RegExp(`^[ ]*(?:re|regarding):?[ ]+(.+)$`, 'gimu'),
    new RegExp(`\\b((?:Mr|Mrs|Ms|Miss|Mx)\\.?[ ]+${name})`, 'gu'),
  ])

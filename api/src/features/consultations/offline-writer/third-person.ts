/** Verbs whose form shows the present, so that "I feel" may become "the patient feels". */
export const presentVerbs = new Set(
  'feel think take get go want need know see use smoke drink eat work live try like keep sleep wake walk run play monitor check notice wear exercise struggle remember guess hope love prefer tolerate tend feel believe understand suffer manage worry watch avoid find'.split(
    ' ',
  ),
)

const plural: Readonly<Record<string, string>> = {
  i: 'they',
  me: 'them',
  my: 'their',
  mine: 'theirs',
  myself: 'themselves',
}

export const singularVerb = (verb: string) =>
  verb === 'go'
    ? 'goes'
    : /(?:s|sh|ch|x|o)$/.test(verb)
      ? `${verb}es`
      : /[^aeiou]y$/.test(verb)
        ? `${verb.slice(0, -1)}ies`
        : `${verb}s`

const subject: Readonly<Record<string, string>> = {
  "i'm": 'the patient is',
  "i've": 'the patient has',
  "i'll": 'the patient will',
  "i'd": 'the patient would',
  'i am': 'the patient is',
  'i have': 'the patient has',
  "i haven't": 'the patient has not',
  "i don't": 'the patient does not',
  'i do': 'the patient does',
  'i was': 'the patient was',
  "i wasn't": 'the patient was not',
  "i didn't": 'the patient did not',
  "i can't": 'the patient cannot',
}
const subjectStart =
  /^(i(?:['’](?:m|ve|ll|d))?|i (?:am|have|haven['’]t|don['’]t|do|was|wasn['’]t|didn['’]t|can['’]t))(?=\s|$)/i
const pastHad = /^i['’]d (?=been|had|never|gone|\w+ed\b)/i

/** "I feel tired" at the start of a sentence → "The patient feels tired". */
function startInThirdPerson(text: string) {
  const had = text.replace(pastHad, 'the patient had ')
  if (had !== text) return had
  const longest =
    /^i (?:am|have|haven['’]t|don['’]t|do|was|wasn['’]t|didn['’]t|can['’]t)(?=\s|$)/i.exec(text) ??
    subjectStart.exec(text)
  if (!longest) return text
  const form = longest[0].toLowerCase().replace('’', "'")
  const rest = text.slice(longest[0].length)
  if (form !== 'i') return (subject[form] ?? form) + rest
  const verb = /^ ((?:just|also|still|usually|really|sometimes|always|actually|normally|only|mostly) )?(\w+)/i.exec(
    rest,
  )
  if (!verb?.[2]) return `the patient${rest}`
  if (presentVerbs.has(verb[2].toLowerCase()))
    return `the patient ${verb[1] ?? ''}${singularVerb(verb[2].toLowerCase())}${rest.slice(verb[0].length)}`
  return /(?:ed|felt|had|went|took|got|fell|saw|did|said|told|came|began|kept|gave|found|lost|woke|threw|broke|ate|drank|ran|thought|could|would|will|can|might|should|used|made|knew|slept|left)$/i.test(
    verb[2],
  )
    ? `the patient${rest}`
    : `they${rest}`
}

/** A patient's own words as a clinician would report them. */
export function patientInThirdPerson(text: string) {
  return startInThirdPerson(text)
    .replace(/\bi['’]?m\b/gi, "they're")
    .replace(/\bi am\b/gi, 'they are')
    .replace(/\bi was\b/gi, 'they were')
    .replace(/\bi wasn['’]t\b/gi, "they weren't")
    .replace(/\bi(?=['’](?:ve|ll|d)\b)/gi, 'they')
    .replace(/(?<![\w./-])(?:i|me|my|mine|myself)(?![\w./-]|['’]\w)/gi, (word) => plural[word.toLowerCase()] ?? word)
}

const objectBefore =
  /\b(want|tell|ask|see|seen|give|gave|send|let|help|get|told|refer|touching|start|put|keep|continue|for|to|with|on|of|about|at|from|behind|near|call|examine|advise|advised|make) you\b(?!['’]| (?:work|take|are|have|had|can|could|will|would|do|did|were|should|may|might)\b)/gi

/** A clinician's words to the patient, as the record has them: "you have" → "the patient has", "your" → "their". */
export function addressedInThirdPerson(text: string) {
  return text
    .replace(/^you(?:['’]re| are)\b/i, 'the patient is')
    .replace(/^you(?:['’]ve| have)\b/i, 'the patient has')
    .replace(/^you do have\b/i, 'the patient does have')
    .replace(/^you (?:don['’]t|do not)\b/i, 'the patient does not')
    .replace(/^you had\b/i, 'the patient had')
    .replace(/\byourself\b/gi, 'themselves')
    .replace(/\byours\b/gi, 'theirs')
    .replace(/^your\b/i, "the patient's")
    .replace(/\byour\b/gi, 'their')
    .replace(/\b(are|were|do|did|have|had|can|could|will|would|should|may) you\b/gi, '$1 they')
    .replace(objectBefore, '$1 them')
    .replace(
      /\byou(?=\s(?:and|or|for|in|on|to|today|about|with|at|again|doing|so|up|out|back|through|this|a|an|the|some|their)\b)/gi,
      'them',
    )
    .replace(/\byou(?=\s?[.,;!?]|$)/gi, 'them')
    .replace(/\byou\b/gi, 'they')
}

import { cleanSpeech } from './speech.ts'

const lead = String.raw`^(?:(?:and|or|so|then|also|okay|well)\s)*`
const auxiliary = [
  String.raw`(?:do|did) you(?: still| currently| ever| also)?(?: have| had| get| feel| notice| experience)?`,
  String.raw`are you(?: currently)?(?: having| experiencing)?`,
  String.raw`(?:have|had) you(?: ever| recently)?(?: been)?(?: had| noticed| experienced| having| experiencing)?`,
  String.raw`(?:is|are|was|were) there|how about|what about|any|tell me about|(?:is|was|does|has|did) it`,
  String.raw`is (?:this|that)(?! (?:right|left))`,
].join('|')
const stems = new RegExp(
  String.raw`${lead}(?:${auxiliary})(?:\s(?:any|anything like|a history of|symptoms like|like))?\s(?=\S)`,
  'i',
)
const keepsStem = /^(?:how|what|when|where|which|who|why)\b/i

const whose = String.raw`(?:your|the|that|this|those|his|her|their)`
const since = String.raw`(?: (?:today|now|lately|these days|at the moment|otherwise|overall|recently)|(?: (?:since|with|at|in|on|after) .*)?)`

/** Questions of which only the matter is wanted, and what stands for it: "How has the mood been since?" → "mood since". */
const matters: readonly [RegExp, string][] = [
  [/^(?:how|what) about ?,? (?:any )?other symptoms ?,? (?=(?:have|do|did|are|any)\b)/i, ''],
  [
    new RegExp(
      String.raw`^how(?:'s| is| are| was| were) ${whose} (.+?)(?: (?:doing|going|feeling|looking))?(${since})$`,
      'i',
    ),
    '$1$2',
  ],
  [
    new RegExp(String.raw`^how (?:has|have|had) ${whose} (.+?) been(?: (?:doing|going|feeling))?(${since})$`, 'i'),
    '$1$2',
  ],
  [/^how would you (?:describe|rate) (?:your|the) (.+)$/i, '$1'],
  [/^how long has (?:that|this|it) been (going on(?: for)?)$/i, '$1'],
  [/^what(?:'s| is| are| was| were) (?:your|the) (?!matter|problem|story)(.+)$/i, '$1'],
  [/^which (\w+(?: \w+)?) (?:is|was) (?:it|this|that)$/i, '$1'],
  [/^(?:do|are) you (?:(still|currently) )?(?:take|taking) (?:(?:any|the|your) )?/i, '$1 taking '],
  [/^(?:do|are) you (?:(still|currently) )?(?:use|using) (?:(?:any|the|your) )?/i, ''],
]

/** The matter of a question, to stand before its answer: "do you have any chest pain?" → "chest pain". */
export function topicOf(question: string) {
  let bare = cleanSpeech(question)
    .replace(/[\s?.!,-]+$/, '')
    .replace(new RegExp(lead, 'i'), '')
  for (const [pattern, matter] of matters) bare = bare.replace(pattern, matter).trimStart()
  if (keepsStem.test(bare) && !/^(?:how|what) about\b/i.test(bare)) return bare
  const topic = bare.replace(stems, '').replace(/^(?:your|the) /i, '')
  return topic.length > 2 ? topic : bare
}

const regret = /^\W*(?:unfortunately|luckily|thankfully|fortunately|sadly|thank god|i guess|oh|well|um|uh)\s?,?\s/i
const bareYes =
  /^(yes|yeah|yep|correct)\W+(?:(?:it|that|this|there|i|we|they|he|she) (?:is|does|did|was|do|am|are|have|has|had|were|can)|that['’]s (?:right|correct)|sir|ma['’]am|doctor)\W*$/i
const bareNo =
  /^(no|nope)\W+(?:(?:it|that|this|there|i|we|they|he|she) (?:is|does|did|was|do|am|are|have|has|had|were|ca)(?: ?n['’]t| not)|thankfully not|sir|ma['’]am|doctor)\W*$/i

/** An answer without what only makes it polite: "yes, it is" → "yes", "it's my right hand" → "my right hand". */
export function conciseAnswer(text: string) {
  const plain = text
    .replace(regret, '')
    .replace(/^(?:just|only) (?=(?:a (?:bit|little|few)|some)\b)/i, '')
    .replace(/^(?:it|that)['’]s (?=(?:in |on |at |about )?(?:my|the|your)\b)/i, '')
  return plain.replace(bareYes, '$1').replace(bareNo, '$1')
}

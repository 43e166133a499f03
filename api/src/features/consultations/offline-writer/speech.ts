/** A word of agreement or filling on its own, which carries nothing unless it answers a question. */
const backchannelWord = [
  'okay|ok|all right|alright|right|sure|yeah|yes|yep|mm-hmm|mhm|mm|hmm|uh-huh|uh|um|oh|i see|good|great',
  'perfect|wonderful',
  'excellent|awesome|fine|fantastic|absolutely|definitely|exactly|correct|got it|gotcha|thanks|thank you|so',
  'and|well|now',
  'please|sounds good|good to know|of course|understood|gosh|wow|yikes|hm|no problem',
  'good (?:morning|afternoon|evening)',
  "hello|hi|hey|there|doctor|sir|ma['’]am|madam|nice to (?:meet|see) you|you too|too|take care|bye|goodbye|see you then",
].join('|')
const backchannel = new RegExp(String.raw`^(?:\W*\b(?:${backchannelWord})\b)*\W*$`, 'i')

export const isBackchannel = (text: string) => backchannel.test(text.slice(0, 400)) && text.length < 400

const filler = /(^|[\s,.…])(?:u+h+|u+m+|e+rm+|a+h+|hmm+|mm)(?:\s?-)?(?=[\s,.?!…]|$)(?:\s?,)?/gi
const openers =
  /^[\s,.…-]*(?:(?:okay|ok|alright|all right(?=\s?[,.?!…]|$)|well|so|and so|and|but|oh|great|perfect|wonderful|good(?=\s?[,.])|sure(?=\s?[,.])|now(?=\s?[,.])|again(?=\s?,)|i mean(?=\s?,)|let's see|like(?=\s?,)|you know)(?=[\s,.?!…]|$)[\s,.?!…-]*)+/i
const openersKeepingBut = new RegExp(openers.source.replace('|but|', '|'), 'i')
const tags = /\s?,?\s(?:okay|ok|all right|alright|you know)(?:\s?\?|\s?(?=[.!]|$))/gi
const confirmationTag = /\s?,?\s(?:is|was|isn['’]t) (?:that|this|it) (?:right|correct|accurate)\s?(?=\?)/gi
const rightTag =
  /(?:\s?,|(?<!\b(?:the|on|to|your|my|his|her|their|or|and|left|than|from|a|upper|lower|side|which)))\s(?:right|correct)\s?(?=\?)/gi
const asides = /\s?,\s?(?:you know|i mean|like|okay|honestly|actually)\s?,/gi
// "Do you know", "let you know that" and "you know what" mean it.
const beforeKnowing =
  "do|did|don't|didn't|let|letting|if|as|that|what|would|how|when|whether|sure|until|before|once|than|should|will|may|might|want"
const afterKnowing = 'that|what|how|when|where|who|why|about|if|whether|of|it|him|her|them|me|anything|anyone'
const youKnow = new RegExp(
  String.raw`(?<!\b(?:${beforeKnowing}) ?,?\s)\byou know\b(?! (?:${afterKnowing})\b)\s?,?\s?`,
  'gi',
)
// "What kind of pain" and "some sort of" are no hedges.
const hedges =
  /(?<!\b(?:what|which|this|that|a|an|any|some|the|one|every|each|same|all|other|different|new|these|those)\s)\b(?:kind|sort) of\s?,?\s(?!(?:a|an|the|like|thing|stuff|pain)\b)/gi
const sincerity = /\b(?:honestly|to be honest|actually|basically|literally)\b\s?,?\s?/gi
const brokenWord = /(^|\s)(?!(?:no|not|one|two|six|ten)-)[a-z']{1,3}-(?=[\s,.…?!]|$)(?:\s?,)?/gi
const stutter = /\b([a-z']{1,14}(?: [a-z']{1,14}){0,3})(?:(?:\s?,\s?|\s?\.{2,3}\s?|\s?…\s?)\1\b)+/gi
const doubledWord = /\b(the|a|an|i|and|to|of|it|your|you|my|in|is|that|for|we|are|at|on|with)(?: \1\b)+/gi

/** What was said, without the sounds and false starts of speech. */
export function cleanSpeech(text: string) {
  return text
    .replace(/\bhey,? (?:dragon|siri|dax)\b\s?[,.?]?/gi, ' ')
    .replace(filler, '$1 ')
    .replace(brokenWord, '$1 ')
    .replace(/\s+/g, ' ')
    .replace(stutter, '$1')
    .replace(doubledWord, '$1')
    .replace(asides, ',')
    .replace(youKnow, '')
    .replace(hedges, '')
    .replace(sincerity, '')
    .replace(confirmationTag, '')
    .replace(rightTag, '')
    .replace(tags, '')
    .replace(/\bexcuse me\s?,?/gi, '')
    .replace(hangingComma, '$1 ')
    .replace(openersKeepingBut, '')
    .replace(/^[\s,.…-]+/, '')
    .trim()
}

const answersYes =
  /^\W*(?:yes|yeah|yep|yup|yea|mm-hmm|mhm|uh-huh|correct|that's correct|that's right|absolutely|definitely|i do|i am|i have|i did|it does|it is|it did|sure)\b/i
const answersNo =
  /^\W*(?:no|nope|nah|uh-uh|not really|not at all|never|none|nothing|i don't|i do n't|i haven't|i have n't|i didn't|i did n't)\b/i

export type Answer = 'yes' | 'no' | 'other'

/** What an answer says first; the rest may still matter. */
export const answerOf = (text: string): Answer =>
  answersNo.test(text) ? 'no' : answersYes.test(text) ? 'yes' : 'other'

const questionStart =
  /^(?:(?:do|does|did|are|is|was|were|have|has|had|can|could|would|will|should)(?: n['’]t|n['’]t)? (?:you|i|we|they|he|she|it|your|the|there|that|this|these|any)|any|how|what|what's|when (?:did|was|were|do|does|is|are)|where|which|who|why|tell me)\b/i

export const isQuestion = (text: string) => /\?\W*$/.test(text) || questionStart.test(text)

// "you have, you know, decreased movement": a comma that only marked the pause.
const hangingComma =
  /\b(have|has|had|is|are|was|were|a|an|the|to|of|and|or|some|my|your|that|with|for|in|on|by|from|be|order)\s?,\s?(?=\w)/gi

/** "Is that right?" asks about the statement before it. */
export const asksConfirmation = (text: string) =>
  /^\W*(?:and |so )?(?:is|was|does) (?:that|this|it) (?:all )?(?:right|correct|accurate|sound right|sound correct)\W*$/i.test(
    text,
  )

const aboutToLook = [
  String.raw`let(?:'s| me)(?: just)?(?: go ahead and)? (?:look|take a (?:look|listen)|have a (?:look|listen)|go over|talk|examine|do a|check|listen|review)`,
  String.raw`i(?:'m| am| want to| would like to|'d like to|'ll)?(?: just)?(?: going to)?(?: go ahead and)?(?: just)?(?: want to)?(?: go ahead and)? (?:check|examine|move on to|take a (?:look|listen)|have a (?:look|listen)|listen|ask|look at|do a (?:quick|physical|brief)|talk|go over|back up|let you know|feel|press|lean)`,
  String.raw`show me|pull up|finali[sz]e|lean (?:up|back|forward)|lie|lay|sit up|deep breath|take a deep`,
  String.raw`the nurse (?:will|is|told)`,
  String.raw`(?:does )?that (?:all )?(?:sounds?|makes?)`,
].join('|')
const process = new RegExp(
  String.raw`^(?:(?:and|so|now|first|just|then|yeah|please|again|well|but) )*(?:${aboutToLook}) `,
  'i',
)
const manoeuvre =
  /^(?:(?:and|so|now|then|just|please|okay|can you|could you|if you can|i want you to|go ahead and) )*(?:lift|lean|bend|squeeze|push|pull|turn|raise|straighten|hold|relax|wiggle|kick|open|stick|close|look|stand|walk|breathe|follow|make) (?:it|your|my|them|up|back|to|forward|down|out|against|in|around|for|over|that|this|a fist|as)\b/i

/** "Lift your leg up for me": what the patient is asked to do while being examined. */
export const isManoeuvre = (text: string) => text.length < 120 && manoeuvre.test(text) && !/\d|[:;]/.test(text)

/** Talk about the visit itself ("let me take a listen"): a step in it, not a finding of it. */
export const isProcess = (text: string) =>
  text.length < 160 && process.test(text) && !/\d|\b(?:shows?|is|are|was)\b/.test(text.replace(process, ''))

/** "How are you?" asks for nothing that a record needs. */
export const isGreeting = (text: string) =>
  /\bhow(?:'s it going| are (?:you|things)(?: doing| going)?|'re you(?: doing)?)(?: today| this morning| this afternoon)?\W*$/i.test(
    text,
  )

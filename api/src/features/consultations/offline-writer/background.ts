import { anyOf, anyWordOf, startingWith } from './patterns.ts'

export const allergy = anyOf(
  String.raw`\ballerg(?:y|ies|ic)\b|\bnkda\b|\bnka\b|\banaphyla|\bintoleran(?:t|ce)|\badverse reaction`,
  String.raw`\b(?:reaction|rash) (?:to|from|with) \w`,
)

export const mentalHealth = anyWordOf(
  String.raw`suicid\w*|self[ -]?harm\w*|mood|depress\w*|anxi(?:ety|ous)|panic attacks?|panicky|ptsd|k10|phq-?9`,
  String.raw`gad-?7|dass|psychosis|psychotic`,
  String.raw`hallucinat\w*|delusion\w*|insight|affect|mental (?:state|health)|hopeless\w*|bipolar|schizo\w*`,
  String.raw`nightmares?|flashbacks?|overdose`,
  String.raw`psychiatr\w*|psycholog\w*|thoughts of (?:harm|death|dying)`,
  String.raw`harm (?:to )?(?:self|others|themsel\w*|yoursel\w*)|protective factors?`,
)

export const family = anyWordOf(
  String.raw`family (?:history|hx)|fhx?|mother|father|mum|mom|dad|brother|sister|sibling|grandm\w*|grandf\w*`,
  String.raw`uncle|aunt`,
  String.raw`runs in (?:the|my|your) family|married|divorced|single|lives? (?:with|alone)|occupation`,
  String.raw`works? (?:as|in|at|for|full|part)`,
  String.raw`job|employed|retired|unemployed|smok\w*|tobacco|cigarettes?|vap(?:e|es|ing)|alcohol|etoh|drinks?`,
  String.raw`wine|beer|recreational`,
  String.raw`illicit|marijuana|cannabis|children|kids|wife|husband|partner|hobbies|school|university|student`,
)

const kin = 'sister|brother|mother|father|mum|mom|dad|uncle|aunt|grandmother|grandfather'
/** A statement about a relative's health. */
export const relative = new RegExp(
  String.raw`^(?:(?:his|her|their|the patient's) )?(?:${kin})s? (?:has|had|have|died|is|was|with)\b`,
  'i',
)

/** What a relative says of the patient is history: "TV loud per wife". */
export const perRelative = anyWordOf(
  String.raw`(?:per|according to|reported by) (?:his |her |their )?(?:wife|husband|partner|${kin})`,
)

export const past = anyWordOf(
  String.raw`past (?:medical|surgical)?\s?(?:history|hx)|pmh\w*|phx|history of|h\/o|known (?:case|to have)|years ago`,
  String.raw`previous(?:ly)? (?:had|injur\w*|surg\w*|operation|diagnosed|fracture)|surger(?:y|ies)|operations?`,
  String.raw`appendic\w*|removed`,
  String.raw`hospitali[sz]\w*|diagnosed with|immuni[sz]ation|vaccin\w*`,
)

/** Why the patient is here, said first: "58yo F", "Mrs Hollis, 66", "Ann is a 46 year old". */
const introduces = startingWith(
  String.raw`\W*\d{1,3}[- ]?(?:y\/?o|yrs? old|years?[- ]old|[mf])`,
  String.raw`(?:mr|mrs|ms|miss|master)\.? [^.,]{2,40}, ?\d{1,3}[mf]?`,
  String.raw`(?:the patient|this|he|she|(?:mr |mrs |ms |miss )?[^\s.,]+(?: [^\s.,]+)?)(?: is|['’]s) an? (?:[a-z-]+ )?\d{1,3}[- ]?(?:y\/?o|years?[- ]old)`,
)
const saysReason = anyWordOf(
  String.raw`presents?(?:ed)? (?:with|for|today|to)|c\/o|complain(?:s|ing|t) (?:of)?`,
  String.raw`presenting (?:with|complaint)|chief complaint`,
  String.raw`reason for (?:visit|referral)|here (?:today )?(?:for|to|because)|referred (?:by|from|for)`,
  String.raw`attend(?:s|ed) for`,
  String.raw`seen (?:today )?for|at the request of`,
)

/** "Follow-up of type 2 diabetes": what the visit is for, not what comes after it. */
const comesFor = startingWith(
  String.raw`(?:routine |annual |post-?op(?:erative)? )?(?:follow[- ]up|review|check-?up|reassessment) (?:of|for|visit|appointment|consult\w*)`,
)

export const isIntroduction = (text: string) => introduces.test(text)
export const isReason = (text: string) => saysReason.test(text)
export const opensWithReason = (text: string) => introduces.test(text) || comesFor.test(text)

export const administrative = anyWordOf(
  String.raw`claim (?:no|number|ref)|interpreter|consent(?:ed)?|medicare|item (?:no|number|\d)|billing|invoice`,
  String.raw`file (?:no|ref)`,
  String.raw`letter of instruction|documents? (?:reviewed|provided)|identity (?:confirmed|checked)|chaperone`,
  String.raw`support person`,
  String.raw`time (?:spent|taken)|telehealth|appointment length|dob|date of birth|d\.o\.b|mrn|urn`,
  String.raw`(?:phone|address)(?: no| number|:)`,
)

export const takesMedicine = anyWordOf(
  String.raw`takes?|taking|takin|on|uses?|using|takes|prescribed|medications?|medicines?|meds|regular|current`,
  String.raw`tried|trialled|took`,
)

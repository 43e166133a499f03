import type { Omission } from '@medinotes/shared/consultations'
import { isConditionOrTreatment } from '../evidence/words/conditions.ts'
import { isDrug } from '../evidence/words/drugs.ts'

export type StatementKind =
  | 'reason'
  | 'history'
  | 'past-history'
  | 'medicine'
  | 'allergy'
  | 'family-social'
  | 'mental-health'
  | 'examination'
  | 'result'
  | 'assessment'
  | 'plan'
  | 'safety-net'
  | 'administrative'
  | 'small-talk'

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z][a-z'-]*/g) ?? []

const namesDrug = (text: string) =>
  /\b(?:medication|medicine|tablet|painkiller|antibiotic|antidepressant|nsaid|inhaler|injection|insulin)s?\b/i.test(
    text,
  ) || wordsOf(text).some(isDrug)

const clinicalWord =
  /\b(?:pain|ache|swelling|swollen|fever|nausea|vomit|cough|breath|dizz|tired|fatigue|weak|numb|tingl|bleed|rash|injur|fall|fell|hurt|sore|tender|stiff|sleep|mood|anxi|depress|suicid|weight|blood|heart|lung|knee|hip|shoulder|back|neck|head|chest|leg|arm|hand|foot|feet|ankle|wrist|elbow|spine|stomach|abdom|bowel|urin|skin|eye|ear|throat|symptom|diagnos|surger|operation|allerg|smok|alcohol|drink|drug|work|pregnan|period|x-ray|mri|scan|ct|ecg|ekg|test|result|medic|dose|tablet|prescri|refer|follow|therapy|physio)/i

/** Whether a text holds anything a record may need, so that it is never taken for small talk. */
const isClinical = (text: string) =>
  clinicalWord.test(text) || /\d/.test(text) || namesDrug(text) || wordsOf(text).some(isConditionOrTreatment)

const smallTalk =
  /\b(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|how are you|how have you been|how's it going|nice to (?:meet|see)|good to (?:see|meet)|lovely to (?:meet|see)|pleasure|welcome|thank|thanks|bye|see you (?:later|soon|then)|take care|have a (?:good|great|nice)|any (?:other )?questions|sounds (?:good|great|like)|let me (?:know|see|take a look|just)|let's (?:see|take a look|have a look|go ahead)|take a (?:look|listen|seat)|i'm (?:just )?(?:going to|gonna|gon na) (?:check|take a|have a|do a|listen|go ahead|ask)|excited|weather|weekend|vacation|holiday|football|basketball|game|congratulations|fun|no problem|my name is|i(?:'m| am) (?:doctor|dr)|come (?:on )?in|sit down|lie down|lay down|deep breath|show me|pull up|told you about|tell dax|about dax|sorry to hear|i understand|i see|makes sense|of course|that's (?:good|great|fine|okay|tragic|awesome|wonderful|all)|great job|anything else|that's it|i know|does that|what does (?:that|all)|go over (?:my|your|the))\b/i

const safetyNet =
  /\b(?:return|come back|re-?present|seek|go|call|contact|ring|phone|let (?:me|us) know|present|attend|advised?|see (?:a|your|the) (?:gp|doctor))\b.{0,80}\b(?:if|should|when|emergency|straight away|immediately|urgent(?:ly)?)\b|\bif\b.{0,90}\b(?:worse|worsens?|worsening|persists?|no (?:better|improvement)|not (?:better|improving|settling)|call|return|contact|emergency|ed|000|go to the|let (?:me|us) know|seek|come back|re-?present)\b|\b(?:red flags?|safety[ -]?net|safety plan|lifeline|crisis (?:line|plan|team)|emergency department|call 000|triple zero|13 11 14)\b/i
const allergy =
  /\ballerg(?:y|ies|ic)\b|\bnkda\b|\bnka\b|\banaphyla|\bintoleran(?:t|ce)|\badverse reaction|\b(?:reaction|rash) (?:to|from|with) \w/i
const mentalHealth =
  /\b(?:suicid\w*|self[ -]?harm\w*|mood|depress\w*|anxi(?:ety|ous)|panic attacks?|ptsd|k10|phq-?9|gad-?7|dass|psychosis|psychotic|hallucinat\w*|delusion\w*|insight|affect|mental (?:state|health)|hopeless\w*|bipolar|schizo\w*|nightmares?|flashbacks?|overdose|psychiatr\w*|psycholog\w*|thoughts of (?:harm|death|dying)|harm (?:to )?(?:self|others|themsel\w*|yoursel\w*)|protective factors?)\b/i
const planVerb =
  /^(?:(?:so|and|then|also|today|plan|to|will|please|we(?:'ll| will)|i(?:'ll| will|'ve| have)|i(?:'m| am)?(?: just)? ?(?:going to|gon na|gonna|wan na|wanna|want to|would like to)?|let's|recommend|advised? (?:to)?|go ahead and|discussed|trial(?: of)?|you (?:can|should|need to|must|will)) ){0,6}(?:start|commence|begin|continue|cease|stop|increase|decrease|reduce|wean|switch|change|add|prescribe|refer|order|arrange|book|organi[sz]e|schedule|send|request|repeat|review|follow|rest|ice|elevate|avoid|keep|take|use|apply|recheck|monitor|obtain|give|given|issue|certificate|script|physio\w*|referral|rv|r\/v|f\/u|mri|x-?ray|xr|ct|uss?|bloods|fbc|trial|consider|encourage|chase|await|exercises?|weight loss|counsel\w*|wear|put|get you|set|prescribed|referred|see)\b/i
const planPhrase =
  /\b(?:i(?:'m| am) (?:going to|gon na|gonna|prescribing|ordering|referring)|(?:we're|we are) (?:going to|gon na|gonna)|i(?:'d| would) (?:like|recommend|suggest)|i(?:'ll| will)|we(?:'ll| will)|i (?:want|wan na|need|recommend|suggest|advise)|you (?:should|need to|must|will need)|let's (?:start|get|try|order|plan|go ahead)|plan(?:s|ned)? (?:is|to|for)|will (?:need|start|continue|refer|review|arrange|order|see|be|have)|to (?:be reviewed|return to work|start|continue|see)|(?:he|she|they|patient|worker|pt) should|advised? (?:to|that|against|on)|follow(?:ing)?[ -]up|f\/u|r\/v|review in|see (?:you|me|him|her|them) (?:again )?in|back in \w+ (?:days?|weeks?|months?)|refer(?:red|ral)? to|certificate|return to work|rtw|light duties|suitable duties|next (?:visit|appointment)|come back (?:in|and see))\b/i
const assessment =
  /\b(?:impression|imp|assessment|diagnos(?:is|es|ed today)|dx|ddx|differential|consistent with|c\/w|suggestive of|likely|suspect(?:ed)?|probable|probably (?:have|has)|in my opinion|opinion|prognosis|i think (?:you|that you|this|it|that|he|she|the)|i believe|seems to be|appears to be|secondary to|due to|causation|maximum medical improvement|stabili[sz]ed|whole person impairment|wpi|for your (?:first|second|third|fourth|next|last) (?:problem|issue)|your (?:first|second|third|next) problem|risk (?:is )?(?:low|moderate|high))\b/i
const result =
  /\b(?:x-?rays?|xr|mri|ct|ultrasound|uss|ecg|ekg|echo(?:cardiogram)?|bloods?|fbc|lfts?|tfts?|hba1c|a1c|hemoglobin|haemoglobin|crp|esr|lab(?:s|oratory)?|results?|biopsy|pathology|histology|imaging|scan|cholesterol|creatinine|egfr|tsh|ferritin|urinalysis|culture|stress test|pulmonary function)\b.{0,80}(?:show|reveal|demonstrat|normal|negative|positive|report|confirm|look|was|were|is|are|came back|elevated|low|high|:|\d)/i
const resultLine =
  /^(?:x-?rays?|xr|cxr|mri|ct|uss?|ultrasound|ecg|echo|bloods?|hba1c|fbc|lfts?)\b.{0,60}(?::|\b(?:show|reveal|demonstrat|progress|normal|severe|mild|moderate|tear|union|united|dated|was|were)|\d%)/i
const examination =
  /\b(?:o\/e|on exam(?:ination)?|physical exam|exam(?:ined|ination)?|palpat\w*|tender(?:ness)?|rom|range of (?:motion|movement)|flexion|extension|abduction|rotation|effusion|crepitus|reflex(?:es)?|power|sensation|lachman|impingement|signs? [+-]ve|mcmurray|straight leg|slr|gait|auscultat\w*|murmur|crackles|wheez(?:e|es|ing) (?:on|at|in|bilat)|chest clear|lungs? (?:are |is )?clear|clear bilaterally|abdomen (?:is )?soft|non-?tender|guarding|oedema|edema|jvp|jvd|jugular|bruits?|lymphadenopathy|afebrile|temp(?:erature)?|bp|blood pressure (?:is|was|today|of)|pulse|hr|heart rate|rr|respiratory rate|spo2|sats|oxygen|bmi|vital(?:s| signs)?|obs|alert|orient(?:ed|ated)|well[ -]groomed|eye contact|speech|thought (?:form|content)|affect|mental state|appreciate|wasting|swelling (?:of|on|in|over|at)|erythema|ecchymosis|wells?-healed|scar|squat\w*|waddell|i (?:can )?(?:see|hear|feel|notice) (?:a|some|any|that|the))\b/i
const family =
  /\b(?:family (?:history|hx)|fhx?|mother|father|mum|mom|dad|brother|sister|sibling|grandm\w*|grandf\w*|uncle|aunt|runs in (?:the|my|your) family|married|divorced|single|lives? (?:with|alone)|occupation|works? (?:as|in|at|for|full|part)|job|employed|retired|unemployed|smok\w*|tobacco|cigarettes?|vap(?:e|es|ing)|alcohol|etoh|drinks?|wine|beer|recreational|illicit|marijuana|cannabis|children|kids|wife|husband|partner|hobbies|school|university|student)\b/i
const relative =
  /^(?:(?:his|her|their|the patient's) )?(?:sister|brother|mother|father|mum|mom|dad|uncle|aunt|grandmother|grandfather)s? (?:has|had|have|died|is|was|with)\b/i
const past =
  /\b(?:past (?:medical|surgical)?\s?(?:history|hx)|pmh\w*|phx|history of|h\/o|previous(?:ly)? (?:had|injur\w*|surg\w*|operation|diagnosed|fracture)|surger(?:y|ies)|operations?|appendic\w*|removed|hospitali[sz]\w*|diagnosed with|known (?:case|to have)|years ago|immuni[sz]ation|vaccin\w*)\b/i
const reason =
  /\b(?:presents?(?:ed)? (?:with|for|today|to)|c\/o|complain(?:s|ing|t) (?:of)?|presenting (?:with|complaint)|chief complaint|reason for (?:visit|referral)|here (?:today )?(?:for|to|because)|referred (?:by|from|for)|attend(?:s|ed) for|seen (?:today )?for|at the request of)\b|^\W*\d{1,3}[- ]?(?:y\/?o|yo|years?[- ]old|[mf]\b)/i
const administrative =
  /\b(?:claim (?:no|number|ref)|interpreter|consent(?:ed)?|medicare|item (?:no|number|\d)|billing|invoice|file (?:no|ref)|letter of instruction|documents? (?:reviewed|provided)|identity (?:confirmed|checked)|chaperone|support person|time (?:spent|taken)|telehealth|appointment length|dob|date of birth|d\.o\.b|mrn|urn|phone|address)\b/i
const takesMedicine =
  /\b(?:takes?|taking|takin|on|uses?|using|takes|prescribed|medications?|medicines?|meds|regular|current|tried|trialled|took)\b/i

/** What a statement is, by its own words; undefined when they do not say. */
export function kindByWords(text: string): StatementKind | undefined {
  if (allergy.test(text)) return 'allergy'
  if (safetyNet.test(text)) return 'safety-net'
  if (relative.test(text)) return 'family-social'
  if (resultLine.test(text)) return 'result'
  if (planVerb.test(text) || planPhrase.test(text)) return 'plan'
  if (administrative.test(text)) return 'administrative'
  if (reason.test(text)) return 'reason'
  if (result.test(text)) return 'result'
  if (assessment.test(text)) return 'assessment'
  if (mentalHealth.test(text)) return 'mental-health'
  if (examination.test(text)) return 'examination'
  if (namesDrug(text) && (takesMedicine.test(text) || /\d/.test(text))) return 'medicine'
  if (family.test(text)) return 'family-social'
  if (past.test(text)) return 'past-history'
  return namesDrug(text) ? 'medicine' : undefined
}

/** Greetings, thanks, weather: said, but nothing for a record. */
export const isSmallTalk = (text: string) =>
  omissionKind(text) === undefined && !isClinical(text) && (smallTalk.test(text) || wordsOf(text).length < 3)

/** Whether a statement is of a kind that may not go missing from a note unnoticed, and of which. */
export function omissionKind(text: string): Omission['kind'] | undefined {
  if (allergy.test(text)) return 'allergy'
  if (mentalHealth.test(text)) return 'mental-health'
  if (safetyNet.test(text)) return 'safety-net'
  return namesDrug(text) ? 'medicine' : undefined
}

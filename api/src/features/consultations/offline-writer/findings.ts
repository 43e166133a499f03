import { anyOf, anyWordOf, startingWith } from './patterns.ts'

const tests = [
  'x-?rays?|xr|cxr|mri|ct|uss?|ultrasounds?|ecg|ekg|echo(?:cardiogram)?|bone scan|dexa|doppler|angiogram|mammogram',
  'bloods|blood (?:tests?|results?|count)|fbc|fbe|lfts?|tfts?|u&es?|uecs?|hba1c|a1c|h(?:a)?emoglobin|crp|esr',
  'tsh|ferritin|cholesterol|creatinine|egfr|psa|inr',
  'lab(?:s|oratory)?|results?|biopsy|pathology|histology|cytology|imaging|scans?|urinalysis|cultures?|swab',
  'stress test|pulmonary function|spirometry|audiogram|audiometry|tympanogram|ncs|emg',
  'nerve conduction(?: studies)?|eeg|colonoscopy|gastroscopy',
].join('|')

const told = [
  'show|reveal|demonstrat|normal|abnormal|clear|negative|positive|report|confirm|look|was|were|is|are|came back',
  'elevated|low|high|unremarkable',
].join('|')
const result = new RegExp(String.raw`\b(?:${tests})\b.{0,80}(?:${told}|:|\d)`, 'i')

/** A line that begins with a test … */
const testStart = new RegExp(String.raw`^(?:recent |repeat(?:ed)? |last )?(?:${tests})\b(?!-)`, 'i')
/** … tells its result with one of these … */
const outcome = anyOf(
  String.raw`^[^:]{0,40}: ?\S`,
  String.raw`\b(?:show|reveal|demonstrat|confirm|progress)\w*\b|\b(?:reports|reported|dated|was|were|nil|no|nad)\b`,
  String.raw`\b(?:normal|abnormal|unremarkable|clear|negative|positive|severe|mild|moderate|marked|raised|elevated|low|high)\b`,
  String.raw`\b(?:tears?|torn|united|union|(?:un)?displaced|fractur\w*|\w{3,}itis|\w{3,}osis|bulges?|protrusion|loss)\b`,
  String.raw`\d ?(?:%|mmol|g\/l|umol|iu)|[+-]ve|#`,
)
/** … unless it is still to be done. */
const outstanding = anyWordOf(
  String.raw`book(?:ed)?|arrange[d]?|request(?:ed)?|order(?:ed)?|repeat in|refer\w*|pending|await\w*|if|before`,
  String.raw`prior to|guided`,
  String.raw`(?:in|at|after) \d+ ?(?:days?|weeks?|months?|\/\d+)|next (?:week|month)`,
  String.raw`to (?:assess|exclude|confirm|check|decide|rule|look)`,
)

/** Whether a statement begins with a test and tells what it showed. */
export const isResultLine = (text: string) =>
  testStart.test(text) && outcome.test(text.replace(testStart, '')) && !outstanding.test(text)

/** Whether a statement tells the result of a test anywhere in it. */
export const tellsResult = (text: string) => result.test(text)

/** Begins with the name of a way to examine. */
export const examinationStart = startingWith(
  String.raw`o\/e|on (?:physical )?exam(?:ination)?`,
  String.raw`(?:physical |clinical |mental state )?examination (?:is|was|shows|showed|revealed)`,
  String.raw`(?:otoscopy|fundoscopy|auscultation|palpation|percussion|neuro(?:logical(?:ly)?)?|neurovascular(?:ly)?|cvs|resp|abdo|ent|cranial nerves|visual acuity)`,
)

export const examination = anyWordOf(
  String.raw`o\/e|on exam(?:ination)?|physical exam|exam(?:ined|ination)?|palpat\w*|tender(?:ness)?|rom`,
  String.raw`range of (?:motion|movement)`,
  String.raw`flexion|extension|abduction|rotation|effusion|crepitus|reflex(?:es)?|power|sensation|wasting`,
  String.raw`lachman|mcmurray|impingement`,
  String.raw`signs? [+-]ve|straight leg|slr|gait|waddell|squat\w*|varus|valgus|painful arc|empty can|tinel\w*`,
  String.raw`phalen\w*|spurling\w*`,
  String.raw`auscultat\w*|murmur|crackles|wheez(?:e|es|ing) (?:on|at|in|bilat)|chest clear`,
  String.raw`lungs? (?:are |is )?clear|clear bilaterally`,
  String.raw`abdomen (?:is )?soft|non-?tender|guarding|oedema|edema|jvp|jvd|jugular|bruits?|lymphadenopathy`,
  String.raw`afebrile|temp(?:erature)?`,
  String.raw`bp|blood pressure (?:is|was|today|of)|pulse|hr|heart rate|rr|respiratory rate|spo2|sats|oxygen`,
  String.raw`bmi|vital(?:s| signs)?|obs`,
  String.raw`alert|orient(?:ed|ated)|well[ -]groomed|well[ -](?:developed|nourished)|eye contact`,
  String.raw`thought (?:form|content)|affect|mental state`,
  String.raw`speech(?: is| was|:)? (?:normal|clear|fluent|slow|slurred|pressured|spontaneous|coherent|soft|rapid)`,
  String.raw`appreciate|swelling (?:of|on|in|over|at)|erythema|ecchymosis|wells?-healed|scar`,
  String.raw`i (?:can )?(?:see|hear|feel|notice) (?:a|some|any|that|the)`,
)

/** An opinion, said to be one. */
export const announcesAssessment = (text: string) =>
  /^(?:the |my |our |overall )?(?:clinical |working |provisional )?(?:assessment|impression|diagnosis|opinion|formulation) (?:is|was|remains)\b|^in my opinion\b/i.test(
    text,
  )

export const assessment = anyWordOf(
  String.raw`impression|imp|assessment|diagnos(?:is|es|ed today)|dx|ddx|differential|consistent with|c\/w`,
  String.raw`suggestive of|likely`,
  String.raw`suspect(?:ed)?|probable|probably (?:have|has)|in my opinion|opinion|prognosis`,
  String.raw`i think (?:you|that you|this|it|that|he|she|the)`,
  String.raw`i believe|seems to be|appears to be|secondary to|due to|causation|maximum medical improvement`,
  String.raw`stabili[sz]ed`,
  String.raw`whole person impairment|wpi|for your (?:first|second|third|fourth|next|last) (?:problem|issue)`,
  String.raw`your (?:first|second|third|next) problem|risk (?:is )?(?:low|moderate|high)`,
  String.raw`wad (?:grade )?(?:i{1,3}v?|iv|[0-4])`,
)

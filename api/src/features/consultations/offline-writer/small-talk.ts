import { anyWordOf } from './patterns.ts'

/** What is said between people and not for a record. */
export const smallTalk = anyWordOf(
  String.raw`hello|hi|hey|good (?:morning|afternoon|evening|day)|how are you|how have you been|how's it going`,
  String.raw`nice to (?:meet|see)`,
  String.raw`good to (?:see|meet)|lovely to (?:meet|see)|pleasure|welcome|thank|thanks|bye`,
  String.raw`see you (?:later|soon|then)|take care`,
  String.raw`have a (?:good|great|nice)|any (?:other )?questions|sounds (?:good|great|like|fine)`,
  String.raw`let me (?:know|see|take a look|just)`,
  String.raw`let's (?:see|take a look|have a look|go ahead)|take a (?:look|listen|seat)`,
  String.raw`i'm (?:just )?(?:going to|gonna|gon na) (?:check|take a|have a|do a|listen|go ahead|ask)`,
  String.raw`excited|weather|weekend|vacation|holiday|halloween|christmas|birthday|football|basketball|game`,
  String.raw`congratulations|fun|no problem`,
  String.raw`my name is|i(?:'m| am) (?:doctor|dr)|come (?:on )?in|sit down|lie down|lay down|deep breath`,
  String.raw`show me|pull up`,
  String.raw`told you about|tell dax|about dax|sorry to hear|i understand|i see|makes sense|of course`,
  String.raw`great job|anything else`,
  String.raw`that's (?:good|great|fine|okay|tragic|awesome|wonderful|all)|that's it|i know|does that`,
  String.raw`what does (?:that|all)`,
  String.raw`sound like a plan|go over (?:my|your|the)|glad to hear|happy to hear|can't wait|good to hear`,
)

/** What is asked only to be friendly, or whether all is said. */
export const friendlyQuestion = anyWordOf(
  String.raw`excited|weather|weekend|vacation|holidays?|halloween|christmas|birthday|football|basketball`,
  String.raw`(?:any|other|have) questions`,
  String.raw`sound(?:s)? (?:like a plan|good|okay|ok|fine|all right|alright|reasonable)|make sense|nice to meet`,
)

/** A word that a record may need, so that what holds it is never taken for small talk. */
export const clinicalWord = new RegExp(
  String.raw`\b(?:${[
    'pain|ache|swelling|swollen|fever|nausea|vomit|cough|breath|dizz|tired|fatigue|weak|numb|tingl|bleed|rash',
    'injur|fall|fell',
    'hurt|sore|tender|stiff|sleep|mood|anxi|depress|suicid|weight|blood|heart|lung|knee|hip|shoulder|back|neck',
    'head|chest|leg',
    'arm|hand|foot|feet|ankle|wrist|elbow|spine|stomach|abdom|bowel|urin|skin|eye|ear|hearing|throat|symptom',
    'diagnos|surger|operation',
    'allerg|smok|alcohol|drink|drug|work|pregnan|period|x-ray|mri|scan|ct|ecg|ekg|test|result|medic|dose',
    'tablet|prescri|refer',
    'follow|therapy|physio|burn|sugar|lump|itch|cramp|bloat|appetite|energy|walk|worse|better|improv|stable',
    'control|flare|order|ultrasound|echo|consult|diet|nutrition|salt|radiat|renal|arter|sling|schedul|widow',
    'exam|labs?|normal',
  ].join('|')})`,
  'i',
)

/** What a patient comes with. */
export const symptomWord = anyWordOf(
  String.raw`pains?|painful|aches?|\w+ache|swell\w*|swollen|fevers?|nause\w+|vomit\w*|cough\w*|breathless|dizz\w+|tired\w*`,
  String.raw`fatigue\w*|weak\w*|numb\w*|tingl\w+|bleed\w*|rash\w*|injur\w+|fell|fall|hurts?|sore\w*|stiff\w*|lumps?|itch\w*`,
  String.raw`burn\w*|cramps?|symptoms?`,
)

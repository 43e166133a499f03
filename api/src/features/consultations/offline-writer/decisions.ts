import { anyOf, anyWordOf, startingWith } from './patterns.ts'

const lead = [
  String.raw`so|and|then|also|today|plan|to|will|please|we(?:'ll| will)|i(?:'ll| will|'ve| have)|let's|go ahead and`,
  String.raw`i(?:'m| am)?(?: just)? ?(?:going to|gon na|gonna|wan na|wanna|want to|would like to)?`,
  String.raw`recommend|advised? (?:to)?|discussed|trial(?: of)?|you (?:can|should|need to|must|will)`,
].join('|')

/** What a clinician writes first of a thing to do. */
const actions = [
  'start|commence|begin|continue|cease|stop|increase|decrease|reduce|wean|taper|switch|change|add|prescribe',
  'restart|withhold|titrate',
  'refer|order|arrange|book|organi[sz]e|schedule|send|request|repeat|review|follow|recheck|monitor|obtain',
  'chase|await',
  'rest|ice|heat|elevate|avoid|keep|take|use|apply|wear|lose|watch|limit|no (?:driving|lifting|work|kneeling|sport)',
  'give|given|issue|certificate|script|prescribed|referred|referral|see|put|get you|set|consider|encourage',
  'counsel\\w*',
  'not to|(?:hand|occupational|speech|exercise) therapy|hydrotherapy|buddy strap\\w*|rehab\\w*|physio\\w*|rv',
  'r\\/v|f\\/u|mri|x-?ray|xr|ct|uss?|bloods|fbc|trial|exercises?|weight loss|ergonomic',
  '(?:light|suitable|restricted|modified|normal|alternate) duties|off work|unfit|(?:remain|stay) off|work \\d',
  'fit for|education',
  'discuss(?:ed)?|explained|advised|agreed|reassur\\w*|report to follow|letter to',
]
const actionStart = new RegExp(String.raw`^(?:(?:${lead}) ){0,6}(?:${actions.join('|')})(?![a-z0-9])`, 'i')

/** Begins like a thing to do, but tells what was found or how it has been. */
const notAnAction = startingWith(
  String.raw`rest(?:ing)? (?:pain|tremor|bp|hr|ecg|relieves|helps)`,
  String.raw`heat (?:helps|relieves|over|intolerance)`,
  String.raw`(?:physio\w*|exercises?|rest|ice) (?:\w+ ){0,3}(?:helps?|helped|gave|made|did|was|were|with (?:little|no|good|some))`,
  String.raw`(?:follow[- ]up|review) (?:of|for|visit|consult\w*)`,
  String.raw`(?:given|set|taken) (?:that|his|her|their|the)`,
  String.raw`use of|uses?[ -]of|keeps?(?:ing)? (?:waking|getting)|see (?:above|below)|no work-?related`,
)

const planned = anyWordOf(
  String.raw`i(?:'m| am) (?:going to|gon na|gonna|prescribing|ordering|referring)`,
  String.raw`(?:we're|we are) (?:going to|gon na|gonna)`,
  String.raw`i(?:'d| would) (?:like|recommend|suggest)|i(?:'ll| will)|we(?:'ll| will)`,
  String.raw`i (?:want|wan na|need|recommend|suggest|advise)`,
  String.raw`you (?:should|need to|must|will need)|let's (?:start|get|try|order|plan|go ahead|continue|keep)`,
  String.raw`plan(?:s|ned)? (?:is|to|for)|to (?:be reviewed|return to work|start|continue|see)`,
  String.raw`will (?:need|start|continue|refer|review|arrange|order|see|be|have)`,
  String.raw`(?:he|she|they|patient|worker|pt) should`,
  String.raw`(?:he|she|they|patient|worker|pt) (?:is|are|was) to`,
  String.raw`must (?:not|avoid|stop|continue|take|wear|keep|rest)`,
  String.raw`advised? (?:to|that|against|on)|follow(?:ing)?[ -]up|f\/u|r\/v|review in|next (?:visit|appointment)`,
  String.raw`see (?:you|me|him|her|them) (?:again )?in|back in \w+ (?:days?|weeks?|months?)|come back (?:in|and see)`,
  String.raw`refer(?:red|ral)? to|have referred|certificate|return to work|rtw|(?:light|suitable) duties`,
  String.raw`wants? to (?:go ahead|proceed)|(?:keen|agrees|happy) to (?:proceed|go ahead)`,
)

/** What is to be done, said in so many words; surer than `planned`. */
const decided = anyOf(
  String.raw`^(?:the |my |our )?(?:treatment |management )?plan (?:is|was|will be)\b`,
  String.raw`\b(?:i|we) (?:have|'ve) (?:referred|booked|arranged|prescribed|ordered|requested|advised|started|given|discussed)\b`,
  String.raw`\b(?:he|she|they|patient|worker|pt|you) (?:(?:should|must)(?: not)?|(?:is|are|was) to|needs? to) \w`,
  String.raw`\b(?:recommended|advised)\b(?!.{0,30}\b(?:previously|in the past|last year)\b)`,
  String.raw`\b(?:leaflet|handout|education|information sheet|advice) (?:was |were )?(?:given|provided|handed)\b`,
  String.raw`\b(?:prescription|script|certificate|referral) (?:was |were )?(?:given|provided|issued|sent)\b`,
  String.raw`\b(?:was|were) (?:done|performed|given|administered|injected|fitted) today\b`,
  String.raw`\b(?:report|letter|referral) to follow\b|\boff work (?:until|for|till)\b`,
  String.raw`\bwants? to (?:go ahead|proceed)\b`,
)

const beginsWithAction = (text: string) => actionStart.test(text) && !notAnAction.test(text)

/** Whether a statement is a step plainly taken or to be taken, whatever the heading above it says. */
export const isDecision = (text: string) => decided.test(text) || beginsWithAction(text)

/** Whether a statement speaks of what is to be done. */
export const isPlan = (text: string) => isDecision(text) || planned.test(text)

/** "Plan is to …": a heading written as a sentence. */
export const announcesPlan = (text: string) => /^(?:the |my |our )?(?:\w+ )?plan (?:is|was|will be)\b/i.test(text)

const reasonToAct = String.raw`if|should|when|emergency|straight away|immediately|urgent(?:ly)?`
const askHelp = [
  'return|come back|re-?present|seek|go (?:to|straight|back|in)|(?<!\\b(?:we|i|they|people) )call|contact|ring|phone',
  'let (?:me|us) know|present|attend|advised?|to (?:ed|a&e|hospital)',
  'see (?:a |your |the )?(?:gp|doctor)',
].join('|')
const getsWorse = [
  'worse|worsens?|worsening|persists?|no (?:better|improvement)|not (?:better|improving|settling)',
  'call|return|contact|emergency|ed|000|go to the|let (?:me|us) know|seek|come back|re-?present',
].join('|')

/** When and where the patient is to seek help. */
export const safetyNet = anyOf(
  String.raw`\b(?:${askHelp})\b.{0,80}\b(?:${reasonToAct})\b`,
  String.raw`\bif\b.{0,90}\b(?:${getsWorse})\b`,
  String.raw`\b(?:red flags?|safety[ -]?net|safety plan|lifeline|crisis (?:line|plan|team)|emergency department)\b`,
  String.raw`\b(?:call 000|triple zero|13 11 14)\b`,
)

import { findAll, type Finding } from './finding.ts'

const streetTypes =
  'street|st|road|rd|avenue|ave|av|drive|dr|court|ct|crescent|cres|cr|place|pl|lane|ln|parade|pde|highway|hwy|terrace|tce|boulevard|blvd|circuit|cct|close|cl|way|grove|gr|esplanade|esp|square|sq|walk|rise|track|mews|quay|loop'
const name = String.raw`[A-Z][A-Za-z'’-]{1,20}`
const state = '(?:NSW|VIC|Vic|QLD|Qld|SA|WA|TAS|Tas|ACT|NT)'
const suburb = String.raw`(?:,? ${name}(?: ${name}){0,2})?(?:,? ${state})?(?:,? \d{4,5}\b)?`
const unit = String.raw`(?:(?:[Uu]nit|[Ff]lat|[Aa]partment|[Aa]pt|[Ss]uite|[Ll]evel|[Ss]hop|[Ll]ot|[Vv]illa)\.? \w{1,5},? |\d{1,4}[a-zA-Z]? ?\/ ?)?`
const caseless = (words: string) => words.replaceAll(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)

const street = new RegExp(
  String.raw`(?<![\w/.-])${unit}\d{1,5}[a-zA-Z]?(?:-\d{1,5})? (?:${name} ){1,3}(?:${caseless(streetTypes)})\b\.?${suburb}`,
  'g',
)
// Dictated: no capitals, so that only the long street types count.
const dictatedTail =
  '(?:,? [a-z]{3,20}(?: [a-z]{3,20}){0,2}(?= (?:nsw|vic|qld|sa|wa|tas|act|nt)\\b))?(?: (?:nsw|vic|qld|sa|wa|tas|act|nt)\\b)?(?:,? \\d{4}\\b)?'
const dictatedTypes =
  'street|road|avenue|drive|crescent|parade|highway|terrace|boulevard|esplanade|st|rd|ave|pde|cres|court(?=,| [a-z]+ (?:nsw|vic|qld|sa|wa|tas|act|nt)\\b|\\.|$)'
const dictated = new RegExp(
  String.raw`(?<![\w/.-])(?:(?:unit|flat|apartment|lot) \d{1,4},? |\d{1,4}\/)?\d{1,5}[a-z]? [a-z'’-]{3,20}(?: [a-z'’-]{3,20})? (?:${dictatedTypes})\b${dictatedTail}`,
  'gm',
)
const dictatedBox = new RegExp(String.raw`\bp\.?o\.? box \d{1,6}${dictatedTail}`, 'g')
const named = new RegExp(
  String.raw`\b(?:${name} ){1,2}(?:Street|Road|Avenue|Drive|Crescent|Parade|Highway|Terrace|Boulevard|Esplanade)\b${suburb}`,
  'g',
)
const box = new RegExp(String.raw`\b(?:GPO|P\.?O\.?|Locked Bag|PMB)(?: Box)? \d{1,6}${suburb}`, 'g')
const townInState = new RegExp(
  String.raw`\b${name}(?: ${name}){0,2},? (?:${state}(?:,? \d{4})|[A-Z]{2},? \d{5}(?:-\d{4})?)\b`,
  'g',
)
const townOfState = new RegExp(String.raw`\b${name}(?: ${name}){0,1}, [A-Z]{2}\b`, 'g')
const postcode = /\b(?:post ?code|zip(?: code)?)(?: is)?:? (?<code>\d{4,5}(?:-\d{4})?)\b/dgi

/** Streets with or without their number, boxes, and towns with their state or postcode. */
export const findAddresses = (text: string): Finding[] => [
  ...[street, dictated, dictatedBox, named, box, townInState].flatMap((pattern) => findAll(text, pattern, 'address')),
  ...findAll(text, townOfState, 'place').filter(
    ({ start, end }) => usStates.has(text.slice(end - 2, end)) && end > start,
  ),
  ...findAll(text, postcode, 'address', 'code'),
]

const usStates = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC SA NT'.split(
    ' ',
  ),
)

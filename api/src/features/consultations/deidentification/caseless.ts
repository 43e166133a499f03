import { isTelling } from './known-words.ts'
import { isReporting } from './people.ts'
import { goesOn, type Token } from './tokens.ts'
import { isGivenName } from './words/given-names.ts'
import { isFacilityNoun, isStrongFacilityNoun, startsPlace } from './words/places.ts'
import { isSurname } from './words/surnames.ts'
import { isVocabulary } from './words/vocabulary.ts'

const setOf = (words: string) => new Set(words.split(' '))
const titles = setOf('mr mrs ms miss mx dr prof professor')
const companyEnds = setOf('pty ltd limited inc')
const employment = setOf('for by at with')
const named = setOf('re patient name claimant examinee worker client supervisor solicitor')
const moving = setOf('moved born lives living lived grew')
const working = setOf('works worked working employed')
const stops = setOf(
  'the our a an his her their my this that at in to on by and or with for as who seen from of via is was were had has',
)

/** Whether a text is written without capitals, as some dictation software does: one in fifty words has one, at most. */
const isCaseless = (tokens: readonly Token[]) =>
  tokens.length > 0 && tokens.filter(({ isCapital }) => isCapital).length <= tokens.length / 50

const isSureName = ({ word }: Token) => isTelling(word) && (isGivenName(word) || isSurname(word))
const isFollowing = (token: Token | undefined): token is Token => token !== undefined && goesOn(token)

/** The words before the noun at `at` that may be the name of what it names. */
function beforeNoun(tokens: readonly Token[], at: number) {
  let from = at
  while (from > 0 && at - from < 4 && tokens[from]?.gap === ' ' && !stops.has(tokens[from - 1]?.word ?? '')) from--
  const names = tokens.slice(from, at)
  return names.some(({ word }) => !isVocabulary(word) && !isFacilityNoun(word))
    ? names.map((_, index) => from + index).concat(at)
    : []
}

const verbs = setOf(
  'went came gave got drove rang rings fell felt said says saw sees slept stood sat ran lost kept left met sent takes gets goes comes drives needs wants hurts',
)
const isVerb = ({ word }: Token) =>
  verbs.has(word) || isReporting(word) || (/(?:ed|ing)$/.test(word) && !isGivenName(word) && !isSurname(word))
const isOrdinary = (token: Token | undefined) =>
  !token || isVocabulary(token.word) || stops.has(token.word) || isVerb(token)

/** The word at `at` and those that go on from it, three at most, as long as none is ordinary; an initial may be among them. */
function runOfNames(tokens: readonly Token[], at: number): number[] {
  let to = at
  while (to < at + 3 && !isOrdinary(tokens[to])) {
    const next = tokens[to + 1]
    const isInitial = next?.text.length === 1 && tokens[to + 2]?.gap === '. '
    if (isInitial && to === at) to++
    if (!isFollowing(tokens[to + 1])) return range(at, to + 1)
    to++
  }
  return range(at, to)
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

/** Whether what stands before the word at `at` announces a name, although no capital does. */
function isAnnounced(tokens: readonly Token[], at: number) {
  const [token, before, second] = [tokens[at] as Token, tokens[at - 1], tokens[at - 2]]
  if (!before) return false
  if (titles.has(before.word)) return goesOn(token)
  if (before.word === 'employer' || named.has(before.word)) return /^[:,] {1,3}$/.test(token.gap)
  if (token.gap !== ' ') return false
  if (before.word === 'referring') return true
  return (
    (employment.has(before.word) && working.has(second?.word ?? '')) ||
    (/^(?:to|in)$/.test(before.word) && moving.has(second?.word ?? ''))
  )
}

/** Which words a writer would have begun with a capital, for what is beside them. */
function capitalsAt(tokens: readonly Token[], at: number): number[] {
  const token = tokens[at] as Token
  const isFacility = isStrongFacilityNoun(token.word) && token.word !== 'surgery'
  if (isFacility || companyEnds.has(token.word)) return beforeNoun(tokens, at)
  if (startsPlace(token.word) && isTelling(token.word)) return [at]
  if (isAnnounced(tokens, at)) return runOfNames(tokens, at)
  if (!isSureName(token)) return []
  const isNamedBefore = token.gap === ' ' && !isOrdinary(tokens[at - 1]) && (tokens[at - 1]?.text.length ?? 0) > 2
  return [...(isNamedBefore ? [at - 1] : []), ...runOfNames(tokens, at)]
}

/** In a text without capitals, the words that would have one; every other text as it is. */
export function restoreCapitals(tokens: readonly Token[]): readonly Token[] {
  if (!isCaseless(tokens)) return tokens
  const capitals = new Set(tokens.flatMap((_, at) => capitalsAt(tokens, at)))
  return tokens.map((token, at) =>
    capitals.has(at)
      ? {
          ...token,
          isCapital: true,
          isInitial: token.text.length === 1,
          text: token.text.replace(/^./, (letter) => letter.toUpperCase()),
        }
      : token,
  )
}

import type { Finding, IdentifierKind } from './finding.ts'
import { hasBefore, type Token } from './tokens.ts'
import { isEverydayWord } from './words/ambiguous-names.ts'
import { isEponym, isEponymHead } from './words/eponyms.ts'
import { isGivenName } from './words/given-names.ts'
import { isFacilityNoun, isPlace, isStrongFacilityNoun, longestPlace, startsPlace } from './words/places.ts'
import { isVocabulary } from './words/vocabulary.ts'

const setOf = (words: string) => new Set(words.split(' '))
const connectors = setOf('of and the for at &')
const locative = setOf('at in from to near visiting visited outside around via attending attended our')
const visiting = setOf(
  "seen admitted treated visited evaluated assessed hospitalised hospitalized diagnosed presented presenting discharged referred transferred lives living lived born moved resides residing migrated works worked working employed attends attended consulted examined followed managed checked visit appointment check-up checkup operated performed surgery done dx'd underwent clinic",
)
const employment = setOf(
  'employer employed works worked working job employee labourer driver cleaner manager foreman apprentice contractor position role',
)
const companyEnds = setOf(
  'ltd limited inc incorporated llc corp corporation holdings group industries logistics constructions enterprises pty',
)
const stopsName = setOf(
  'the our a an his her their my this that at in from to on by and or with for as who seen dr mr mrs ms',
)

const abbreviations = setOf('st mt ft pt dr med hosp ctr univ')
/** Whether the word at `at` goes on where the one before it ended: over a full stop only behind an abbreviation. */
function joins(tokens: readonly Token[], at: number) {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!before || !token) return false
  return (
    /^(?:[ -]| & |['’] )$/.test(token.gap) ||
    (token.gap === '. ' && (before.isInitial || abbreviations.has(before.word)))
  )
}
const isNameLike = (token: Token) => token.isCapital && !stopsName.has(token.word)
const span = (kind: IdentifierKind, tokens: readonly Token[], from: number, to: number): Finding => ({
  kind,
  start: (tokens[from] as Token).start,
  end: (tokens[to] as Token).endWithPossessive,
})

/** The first word of the name that ends in the noun at `at`; `at` itself when nothing before it is part of a name. */
function beginOfName(tokens: readonly Token[], at: number) {
  let from = at
  for (let back = at - 1; back >= Math.max(0, at - 6); back--) {
    if (!joins(tokens, back + 1)) break
    const token = tokens[back] as Token
    if (isNameLike(token)) from = back
    else if (!connectors.has(token.word) || back + 1 !== from) break
  }
  // What begins a sentence has its capital from there.
  while (from < at && isVocabulary((tokens[from] as Token).word) && startsSentence(tokens, from)) from++
  return from
}

const startsSentence = (tokens: readonly Token[], at: number) => at === 0 || /[.?!:\n]/.test((tokens[at] as Token).gap)

/** The last word of a name that goes on behind a facility's noun: "Hospital Los Angeles", "University of Sydney". */
function endOfName(tokens: readonly Token[], at: number) {
  let to = at
  for (let next = at + 1; next < Math.min(tokens.length, at + 6); next++) {
    const token = tokens[next] as Token
    if (!joins(tokens, next)) break
    if (isNameLike(token) || (isFacilityNoun(token.word) && to === next - 1)) to = next
    else if (!['of', 'the', 'for', 'and'].includes(token.word)) break
  }
  return to
}

function findFacility(tokens: readonly Token[], at: number): Finding | undefined {
  const { word, isCapital } = tokens[at] as Token
  if (!isFacilityNoun(word) || (!isCapital && !isStrongFacilityNoun(word))) return undefined
  const from = beginOfName(tokens, at)
  const to = isCapital ? endOfName(tokens, at) : at
  const names = tokens.slice(from, to + 1).filter((token) => token.isCapital && !isFacilityNoun(token.word))
  const isNamed = names.some((token) => !isVocabulary(token.word))
  const isProper = isCapital && names.length > 0 && (isStrongFacilityNoun(word) || hasBefore(tokens, from, 2, locative))
  const isGeneral = isCapital && to > from && word === 'hospital'
  if (isEponymHead(tokens[to + 1]?.word ?? '') && !isStrongFacilityNoun(word)) return undefined
  return isNamed || isProper || isGeneral ? span('place', tokens, from, to) : undefined
}

function findKnownPlace(tokens: readonly Token[], at: number): Finding | undefined {
  const first = tokens[at] as Token
  if (!startsPlace(first.word) && !startsPlace(`${first.word}.`)) return undefined
  for (let length = Math.min(longestPlace, tokens.length - at); length > 0; length--) {
    const words = tokens.slice(at, at + length)
    if (!words.every((_, index) => index === 0 || joins(tokens, at + index))) continue
    const names = words.map((token, index) => `${token.word}${words[index + 1]?.gap.startsWith('.') ? '.' : ''}`)
    if (!isPlace(names) && !isPlace(names.map((name, index) => (index === words.length - 1 ? `${name}'s` : name))))
      continue
    if (isEponymHead(tokens[at + length]?.word ?? '') || tokens[at + length]?.gap.startsWith('-') === true)
      return undefined
    const isUnsure =
      length === 1 &&
      (isEverydayWord(first.word) || isEponym(first.word) || isGivenName(first.word) || isVocabulary(first.word))
    if (isUnsure && !hasBefore(tokens, at, 2, locative)) return undefined
    const to = at + length - 1
    return span('place', tokens, at, isFacilityNoun(tokens[to + 1]?.word ?? '') ? to + 1 : to)
  }
  return undefined
}

/** A name after "at", or after "in", "from" and the like where somebody was seen, lives or comes from. */
function findVisited(tokens: readonly Token[], at: number): Finding | undefined {
  const first = tokens[at] as Token
  const before = tokens[at - 1]
  if (!before || first.gap !== ' ' || before.isCapital || !locative.has(before.word)) return undefined
  if (before.word !== 'at' && !hasBefore(tokens, at - 1, 9, visiting)) return undefined
  let to = at - 1
  for (let next = at; next < Math.min(tokens.length, at + 5); next++) {
    const token = tokens[next] as Token
    if ((next > at && !joins(tokens, next)) || !isNameLike(token)) break
    to = next
  }
  const names = tokens.slice(at, to + 1)
  if (names.every(({ word, text }) => isVocabulary(word) || text.length < 2)) return undefined
  if (isEponymHead(tokens[to + 1]?.word ?? '') && tokens[to + 1]?.gap === ' ') return undefined
  const kind = hasBefore(tokens, at, 4, employment) ? 'organization' : 'place'
  return span(kind, tokens, at, to)
}

/** Who somebody works for, and companies by what ends their name. */
function findEmployer(tokens: readonly Token[], at: number): Finding | undefined {
  const token = tokens[at] as Token
  if (companyEnds.has(token.word) && token.isCapital) {
    const from = beginOfName(tokens, at)
    const to = companyEnds.has(tokens[at + 1]?.word ?? '') ? at + 1 : at
    return from < at ? span('organization', tokens, from, to) : undefined
  }
  const before = tokens[at - 1]
  const isEmployer = before?.word === 'employer' && /^(?::| is| was)? ?$/.test(token.gap)
  const isFor =
    (before?.word === 'for' || before?.word === 'by' || before?.word === 'with') &&
    token.gap === ' ' &&
    hasBefore(tokens, at - 1, 5, employment)
  if (!token.isCapital || (!isEmployer && !isFor) || isVocabulary(token.word)) return undefined
  return span('organization', tokens, at, Math.max(at, endOfName(tokens, at)))
}

const finders = [findFacility, findEmployer, findKnownPlace, findVisited]

/** Hospitals, practices, schools, employers, towns and suburbs. */
export function findPlaces(tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { word, isCapital } = tokens[at] as Token
    if (!isCapital && !isFacilityNoun(word)) continue
    for (const find of finders) {
      const found = find(tokens, at)
      if (found) findings.push(found)
    }
  }
  return findings
}

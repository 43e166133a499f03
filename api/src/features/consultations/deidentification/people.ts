import type { Finding } from './finding.ts'
import { goesOn, hasBefore, type Token } from './tokens.ts'
import { isEverydayWord } from './words/ambiguous-names.ts'
import { isEponym, isEponymHead, isPureEponymHead } from './words/eponyms.ts'
import { isGivenName } from './words/given-names.ts'
import { isSurname } from './words/surnames.ts'
import { isVocabulary } from './words/vocabulary.ts'

const setOf = (words: string) => new Set(words.split(' '))
const titles = setOf(
  'mr mrs ms miss mx dr prof professor doctor sir dame nurse sister judge justice constable sergeant sgt senator rev reverend father hon madam mister adj assoc',
)
const kin = setOf(
  'wife husband son daughter mother father brother sister partner spouse friend mum mom dad uncle aunt grandmother grandfather grandson granddaughter niece nephew cousin carer boyfriend girlfriend fiance fiancee stepfather stepmother neighbour twin colleague boss supervisor manager',
)
const cues = setOf(
  'patient pt named name called claimant examinee worker client gentleman lady surname like similar gp physio physiotherapist psychologist solicitor lawyer surgeon specialist physician psychiatrist neurologist cardiologist nurse interpreter plaintiff case male female man woman boy girl child resident year-old yo yr-old m f',
)
const particles = setOf("van von der den de la le da di del dos bin binti ibn al el ter ten mac mc st o'")
const clinicalLetters = setOf(
  'vitamin hepatitis type group class stage grade factor protein c part section level category phase appendix table figure schedule option plan question item influenza complement immunoglobulin haemoglobin hemoglobin child-pugh pugh',
)
const reporting = setOf(
  'is was has had says said reports reported denies denied states stated describes described presents presented complains feels felt attended attends works worked lives lived underwent takes took told tells returned injured fell sustained developed',
)

/** Whether the word is a verb whose subject, in notes, is a person. */
export const isReporting = (word: string) => reporting.has(word)

const isGiven = ({ word }: Token) => isGivenName(word) || (word.includes('-') && word.split('-').every(isGivenName))
const isFamily = ({ word }: Token) =>
  isSurname(word) || (word.includes('-') && word.split('-').every(isSurname)) || /^(?:mc|mac|o')[a-z]{4,}$/.test(word)
const isNameWord = (token: Token) => isGiven(token) || isFamily(token)
const isPlain = (token: Token) => isVocabulary(token.word) || (isEverydayWord(token.word) && !isNameWord(token))
const isShouted = ({ text }: Token) => text.length > 1 && text === text.toUpperCase()
/** No capital beyond its first and, as in McLeod, O'Brien or Smith-Jones, after a prefix: abbreviations are not names. */
const looksLikeName = ({ text }: Token) =>
  /^(?:Mc|Mac|O['’]|D['’])?\p{Lu}[\p{Ll}\p{M}]+(?:[-'’]\p{Lu}?[\p{Ll}\p{M}]+)*$/u.test(text)

const isMereParticle = (token: Token) => particles.has(token.word) && !(token.isCapital && isFamily(token))

/** The words from `at` on that could be one name, by their capitals: never more than five. */
function runFrom(tokens: readonly Token[], at: number): Token[] {
  const run: Token[] = []
  for (let next = at; next < tokens.length && run.length < 5; next++) {
    const token = tokens[next] as Token
    const before = run.at(-1)
    if (before && (!goesOn(token) || (token.gap.startsWith('.') && !before.isInitial && !particles.has(before.word))))
      break
    const isParticle =
      particles.has(token.word) && (tokens[next + 1]?.isCapital ?? false) && (before !== undefined || token.isCapital)
    const isName = token.isInitial || looksLikeName(token) || (isShouted(token) && isNameWord(token))
    if (!isParticle && (!isName || (!token.isInitial && isPlain(token) && !isNameWord(token)))) break
    run.push(token)
  }
  while (run.length > 0 && isMereParticle(run.at(-1) as Token)) run.pop()
  return run
}

/** Whether the name is that of a disease, sign, test or the like, as "Bell's palsy" and "Ann Arbor staging" are. */
function isClinical(tokens: readonly Token[], at: number, run: readonly Token[]) {
  const next = tokens[at + run.length]
  const follows = next && /^(?:['’]s)?[ -]/.test(next.gap) && !/[.,;]/.test(next.gap) ? next.word : ''
  const second = follows && tokens[at + run.length + 1]?.gap === ' ' ? (tokens[at + run.length + 1]?.word ?? '') : ''
  const isHeaded = isEponymHead(follows) || (isEponymHead(second) && isVocabulary(follows))
  if (
    run.every(({ word, isInitial }) => isInitial || word.split('-').some(isEponym) || word.split('-').every(isEponym))
  )
    return (
      isHeaded ||
      (run.length === 1 && !run.some(isGiven) && !isReporting(follows)) ||
      tokens[at + run.length]?.gap.startsWith('-') === true
    )
  return (isHeaded && !run.some(isNameWord)) || (isPureEponymHead(follows) && run.length === 1 && !run.some(isGiven))
}

/** Whether the words are a person's name, by what they are and by what stands before them. */
function isPerson(tokens: readonly Token[], at: number, run: readonly Token[]): boolean {
  const [first, second] = run
  if (!first) return false
  const before = tokens[at - 1]
  const isClose = before !== undefined && /^[:.,]? {0,2}\(?$/.test(first.gap)
  // "Doctor:" and "Patient:" before a turn of a conversation name nobody.
  const isTurn = first.gap.startsWith(':') && !run.some(isNameWord) && run.length === 1
  if (isClose && titles.has(before.word) && !first.gap.startsWith(':')) return true
  if (isClinical(tokens, at, run)) return false
  if (isClose && !isTurn && (kin.has(before.word) || cues.has(before.word)) && !isPlain(first) && !first.isInitial)
    return true
  if (isShouted(first))
    return run.length > 1 && isNameWord(first) && run.some((token) => isNameWord(token) && !isEverydayWord(token.word))
  if (first.isInitial) return second !== undefined && isFamily(second) && !clinicalLetters.has(before?.word ?? '')
  if (second?.isInitial)
    return (
      !isPlain(first) &&
      !clinicalLetters.has(first.word) &&
      first.text.length > 1 &&
      (second.word !== 'i' || isNameWord(first))
    )
  if (second) return isFullName(run)
  return isSingle(tokens, at, first)
}

function isFullName(run: readonly Token[]) {
  const [first, ...others] = run as [Token, ...Token[]]
  const last = others.at(-1) ?? first
  if (isGiven(first)) return !isEverydayWord(first.word) || others.some((token) => isFamily(token) || !isPlain(token))
  if (isFamily(last)) return !isPlain(first)
  return !run.some(isPlain) && !run.some((token) => isEverydayWord(token.word))
}

function isSingle(tokens: readonly Token[], at: number, token: Token) {
  if (!isNameWord(token) || token.word.length < 2) return false
  const next = tokens[at + 1]
  const isSubject = next?.gap === ' ' && isReporting(next.word)
  if (isEverydayWord(token.word) || isVocabulary(token.word)) {
    const startsSentence = at === 0 || /[.\n?!:•-]/.test(token.gap)
    return (
      isGiven(token) &&
      !isVocabulary(token.word) &&
      (isSubject || (!startsSentence && /^ $/.test(token.gap) && hasBefore(tokens, at, 1, kin)))
    )
  }
  return true
}

/** Names of people, known or not, in their usual capitals; after a title or as a pair of sure names in lower case too. */
export function findPeople(tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const length = token.isCapital ? lengthOfName(tokens, at) : lengthOfDictated(tokens, at)
    const last = tokens[at + length - 1]
    if (length === 0 || !last) continue
    findings.push({ kind: 'person', start: token.start, end: last.end })
    at += length - 1
  }
  return findings
}

function lengthOfName(tokens: readonly Token[], at: number) {
  if (titles.has(tokens[at]?.word ?? '') && !isGiven(tokens[at] as Token)) return 0
  const run = runFrom(tokens, at)
  return isPerson(tokens, at, run) ? run.length : 0
}

function lengthOfDictated(tokens: readonly Token[], at: number) {
  const [before, token, next] = [tokens[at - 1], tokens[at] as Token, tokens[at + 1]]
  const isTitled = before !== undefined && titles.has(before.word) && /^\.? $/.test(token.gap)
  const isFull = isGiven(token) && next !== undefined && next.gap === ' ' && isFamily(next)
  const isSure = (one: Token) => !isEverydayWord(one.word) && !isVocabulary(one.word)
  if (isFull && !next.isCapital && ((isSure(token) && isSure(next)) || isTitled)) return 2
  return isTitled && isNameWord(token) && !isVocabulary(token.word) ? 1 : 0
}

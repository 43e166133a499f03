import type { Span } from '@medinotes/shared/consultations'
import { readTerms } from '../evidence/terms.ts'
import { isChatter, isSmallTalk, type StatementKind } from './classify.ts'
import { splitClauses } from './clauses.ts'
import {
  answerOf,
  asksConfirmation,
  cleanSpeech,
  isBackchannel,
  isGreeting,
  isManoeuvre,
  isProcess,
  isQuestion,
} from './speech.ts'
import type { Utterance } from './statements.ts'
import { capitalise, rejoin, toSentence, withCapitals } from './tidy.ts'
import { addressedInThirdPerson, patientInThirdPerson } from './third-person.ts'
import { conciseAnswer, topicOf } from './topics.ts'
import type { Speaker, Turn } from './turns.ts'

interface Said {
  speaker: Speaker
  label: string
  text: string
  pieces: Span[]
  question: boolean
}

const longestClause = 1500

/** What each speaker said, clause by clause; a clause cut off by "mm-hmm" is made whole. */
function readSaid(notes: string, turns: readonly Turn[]): Said[] {
  const said: Said[] = []
  // Where the clause is that its speaker has not finished, while the other only says "mm-hmm".
  let unfinished = -1
  for (const { speaker, label, start, end } of turns) {
    for (const span of splitClauses(notes, start, end)) {
      const text = withCapitals(rejoin(notes.slice(span.start, span.end)))
      if (!/[\p{L}\p{N}]/u.test(text)) continue
      const previous = said.at(-1)
      if (previous?.speaker === speaker && asksConfirmation(text)) {
        previous.question = true
        previous.pieces.push(span)
        continue
      }
      const begun = said[unfinished]
      if (begun?.speaker === speaker && begun.text.length < longestClause) {
        begun.text = `${begun.text.replace(/\s?-$/, '')} ${text.replace(/^[\s.,]+/, '')}`
        begun.pieces.push(span)
        begun.question = isQuestion(cleanSpeech(begun.text))
        said.length = unfinished + 1
      } else {
        said.push({ speaker, label, text, pieces: [span], question: isQuestion(cleanSpeech(text)) })
        if (begun && !isBackchannel(text)) unfinished = -1
      }
      if (/[a-z]\s?-$/i.test(said.at(-1)?.text ?? '')) unfinished = said.length - 1
      else if (said.length - 1 === unfinished) unfinished = -1
    }
  }
  return said
}

const inThirdPerson = (text: string, speaker: Speaker) =>
  speaker === 'patient' ? patientInThirdPerson(text) : speaker === 'clinician' ? addressedInThirdPerson(text) : text

const plainAnswer = (text: string) =>
  text
    .replace(/^\W*(?:yeah|yep|yup|yea|mm-hmm|mhm|uh-huh)\b/i, 'yes')
    .replace(/^\W*(?:nope|nah|uh-uh)\b/i, 'no')
    .replace(/^\W+/, '')

/** Whether something said answers a question and can only be understood beside it. */
function isAnswer(text: string) {
  if (answerOf(text) !== 'other') return true
  if (isBackchannel(text)) return false
  return text.split(/\s+/).length <= 14 && !/^\W*(?:\w+\W+)?(?:i|i['’]\w+|my|we|he|she|they|there)\b/i.test(text)
}

/** Without the capital a sentence begins with; "I", "R knee" and "MRI" keep theirs. */
const lowerFirst = (text: string) => text.replace(/^\p{Lu}(?=[\p{Ll}'’])/u, (letter) => letter.toLowerCase())

/** "Any chest pain?" "No." → "Chest pain: no." */
function answered(questions: readonly Said[], answer: Said): Utterance {
  const topics = questions.map((question) => inThirdPerson(topicOf(question.text), question.speaker))
  const reply = inThirdPerson(lowerFirst(conciseAnswer(plainAnswer(cleanAnswer(answer.text)))), answer.speaker)
  return {
    text: toSentence(`${capitalise(topics.join('; '))}: ${reply}`),
    told: answer.speaker === 'clinician' && questions.length === 1 ? toldAnswer(questions[0]?.text ?? '', answer) : '',
    sources: [...questions, answer].flatMap((part) => part.pieces),
  }
}

const toldAnswer = (question: string, answer: Said) =>
  `${toSentence(`You asked: ${lowerFirst(cleanAnswer(question))}`)} ${toSentence(cleanAnswer(answer.text))}`

/** An answer keeps its "yes" or "no", which cleaning a statement would take for a filler. */
function cleanAnswer(text: string) {
  const clean = cleanSpeech(text)
  return /\w/.test(clean) ? clean : text
}

function stated(said: Said): Utterance {
  const clean = cleanSpeech(said.text)
  const text = inThirdPerson(said.speaker === 'patient' ? clean.replace(/^yes\s?,\s?/i, '') : clean, said.speaker)
  const asked = said.question ? `Patient asked: ${lowerFirst(text)}` : text
  const attributed = said.speaker === 'other' && said.label ? `${capitalise(said.label.toLowerCase())}: ${text}` : asked
  const told = said.speaker === 'clinician' ? toSentence(clean) : ''
  return { text: toSentence(attributed), told, sources: said.pieces }
}

const examinationBegins =
  /\b(?:physical exam|on (?:your )?exam|examine you|let me (?:examine|take a look|have a look)|vital signs|take a listen|check (?:you|your) out)\b/i
const assessmentBegins =
  /\b(?:my (?:assessment|impression|plan)|assessment and plan|what i think|i think you have|talk about (?:my|the) (?:plan|assessment)|first problem|diagnosis)\b/i

/** The part of a visit: people talk, the clinician examines, the clinician explains. */
function nextPhase(phase: StatementKind, said: Said): StatementKind {
  if (said.speaker !== 'clinician') return phase
  if (assessmentBegins.test(said.text)) return 'assessment'
  return phase === 'history' && examinationBegins.test(said.text) ? 'examination' : phase
}

/** The questions just before `at` that its speaker is answering. */
function questionsBefore(all: readonly Said[], at: number): Said[] {
  const answer = all[at]
  let index = at - 1
  while (index >= 0 && answerOf(all[index]?.text ?? '') === 'other' && isBackchannel(all[index]?.text ?? '')) index--
  const questions: Said[] = []
  for (
    let said = all[index];
    said?.question && said.speaker !== answer?.speaker && !isGreeting(said.text);
    said = all[--index]
  )
    questions.unshift(said)
  return questions.filter((question) => !isBackchannel(question.text)).slice(-3)
}

/** What is said to run the visit, not to tell of it. */
function isAboutVisit({ speaker, text }: Said, phase: StatementKind) {
  const clean = cleanSpeech(text)
  return speaker !== 'patient' && (isProcess(clean) || (phase === 'examination' && isManoeuvre(clean)))
}

/** What one thing said adds to the record, with the questions it answers. */
function utteranceOf(all: readonly Said[], said: Said, index: number, phase: StatementKind): Utterance | undefined {
  const questions = questionsBefore(all, index)
  const denied = questions.length === 0 ? deniesStatement(all, index) : undefined
  if (denied) return answered([denied], said)
  if (questions.length > 0 && !said.question && isAnswer(said.text))
    return isChatter(questions.map(({ text }) => text).join(' '), said.text)
      ? undefined
      : { ...answered(questions, said), phase }
  if (isBackchannel(said.text) || isAboutVisit(said, phase)) return undefined
  if (said.question && (said.speaker === 'clinician' || isAnswered(all, index))) return undefined
  const utterance = stated(said)
  if (isSmallTalk(utterance.text) || readTerms(utterance.text).length === 0) return undefined
  return { ...utterance, phase: said.speaker === 'clinician' ? phase : undefined }
}

/** Whether what is said next answers the question at `at`, and so will tell it. */
function isAnswered(all: readonly Said[], at: number) {
  const [asked, next] = [all[at], all[at + 1]]
  return asked && next && asked.speaker !== next.speaker && !next.question && isAnswer(next.text)
}

/** What a doctor–patient conversation says, statement by statement. */
export function readConversation(notes: string, turns: readonly Turn[]): Utterance[] {
  const all = readSaid(notes, turns)
  let phase: StatementKind = 'history'
  return all.flatMap((said, index) => {
    phase = nextPhase(phase, said)
    return utteranceOf(all, said, index, phase) ?? []
  })
}

/** The clinician's statement that a bare "no" contradicts, so that the "no" is not lost. */
function deniesStatement(all: readonly Said[], at: number) {
  const [said, before] = [all[at], all[at - 1]]
  if (
    !said ||
    !before ||
    said.speaker === before.speaker ||
    before.speaker !== 'clinician' ||
    isBackchannel(before.text)
  )
    return undefined
  return said.text.split(/\s+/).length <= 3 && answerOf(said.text) === 'no' ? before : undefined
}

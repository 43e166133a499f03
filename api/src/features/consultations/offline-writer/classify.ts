import type { Omission } from '@medinotes/shared/consultations'
import { isConditionOrTreatment } from '../evidence/words/conditions.ts'
import { isDrug } from '../evidence/words/drugs.ts'
import * as background from './background.ts'
import { announcesPlan, isDecision, isPlan, safetyNet } from './decisions.ts'
import * as findings from './findings.ts'
import { clinicalWord, friendlyQuestion, smallTalk } from './small-talk.ts'

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

const wordsOf = (text: string) => text.toLowerCase().match(/[a-z][a-z'-]*/g) ?? []

const medicineWord =
  /\b(?:medication|medicine|tablet|painkiller|antibiotic|antidepressant|nsaid|inhaler|injection|insulin)s?\b/i

/** Whether a text names a medicine, or medicines at all. */
export const namesMedicine = (text: string) => medicineWord.test(text) || wordsOf(text).some(isDrug)

/** Whether a text names a condition or a treatment. */
export const namesCondition = (text: string) => wordsOf(text).some(isConditionOrTreatment)

/** Whether a text holds anything a record may need, so that it is never taken for small talk. */
const isClinical = (text: string) =>
  clinicalWord.test(text) || /\d/.test(text) || namesMedicine(text) || namesCondition(text)

/** What a statement says it is in so many words, which no heading above it overrules. */
export function announcedKind(text: string): StatementKind | undefined {
  if (announcesPlan(text)) return 'plan'
  return findings.announcesAssessment(text) ? 'assessment' : undefined
}

/** What a statement is, by its own words; undefined when they do not say. */
export function kindByWords(text: string): StatementKind | undefined {
  if (background.allergy.test(text)) return 'allergy'
  if (safetyNet.test(text)) return 'safety-net'
  if (background.relative.test(text)) return 'family-social'
  const announced = announcedKind(text)
  if (announced) return announced
  if (findings.isResultLine(text)) return 'result'
  if (findings.examinationStart.test(text)) return 'examination'
  if (background.opensWithReason(text)) return 'reason'
  if (isPlan(text)) return 'plan'
  if (background.administrative.test(text)) return 'administrative'
  if (background.isReason(text)) return 'reason'
  if (findings.tellsResult(text)) return 'result'
  if (background.perRelative.test(text)) return 'history'
  if (findings.assessment.test(text)) return 'assessment'
  if (background.mentalHealth.test(text)) return 'mental-health'
  if (findings.examination.test(text)) return 'examination'
  if (namesMedicine(text) && (background.takesMedicine.test(text) || /\d/.test(text))) return 'medicine'
  if (background.family.test(text)) return 'family-social'
  if (background.past.test(text)) return 'past-history'
  return namesMedicine(text) ? 'medicine' : undefined
}

/** What a statement plainly is, even below a heading that says otherwise. */
export function plainKind(text: string): StatementKind | undefined {
  const announced = announcedKind(text)
  if (announced) return announced
  if (findings.isResultLine(text)) return 'result'
  return isDecision(text) ? 'plan' : undefined
}

const longestSmallTalk = 12

/** Greetings, thanks, weather: said, but nothing for a record. */
export function isSmallTalk(text: string) {
  if (omissionKind(text) !== undefined || isClinical(text)) return false
  const words = wordsOf(text).length
  return words < 3 || (words <= longestSmallTalk && smallTalk.test(text))
}

/** Whether a question and its answer are only talk. */
export const isChatter = (question: string, answer: string) =>
  friendlyQuestion.test(question) && ![question, answer].some((text) => isClinical(text) || omissionKind(text))

/** Whether a statement is of a kind that may not go missing from a note unnoticed, and of which. */
export function omissionKind(text: string): Omission['kind'] | undefined {
  if (background.allergy.test(text)) return 'allergy'
  if (background.mentalHealth.test(text)) return 'mental-health'
  if (safetyNet.test(text)) return 'safety-net'
  return namesMedicine(text) ? 'medicine' : undefined
}

import type { ContentKind } from '@medinotes/shared/templates'
import type { StatementKind } from '../offline-writer/classify.ts'

const byTitle: readonly (readonly [RegExp, ContentKind])[] = [
  [/\be-?mail\b|\b(?:letter|information|advice) (?:to|for) (?:the |your )?patient\b/i, 'patient-email'],
  [/\banswers?\b|\bquestions?\b/i, 'answer'],
  [/\bnext steps?\b|\bactions?\b|\bto ?-?do\b/i, 'next-steps'],
  [/\bopinion\b|\bprognosis\b|\bcausation\b/i, 'opinion'],
  [/^summary\b/i, 'record'],
]

const byKind: Readonly<Record<StatementKind, ContentKind>> = {
  reason: 'reason',
  history: 'history',
  'past-history': 'past-history',
  medicine: 'medicines',
  allergy: 'medicines',
  'family-social': 'social',
  'mental-health': 'mental-health',
  examination: 'examination',
  result: 'results',
  assessment: 'assessment',
  plan: 'plan',
  'safety-net': 'plan',
  administrative: 'subjective',
}

/** What a section of an example seems to hold, by its title, and else by what its heading is known to head. */
export const guessContent = (title: string, kind: StatementKind | undefined): ContentKind =>
  byTitle.find(([pattern]) => pattern.test(title))?.[1] ?? (kind === undefined ? 'record' : byKind[kind])

/** A first draft of what to tell the AI writer, for a person to change. */
export const guidanceFor: Readonly<Record<ContentKind, string>> = {
  record: 'A concise clinical summary, as stated.',
  reason: 'Why the patient came, in a sentence or two.',
  history: 'The present complaint and its course, as the patient reports it.',
  'past-history': 'Past illnesses, injuries and operations, as stated.',
  medicines: 'Medicines with their doses, and allergies with their reactions, as stated.',
  social: 'Family history, work, home, smoking and alcohol, as stated.',
  'mental-health': 'Mood, mental state and risk, as stated.',
  subjective: 'What the patient reports.',
  examination: 'Examination findings and measurements, with sides and figures as stated.',
  results: 'Results of imaging and tests, with dates and figures as stated.',
  objective: 'Examination findings, measurements and results.',
  assessment: 'The clinician’s stated assessment only.',
  opinion: 'The clinician’s stated opinion only, with its reasons.',
  plan: 'What was decided: treatment, tests, referrals, safety-netting, follow-up.',
  'next-steps': 'A list, one line each starting with "- ", of what will be done and by whom, as stated.',
  'patient-email': 'A short, warm e-mail in plain language: what was found, what happens next, when to seek help.',
  answer: 'What the notes state in answer to the referrer’s questions, and nothing beyond.',
}

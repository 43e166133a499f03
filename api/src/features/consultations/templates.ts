import type { ContentKind } from '@medinotes/shared/templates'
import { AppError } from '../../platform/errors.ts'

/** One section of a note: what the page shows, and what a writer puts there. */
export interface TemplateSection {
  key: string
  title: string
  /** What belongs here, told to the AI writer. */
  guidance: string
  /** What belongs here, for the offline writer. */
  content: ContentKind
  /** The referrer's, which an `answer` answers. */
  question?: string
}

export interface Template {
  key: string
  /** Of one that somebody wrote: absent for those that come with the product. */
  version?: number
  name: string
  description: string
  sections: readonly TemplateSection[]
}

export const templates: readonly Template[] = [
  {
    key: 'visit-note',
    name: 'Visit note',
    description: 'Summary for the record, next steps, and an e-mail to the patient',
    sections: [
      {
        key: 'summary',
        title: 'Summary for the record',
        guidance:
          'A concise clinical summary in the order reason for visit, history, medicines and allergies, examination, assessment. Plain clinical prose.',
        content: 'record',
      },
      {
        key: 'next-steps',
        title: 'Next steps',
        guidance:
          'A list, one line each starting with "- ", of what the clinician and the practice will do, as stated.',
        content: 'next-steps',
      },
      {
        key: 'patient-email',
        title: 'E-mail to the patient',
        guidance:
          'A short, warm e-mail in plain language: what was found, what happens next, how to take medicines, when to seek help. No abbreviations.',
        content: 'patient-email',
      },
    ],
  },
  {
    key: 'soap',
    name: 'SOAP',
    description: 'Subjective, objective, assessment, plan',
    sections: [
      {
        key: 'subjective',
        title: 'Subjective',
        guidance: 'What the patient reports: complaint, history, medicines, allergies.',
        content: 'subjective',
      },
      {
        key: 'objective',
        title: 'Objective',
        guidance: 'Examination findings, measurements and results.',
        content: 'objective',
      },
      {
        key: 'assessment',
        title: 'Assessment',
        guidance: 'The clinician’s stated assessment only.',
        content: 'assessment',
      },
      {
        key: 'plan',
        title: 'Plan',
        guidance: 'What was decided: treatment, tests, referrals, safety-netting, follow-up.',
        content: 'plan',
      },
    ],
  },
  {
    key: 'ime-report',
    name: 'IME report',
    description: 'History, examination, opinion, and an answer to each question of the referrer',
    sections: [
      {
        key: 'history',
        title: 'History',
        guidance:
          'What the examinee reports, in the third person: the injury, its course and treatment, present complaints, past history, work.',
        content: 'subjective',
      },
      {
        key: 'examination',
        title: 'Examination and investigations',
        guidance: 'Examination findings, measurements and results, with sides and figures as stated.',
        content: 'objective',
      },
      {
        key: 'opinion',
        title: 'Opinion',
        guidance: 'The specialist’s stated opinion only: diagnosis, cause, prognosis, capacity, treatment.',
        content: 'opinion',
      },
      {
        key: 'answers',
        title: 'Answers to the questions',
        guidance:
          'What the notes state in answer to the referrer’s questions. Answer only from the notes; where they do not answer, write: The notes do not answer this question.',
        content: 'answer',
      },
    ],
  },
  {
    key: 'letter',
    name: 'Letter',
    description: 'To the referring doctor: reason and history, findings, opinion, plan',
    sections: [
      {
        key: 'history',
        title: 'Reason and history',
        guidance: 'Paragraphs of a letter to a colleague: why the patient came, and the history that matters.',
        content: 'subjective',
      },
      {
        key: 'findings',
        title: 'Findings',
        guidance: 'Examination findings and results, in prose.',
        content: 'objective',
      },
      {
        key: 'opinion',
        title: 'Opinion',
        guidance: 'The clinician’s stated assessment only, in prose.',
        content: 'assessment',
      },
      {
        key: 'plan',
        title: 'Plan',
        guidance: 'What was decided and who is to do it, as stated.',
        content: 'plan',
      },
    ],
  },
]

/** The built-in template with this key; throws `unknown_template` when there is none. */
export function templateOf(key: string) {
  const template = templates.find((candidate) => candidate.key === key)
  if (!template) throw new AppError('unknown_template', 'There is no such template.')
  return template
}

/** What readers are told of a template's sections. */
export const headingsOf = ({ sections }: Template) =>
  sections.map(({ key, title, question }) => ({ key, title, ...(question !== undefined && { question }) }))

/** With a section for each question in place of the one for all; unchanged where nothing was asked. */
export function expandAnswers(template: Template, questions: readonly { number: number; text: string }[]): Template {
  if (questions.length === 0) return template
  const sections = template.sections.flatMap((section) =>
    section.content === 'answer' ? questions.map((question) => answerTo(question, section)) : [section],
  )
  return { ...template, sections }
}

const answerTo = ({ number, text }: { number: number; text: string }, section: TemplateSection): TemplateSection => ({
  ...section,
  key: `answer-${number}`,
  title: `Answer to question ${number}`,
  question: text,
})

import { AppError } from '../../platform/errors.ts'

/** One section of a note: what the page shows, and what a writer puts there. */
export interface TemplateSection {
  key: string
  title: string
  /** What belongs here, told to the AI writer. */
  guidance: string
  /** What belongs here, for the offline writer. */
  content: 'record' | 'subjective' | 'objective' | 'assessment' | 'plan' | 'next-steps' | 'patient-email'
}

export interface Template {
  key: string
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
]

/** The template with this key; throws `unknown_template` when there is none. */
export function templateOf(key: string) {
  const template = templates.find((candidate) => candidate.key === key)
  if (!template) throw new AppError('unknown_template', 'There is no such template.')
  return template
}

/** What readers are told of a template's sections. */
export const headingsOf = ({ sections }: Template) => sections.map(({ key, title }) => ({ key, title }))

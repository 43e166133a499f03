import type { ContentKind, Template, TemplateScope } from '@medinotes/shared/templates'

export const scopeLabels: Record<TemplateScope, string> = {
  'built-in': 'Built in',
  organization: 'Organisation',
  personal: 'Your own',
}

export const contentLabels: Record<ContentKind, string> = {
  record: 'Whole record',
  reason: 'Reason for visit',
  history: 'Present history',
  'past-history': 'Past history',
  medicines: 'Medicines and allergies',
  social: 'Family and social history',
  'mental-health': 'Mental health',
  subjective: 'All history',
  examination: 'Examination',
  results: 'Results',
  objective: 'Examination and results',
  assessment: 'Assessment',
  opinion: 'Opinion, with treatment',
  plan: 'Plan',
  'next-steps': 'Next steps',
  'patient-email': 'E-mail to the patient',
  answer: 'Answers to the referrer’s questions',
}

/** A note may have been written with a template that is somebody else's. */
export const nameOfTemplate = (templates: readonly Template[] | undefined, key: string) =>
  templates?.find((template) => template.key === key)?.name ??
  (templates === undefined ? '' : 'A template of its author')

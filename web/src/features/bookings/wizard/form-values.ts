import type { Booking } from '@medinotes/shared/booking-views'
import type { DraftContent } from '@medinotes/shared/booking-drafts'
import { documentKinds } from '@medinotes/shared/bookings'
import { type ChangeValues, valuesOf } from '../change/change-values.ts'

export const emptyValues: ChangeValues = {
  examinee: { name: '', dateOfBirth: '', phone: '', email: '' },
  matter: { claimNumber: '', fileNumber: '', claimType: '', injuryDate: '', injury: '', actingFor: '' },
  interpreter: { language: '' },
  accessibility: '',
  supportPerson: '',
  attendance: '',
  examineeNotices: false,
  questions: [''],
  expectedDocuments: [],
}

/** The form as it is kept while it is in progress. */
export const contentOf = ({ interpreter, expectedDocuments, ...rest }: ChangeValues): DraftContent => ({
  ...rest,
  interpreterLanguage: interpreter.language,
  expectedDocuments: documentKinds.filter((kind) => expectedDocuments.includes(kind)),
})

const valuesOfContent = ({ interpreterLanguage, questions, ...rest }: DraftContent): ChangeValues => ({
  ...rest,
  interpreter: { language: interpreterLanguage },
  questions: questions.length > 0 ? questions : [''],
})

/** Whether there is anything in it that somebody entered. */
export const isTyped = (values: ChangeValues) => JSON.stringify(values) !== JSON.stringify(emptyValues)

/** A question box that was left empty asks nothing. */
export const withoutEmptyQuestions = (values: ChangeValues): ChangeValues => ({
  ...values,
  questions: values.questions.filter((question) => question.trim() !== ''),
})

/** What the form begins with: what was typed before, what is known of the matter, or nothing. */
export function startValues(content: DraftContent | null, earlier: Booking | undefined): ChangeValues {
  if (content) return valuesOfContent(content)
  if (!earlier) return emptyValues
  const { examinee, matter, interpreter, accessibility, supportPerson } = valuesOf(earlier)
  return { ...emptyValues, examinee, matter, interpreter, accessibility, supportPerson }
}

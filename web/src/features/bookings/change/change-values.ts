import type { Booking } from '@medinotes/shared/booking-views'
import { type ChangeBooking, type ConfirmBooking, confirmSchema } from '@medinotes/shared/bookings'
import { z } from 'zod'

/** What the form holds: every field as text, empty where nothing is known. */
export interface ChangeValues {
  examinee: { name: string; dateOfBirth: string; phone: string; email: string }
  matter: {
    claimNumber: string
    fileNumber: string
    claimType: string
    injuryDate: string
    injury: string
    actingFor: string
  }
  interpreter: { language: string }
  accessibility: string
  supportPerson: string
  attendance: string
  examineeNotices: boolean
  questions: string[]
  expectedDocuments: string[]
}

export function valuesOf({ examinee, matter, arrangements, questions, expectedDocuments }: Booking): ChangeValues {
  return {
    examinee: {
      name: examinee?.name ?? '',
      dateOfBirth: examinee?.dateOfBirth ?? '',
      phone: examinee?.phone ?? '',
      email: examinee?.email ?? '',
    },
    matter: {
      claimNumber: matter?.claimNumber ?? '',
      fileNumber: matter?.fileNumber ?? '',
      claimType: matter?.claimType ?? '',
      injuryDate: matter?.injuryDate ?? '',
      injury: matter?.injury ?? '',
      actingFor: matter?.actingFor ?? '',
    },
    interpreter: { language: arrangements.interpreter?.language ?? '' },
    accessibility: arrangements.accessibility ?? '',
    supportPerson: arrangements.supportPerson ?? '',
    attendance: arrangements.attendance ?? '',
    examineeNotices: arrangements.examineeNotices,
    questions: questions.toSorted((a, b) => a.number - b.number).map(({ text }) => text),
    expectedDocuments,
  }
}

const withoutBlank = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

const detailsOf = ({ examinee, matter, interpreter, ...rest }: ChangeValues) => ({
  ...rest,
  examinee: { name: '', dateOfBirth: '', ...withoutBlank(examinee) },
  matter: { claimNumber: '', claimType: '', ...withoutBlank(matter) },
  ...(interpreter.language !== '' && { interpreter }),
})

/** The form in the shape of the contract, and checked by its schema: texts may be no code of it yet. */
export const changeFormSchema = z
  .custom<ChangeValues>()
  .transform((values) => detailsOf(values) as z.input<typeof confirmSchema>)
  .pipe(confirmSchema)

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

const parts = [
  'examinee',
  'matter',
  'accessibility',
  'supportPerson',
  'attendance',
  'examineeNotices',
  'questions',
  'expectedDocuments',
] as const

/** Only what differs from what was shown: the rest may be somebody else's to change meanwhile. */
export function changeOf(
  typed: ChangeValues,
  shown: ChangeValues,
  details: ConfirmBooking,
): Omit<ChangeBooking, 'version'> {
  const changed = parts.filter((part) => !same(typed[part], shown[part]))
  return {
    ...Object.fromEntries(changed.map((part) => [part, details[part]])),
    ...(!same(typed.interpreter, shown.interpreter) && { interpreter: details.interpreter ?? null }),
  }
}

export const fieldNames: Record<string, string> = {
  'examinee.name': 'Name',
  'examinee.dateOfBirth': 'Date of birth',
  'examinee.phone': 'Phone',
  'examinee.email': 'E-mail',
  'matter.claimNumber': 'Claim number',
  'matter.fileNumber': 'File number',
  'matter.claimType': 'Kind of claim',
  'matter.injuryDate': 'Date of injury',
  'matter.injury': 'Injury',
  'matter.actingFor': 'Acting for',
  'interpreter.language': 'Interpreter’s language',
  accessibility: 'Accessibility',
  supportPerson: 'Support person',
  attendance: 'What the examinee is told',
  examineeNotices: 'Reminders to the examinee',
  questions: 'Questions',
  expectedDocuments: 'Expected documents',
}

type Fields = Record<string, unknown>

/** Groups one level deep become `group.field`; lists stay whole. */
const flat = (values: ChangeValues): Fields =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).map(([field, inner]) => [`${name}.${field}`, inner] as const)
        : [[name, value] as const],
    ),
  )

export interface Merge {
  values: ChangeValues
  /** Names of fields that somebody else changed, by whether the reader had changed them too. */
  taken: string[]
  kept: string[]
}

/** Brings what somebody else saved into a form in use: fields the reader has not touched follow, what they typed stays. */
export function merge(typed: ChangeValues, shown: ChangeValues, latest: ChangeValues): Merge {
  const [typedFields, shownFields, latestFields] = [flat(typed), flat(shown), flat(latest)]
  const changed = Object.keys(shownFields).filter((name) => !same(shownFields[name], latestFields[name]))
  const kept = changed.filter((name) => !same(typedFields[name], shownFields[name]))
  const taken = changed.filter((name) => !kept.includes(name))
  const values = structuredClone(typed)
  for (const name of taken) put(values, name, latestFields[name])
  const names = (of: string[]) => of.map((name) => fieldNames[name] ?? name)
  return { values, taken: names(taken), kept: names(kept) }
}

/** What became of a form in use, in a sentence or two; empty where nothing in it changed. */
export const meanwhileText = (taken: readonly string[], kept: readonly string[]) =>
  [
    taken.length > 0 && `Now as they saved it: ${taken.join(', ')}.`,
    kept.length > 0 && `Still as you typed it, and theirs is replaced when you save: ${kept.join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ')

function put(values: ChangeValues, name: string, value: unknown) {
  const [group = '', field] = name.split('.')
  const holder: unknown = field === undefined ? values : Reflect.get(values, group)
  if (typeof holder === 'object' && holder !== null) Reflect.set(holder, field ?? group, value)
}

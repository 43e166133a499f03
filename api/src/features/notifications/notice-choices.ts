import {
  noticeCategories,
  type NoticeCategory,
  noticeCategorySchema,
  noticeChoices,
  type NoticePreferences,
  noticePreferencesSchema,
} from '@medinotes/shared/notices'
import { z } from 'zod'
import type { FieldError } from '../../platform/errors.ts'

export type Choices = NoticePreferences['choices']

/** Somebody's choices as they are kept: those that differ from the defaults. */
export type StoredChoices = Partial<Choices>

export const defaultChoices = Object.fromEntries(
  noticeCategories.map((category) => {
    const { email, sms } = noticeChoices[category]
    return [category, { email: email !== false, sms: sms === true }]
  }),
) as Choices

export const storedChoicesSchema = z.partialRecord(
  noticeCategorySchema,
  noticePreferencesSchema.shape.choices.valueType,
)

export const choicesOf = (stored: StoredChoices): Choices => ({ ...defaultChoices, ...stored })

export const differencesFrom = (choices: Choices): StoredChoices =>
  Object.fromEntries(
    Object.entries(choices).filter(([category, choice]) => !isDefault(category as NoticeCategory, choice)),
  )

const isDefault = (category: NoticeCategory, { email, sms }: Choices[NoticeCategory]) =>
  email === defaultChoices[category].email && sms === defaultChoices[category].sms

/** What is not theirs to choose, field by field. */
export const refusedChoices = (choices: Choices): FieldError[] =>
  noticeCategories.flatMap((category) => [
    ...(noticeChoices[category].email === 'always' && !choices[category].email
      ? [{ path: `choices.${category}.email`, message: 'These always come by e-mail' }]
      : []),
    ...(noticeChoices[category].sms === 'never' && choices[category].sms
      ? [{ path: `choices.${category}.sms`, message: 'These never come by SMS' }]
      : []),
  ])

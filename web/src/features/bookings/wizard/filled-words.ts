import { claimTypes } from '@medinotes/shared/bookings'
import { formatDate } from '../../../lib/dates.ts'
import { actingForNames, claimTypeNames } from '../booking-words.ts'
import { fieldNames } from '../change/change-values.ts'
import type { TextField } from './fill-in.ts'

export const nameOfField = (field: TextField) => fieldNames[field] ?? field

export const claimTypeName = (value: string) => {
  const type = claimTypes.find((each) => each === value)
  return type ? claimTypeNames[type] : ''
}

export const actingForName = (value: string) =>
  Object.entries(actingForNames).find(([side]) => side === value)?.[1] ?? ''

export const dateText = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value)

/** A value as people read it. */
export function textOf(field: TextField, value: string) {
  if (field === 'matter.claimType') return claimTypeName(value)
  if (field === 'matter.actingFor') return actingForName(value)
  return field.endsWith('Date') || field.endsWith('dateOfBirth') ? dateText(value) : value
}

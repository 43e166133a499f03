import type { IdentifierKind } from '@medinotes/shared/disclosures'

export const kindWords: Record<IdentifierKind, string> = {
  person: 'name',
  date: 'date',
  age: 'age',
  medicare: 'Medicare number',
  ihi: 'health identifier',
  dva: 'DVA number',
  number: 'number',
  phone: 'phone number',
  email: 'e-mail address',
  link: 'web address',
  address: 'address',
  place: 'place',
  organization: 'organisation',
  plate: 'number plate',
  typed: 'hidden by you',
}

import type { ImportKind } from '@medinotes/shared/specialist-import'

/** A column of a file: how it is called in it, and in the code. */
export interface Column {
  key: string
  name: string
  required: boolean
  /** In the template. */
  example: string
}

const column = (key: string, name: string, example: string, required = false): Column => ({
  key,
  name,
  required,
  example,
})

const specialistColumns = [
  column('id', 'Specialist ID', ''),
  column('name', 'Name', 'Dr Zoë Adeyemi', true),
  column('email', 'E-mail', ''),
  column('specialty', 'Specialty', 'Orthopaedic surgery', true),
  column('languages', 'Languages', 'English; Greek'),
  column('state', 'State', 'NSW', true),
  column('timeZone', 'Time zone', 'Australia/Sydney'),
  column('offers', 'Exam types', ''),
  column('takesInterpreters', 'Interpreters', 'yes'),
  column('onRequest', 'On request', 'no'),
  column('bufferBeforeMinutes', 'Minutes before', '0'),
  column('bufferAfterMinutes', 'Minutes after', '15'),
  column('stepMinutes', 'Slots every (minutes)', '30'),
  column('minimumNoticeHours', 'Notice (hours)', '48'),
  column('horizonDays', 'Days ahead', '180'),
  column('worksOnHolidays', 'Public holidays', 'no'),
]

const availabilityColumns = [
  column('id', 'Specialist ID', ''),
  column('name', 'Name', 'Dr Zoë Adeyemi', true),
  column('email', 'E-mail', ''),
  column('kind', 'Kind', 'hours', true),
  column('place', 'Place', 'Telehealth'),
  column('weekday', 'Weekday', 'Monday'),
  column('from', 'From', '09:00', true),
  column('to', 'To', '12:30', true),
  column('everyWeeks', 'Every (weeks)', '1'),
  column('validFrom', 'Valid from', '2027-02-01'),
  column('validUntil', 'Valid until', ''),
  column('note', 'Note', ''),
]

export const columnsOf: Record<ImportKind, readonly Column[]> = {
  specialists: specialistColumns,
  availability: availabilityColumns,
}

const plain = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-_()]/g, '')

export const columnNamed = (kind: ImportKind, name: string) =>
  columnsOf[kind].find((one) => plain(one.name) === plain(name))

export const columnName = (kind: ImportKind, key: string) => columnsOf[kind].find((one) => one.key === key)?.name ?? key

/** Null for a line that is none of either's headers. */
export function kindOfHeader(names: readonly string[]): ImportKind | null {
  const has = (kind: ImportKind, key: string) => names.some((name) => columnNamed(kind, name)?.key === key)
  if (has('availability', 'kind')) return 'availability'
  return has('specialists', 'name') || has('specialists', 'specialty') ? 'specialists' : null
}

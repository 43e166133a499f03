import type { Offer } from '@medinotes/shared/scheduling'
import { type Fault, listOf, readCents, readWhole } from './cells.ts'
import { type KnownPractice, sameText } from './known-practice.ts'
import type { Profile } from '../schedules/specialist-columns.ts'

const yes = (is: boolean) => (is ? 'yes' : 'no')

/** A specialist as the cells of a line: what an export has, and what a change is told in. */
export const specialistCells = (
  profile: Profile,
  practice: Pick<KnownPractice, 'examTypes'>,
): Record<string, string> => ({
  ...{ name: profile.name, specialty: profile.specialty, languages: profile.languages.join('; ') },
  ...{ state: profile.state, timeZone: profile.timeZone, offers: offersCell(profile.offers, practice) },
  ...{ takesInterpreters: yes(profile.takesInterpreters), onRequest: yes(profile.onRequest) },
  bufferBeforeMinutes: String(profile.bufferBeforeMinutes),
  bufferAfterMinutes: String(profile.bufferAfterMinutes),
  stepMinutes: String(profile.stepMinutes),
  minimumNoticeHours: String(profile.minimumNoticeHours),
  horizonDays: String(profile.horizonDays),
  worksOnHolidays: yes(profile.worksOnHolidays),
})

function offersCell(offers: readonly Offer[], { examTypes }: Pick<KnownPractice, 'examTypes'>) {
  const names = new Map(examTypes.map(({ id, name }) => [id, name]))
  return offers
    .map(({ examTypeId, feeCents, minutes }) => {
      const fee = feeCents === null ? '' : (feeCents / 100).toFixed(2)
      const parts = [names.get(examTypeId) ?? examTypeId, fee, minutes === null ? '' : String(minutes)]
      return parts.join(' | ').replace(/( \| )+$/, '')
    })
    .toSorted((a, b) => a.localeCompare(b, 'en-AU'))
    .join('; ')
}

/** `Name`, or `Name | fee | minutes` where these are not the exam type's own; several with a semicolon between. */
export function readOffers(cell: string, { examTypes }: Pick<KnownPractice, 'examTypes'>) {
  const ids = new Map(examTypes.map(({ id, name }) => [sameText(name), id]))
  const faults: Fault['message'][] = []
  const offers = listOf(cell).map((text): Offer => {
    const [name = '', fee = '', minutes = '', ...rest] = text.split('|').map((part) => part.trim())
    const examTypeId = ids.get(sameText(name))
    if (examTypeId === undefined) faults.push(`There is no exam type “${name}”`)
    if (rest.length > 0) faults.push('Write an exam type as Name | fee | minutes')
    const [cents, lasts] = [fee === '' ? null : readCents(fee), minutes === '' ? null : readWhole(minutes)]
    for (const reading of [cents, lasts]) if (reading && 'fault' in reading) faults.push(reading.fault)
    return {
      examTypeId: examTypeId ?? '',
      feeCents: cents && 'value' in cents ? cents.value : null,
      minutes: lasts && 'value' in lasts ? lasts.value : null,
    }
  })
  if (new Set(offers.map(({ examTypeId }) => examTypeId)).size < offers.length && faults.length === 0)
    faults.push('An exam type is there twice')
  return { offers, faults }
}

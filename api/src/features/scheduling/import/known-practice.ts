import type { ScheduleException, WorkingHours } from '@medinotes/shared/scheduling'
import type { Profile } from '../schedules/specialist-columns.ts'

export interface KnownSpecialist {
  id: string
  version: number
  /** Of their account; null without one. */
  email: string | null
  inAcuity: boolean
  profile: Profile
}

export interface KnownPlace {
  id: string
  name: string
  timeZone: string
  active: boolean
}

/** What the lines of a file are compared with: the practice as it is. */
export interface KnownPractice {
  specialists: readonly KnownSpecialist[]
  examTypes: readonly { id: string; name: string }[]
  places: readonly KnownPlace[]
  /** Active members who are specialists: their accounts by address. */
  accounts: ReadonlyMap<string, string>
  /** What is booked in Acuity lasts as long as there: by specialist and exam type. */
  minutesInAcuity: ReadonlyMap<string, number>
}

/** When specialists work, and what is booked: by specialist. */
export interface KnownAvailability {
  hours: ReadonlyMap<string, readonly (WorkingHours & { id: string })[]>
  exceptions: ReadonlyMap<string, readonly ScheduleException[]>
  booked: ReadonlyMap<string, readonly { from: number; until: number }[]>
}

/** Names and addresses are the same however their letters are written. */
export const sameText = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

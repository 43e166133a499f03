import type { ChangeSpecialist } from '@medinotes/shared/scheduling'

/** What is said of a specialist and how they are booked, whoever they are. */
export type Profile = Omit<ChangeSpecialist, 'version'>

export const toColumns = (profile: Profile) => ({
  ...{ name: profile.name, specialty: profile.specialty, languages: profile.languages, state: profile.state },
  ...{ time_zone: profile.timeZone, takes_interpreters: profile.takesInterpreters, on_request: profile.onRequest },
  ...{ buffer_before_minutes: profile.bufferBeforeMinutes, buffer_after_minutes: profile.bufferAfterMinutes },
  ...{ step_minutes: profile.stepMinutes, minimum_notice_hours: profile.minimumNoticeHours },
  ...{ horizon_days: profile.horizonDays, works_on_holidays: profile.worksOnHolidays },
})

import type { AuditGroup } from '@medinotes/shared/audit-actions'
import type { ChangeEvent } from '@medinotes/shared/events'
import type { QueryKey } from '@tanstack/react-query'
import { meQuery } from '../auth/account.queries.ts'
import { securityQuery, sessionsQuery } from '../auth/security/security.queries.ts'
import { consultationQuery, consultationsQuery, latestNotesQuery } from '../consultations/consultation.queries.ts'
import { failedJobsQuery } from '../jobs/job.queries.ts'
import { preferencesQuery } from '../notifications/preferences.queries.ts'
import { troubledNoticesQuery } from '../notifications/troubled.queries.ts'
import { availabilityKey, bookingsKey, policiesKey, waitlistKey } from '../bookings/booking-keys.ts'
import { bundlesKey, documentsKey, reportsKey, retentionKey } from '../documents/document-keys.ts'
import { acuityKey } from '../scheduling/acuity-key.ts'
import { schedulingKey } from '../scheduling/scheduling-keys.ts'
import { adminKey } from '../organizations/admin.queries.ts'
import { settingsKey } from '../settings/setting.queries.ts'
import { breakGlassKey } from '../organizations/break-glass.queries.ts'
import { tasksKey } from '../tasks/task.queries.ts'
import { templatesKey } from '../templates/template.queries.ts'
import { awaitedCosignaturesQuery } from '../consultations/note-life.queries.ts'
import { timelinesKey } from '../consultations/timeline/timeline.queries.ts'
import { organizationKey } from '../organizations/organization.queries.ts'

const meKey = meQuery.queryKey

/** What a page may have shown before a change and must ask for again, by what the change is about. */
const changedBy: Record<AuditGroup, (id: string | null) => readonly QueryKey[]> = {
  acuity: () => [acuityKey],
  account: () => [meKey, securityQuery.queryKey, sessionsQuery.queryKey],
  audit: () => [],
  search: () => [],
  booking: () => [bookingsKey, availabilityKey],
  'booking-draft': () => [],
  bundle: () => [bundlesKey, documentsKey],
  calendar: () => [],
  'calendar-feed': () => [],
  document: () => [documentsKey, reportsKey, retentionKey],
  report: () => [reportsKey, documentsKey, bookingsKey],
  retention: () => [retentionKey, documentsKey],
  'exam-type': () => [schedulingKey, availabilityKey],
  place: () => [schedulingKey],
  policy: () => [policiesKey],
  setting: () => [settingsKey, meKey],
  schedule: () => [schedulingKey, availabilityKey, bookingsKey],
  specialist: () => [schedulingKey, availabilityKey],
  task: () => [tasksKey, timelinesKey, allOf(consultationsQuery({}).queryKey)],
  template: () => [templatesKey],
  waitlist: () => [waitlistKey],
  'break-glass': () => [breakGlassKey, meKey],
  consultation: (id) => [
    allOf(consultationsQuery({}).queryKey),
    latestNotesQuery().queryKey,
    awaitedCosignaturesQuery.queryKey,
    timelinesKey,
    ...(id === null ? [] : [consultationQuery(id).queryKey]),
  ],
  invitation: () => [organizationKey, adminKey],
  job: () => [failedJobsQuery.queryKey],
  member: () => [organizationKey, adminKey, meKey],
  notice: () => [troubledNoticesQuery.queryKey],
  'notice-phone': () => [preferencesQuery.queryKey],
  'notice-preferences': () => [preferencesQuery.queryKey],
  organization: () => [organizationKey, adminKey, meKey],
  person: () => [adminKey],
}

// Lists end their key with their filters; without these it stands for all of them.
const allOf = (key: QueryKey): QueryKey => key.slice(0, -1)

/** Nothing for a kind of change that this page does not know. */
export function queriesChangedBy({ type, id }: ChangeEvent): readonly QueryKey[] {
  const [group = ''] = type.split('.')
  return Object.hasOwn(changedBy, group) ? changedBy[group as AuditGroup](id) : []
}

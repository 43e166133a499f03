import type { AuditGroup } from '@medinotes/shared/audit-actions'
import type { ChangeEvent } from '@medinotes/shared/events'
import type { QueryKey } from '@tanstack/react-query'
import { meQuery } from '../auth/account.queries.ts'
import { securityKey, sessionsKey } from '../auth/security/security-keys.ts'
import {
  cosignaturesKey,
  latestNotesKey,
  noteKey,
  noteListsKey,
  timelinesKey,
} from '../consultations/consultation-keys.ts'
import { noticePreferencesKey, troubledNoticesKey } from '../notifications/notice-keys.ts'
import { availabilityKey, bookingsKey, policiesKey, waitlistKey } from '../bookings/booking-keys.ts'
import { bundlesKey, documentsKey, reportsKey, retentionKey } from '../documents/document-keys.ts'
import { acuityKey } from '../scheduling/acuity-key.ts'
import { schedulingKey } from '../scheduling/scheduling-keys.ts'
import { adminKey, breakGlassKey, failedJobsKey, organizationKey } from '../organizations/organization-keys.ts'
import { settingsKey } from '../settings/setting-key.ts'
import { tasksKey } from '../tasks/task-key.ts'
import { templatesKey } from '../templates/template-key.ts'

const meKey = meQuery.queryKey

/** What a page may have shown before a change and must ask for again, by what the change is about. */
const changedBy: Record<AuditGroup, (id: string | null) => readonly QueryKey[]> = {
  acuity: () => [acuityKey],
  account: () => [meKey, securityKey, sessionsKey],
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
  task: () => [tasksKey, timelinesKey, noteListsKey],
  template: () => [templatesKey],
  waitlist: () => [waitlistKey],
  'break-glass': () => [breakGlassKey, meKey],
  consultation: (id) => [
    noteListsKey,
    latestNotesKey,
    cosignaturesKey,
    timelinesKey,
    ...(id === null ? [] : [noteKey(id)]),
  ],
  invitation: () => [organizationKey, adminKey],
  job: () => [failedJobsKey],
  member: () => [organizationKey, adminKey, meKey],
  notice: () => [troubledNoticesKey],
  'notice-phone': () => [noticePreferencesKey],
  'notice-preferences': () => [noticePreferencesKey],
  organization: () => [organizationKey, adminKey, meKey],
  person: () => [adminKey],
}

/** Nothing for a kind of change that this page does not know. */
export function queriesChangedBy({ type, id }: ChangeEvent): readonly QueryKey[] {
  const [group = ''] = type.split('.')
  return Object.hasOwn(changedBy, group) ? changedBy[group as AuditGroup](id) : []
}

import type { AuditAction, AuditGroup } from '@medinotes/shared/audit-actions'
import type { Permission } from '@medinotes/shared/permissions'
import type { Principal } from '../../platform/principal.ts'
import type { ChainedEvent } from './live-event.repository.ts'

/**
 * A permission: whoever has it. `organization`: everyone in it. `author`: who wrote the note, who is asked to sign it
 * too, and admins in an emergency.
 * `subject`: the person whom it is about.
 */
type Audience = Permission | 'organization' | 'author' | 'subject' | 'nobody'

/** Who hears of a change: those who could also ask what it changed. */
const audiences: Record<AuditGroup, Audience> = {
  account: 'subject',
  acuity: 'connection:write',
  audit: 'nobody',
  booking: 'booking:read',
  'booking-draft': 'nobody',
  'break-glass': 'break-glass:review',
  calendar: 'nobody',
  'calendar-feed': 'nobody',
  bundle: 'document:read',
  consultation: 'author',
  document: 'document:read',
  invitation: 'member:write',
  job: 'platform:read',
  member: 'organization:read',
  notice: 'notice:read',
  'notice-phone': 'subject',
  'notice-preferences': 'subject',
  organization: 'organization',
  person: 'platform:read',
  'exam-type': 'availability:read',
  place: 'availability:read',
  policy: 'policy:write',
  report: 'document:read',
  retention: 'document:read',
  schedule: 'booking:read',
  setting: 'organization',
  search: 'nobody',
  specialist: 'availability:read',
  task: 'consultation:read',
  template: 'template:read',
  waitlist: 'booking:write',
}

/** What is in the trail and changes nothing that a page shows. */
const unheard: ReadonlySet<string> = new Set<AuditAction>([
  'account.locked-out',
  'account.proven',
  'account.signed-in',
  'account.signed-out',
  'booking.exported',
  'booking.listed',
  'booking.matters-searched',
  'booking.read',
  'booking.unreadable',
  'break-glass.listed',
  'consultation.dictated',
  'consultation.dictation-consented',
  'consultation.dictation-consent-withdrawn',
  'consultation.letters-read',
  'consultation.exported',
  'consultation.listed',
  'consultation.read',
  'consultation.streamed',
  'consultation.unreadable',
  'consultation.section-proposed',
  'consultation.sent-read',
  'consultation.versions-read',
  'document.access-exported',
  'document.access-read',
  'document.bundled',
  'document.downloaded',
  'document.listed',
  'document.quarantine-listed',
  'document.unreadable',
  'document.viewed',
  'member.listed',
  'person.first-steps-dismissed',
  'report.code-locked',
  'report.read',
  'retention.listed',
  'task.listed',
])

function audienceOf(action: string): Audience {
  if (unheard.has(action)) return 'nobody'
  const [group = ''] = action.split('.')
  return Object.hasOwn(audiences, group) ? audiences[group as AuditGroup] : 'nobody'
}

/** Whether anybody at all hears of it. */
export const isHeard = (action: string) => audienceOf(action) !== 'nobody'

/** Whether this person hears of an event of the organization they work in. */
export function hears(principal: Principal, { action, subjectId, authorId, cosignerIds }: ChainedEvent) {
  const audience = audienceOf(action)
  if (audience === 'nobody' || principal.restriction !== null) return false
  if (audience === 'organization') return true
  if (audience === 'subject') return subjectId === principal.personId
  if (audience === 'author') {
    const { personId } = principal
    return (
      maySeeNotes(principal) && (isInEmergency(principal) || authorId === personId || cosignerIds.includes(personId))
    )
  }
  return principal.permissions.includes(audience)
}

const isInEmergency = ({ role, breakGlass }: Principal) => role === 'admin' && breakGlass !== null

const maySeeNotes = (principal: Principal) =>
  principal.permissions.includes('consultation:read') || isInEmergency(principal)

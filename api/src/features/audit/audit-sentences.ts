import type { AuditAction } from '@medinotes/shared/audit-actions'
import type { AuditDetails } from './audit-details.ts'

interface Facts {
  details: AuditDetails
  /** Of the person or organization it is about, where the reader may know it. */
  subjectName: string | null
}

type Predicate = string | ((facts: Facts) => string)

const word = ({ details }: Facts, name: string, unknown = 'something') => {
  const value = details[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : unknown
}
const somebody = ({ subjectName }: Facts) => subjectName ?? 'somebody'
const organization = ({ subjectName }: Facts) => subjectName ?? 'an organisation'
const ids = ({ details: { ids: list } }: Facts) => (Array.isArray(list) ? list.length : 0)
const many = (count: number, one: string, more: string) =>
  count === 0 ? `no ${more}` : count === 1 ? `one ${one}` : `${count} ${more}`
const since = (facts: Facts, from: string, to: string, of: string) =>
  facts.details[from] === undefined ? '' : ` ${of} from ${word(facts, from)} to ${word(facts, to)}`

const methods: Record<string, string> = {
  password: 'with a password',
  link: 'by a link sent to them',
  totp: 'with an authenticator app',
  sms: 'with a code by SMS',
  'backup-code': 'with a backup code',
}
const how = (facts: Facts) => methods[word(facts, 'method')] ?? ''
const factors: Record<string, string> = { totp: 'an authenticator app', sms: 'codes by SMS' }
const factor = (facts: Facts) => factors[word(facts, 'method')] ?? 'a second factor'
const roles: Record<string, string> = { referrer: 'a referrer', specialist: 'a specialist', admin: 'an admin' }
// An admin always administers.
const asRole = ({ details: { role, administers } }: Facts) =>
  ` as ${roles[String(role)] ?? 'a member'}${administers === true && role !== 'admin' ? ' who administers' : ''}`

function standing(facts: Facts) {
  const { previousAdministers: before, administers: after } = facts.details
  const role = facts.details.previousRole === facts.details.role ? '' : since(facts, 'previousRole', 'role', 'role')
  const running =
    before === after || before === undefined ? '' : after === true ? ' to administer' : ' not to administer'
  return [role, running].filter(Boolean).join(', and') || ''
}

function verdict({ details }: Facts) {
  if (details.intact === true) return `verified the audit trail: ${String(details.events)} events, intact`
  return `verified the audit trail and found it broken (${String(details.reason)})`
}

const switchWords: Record<string, string> = { true: 'switched on', false: 'switched off' }
const settingNames: Record<string, string> = {
  'ai-notes': 'drafting by AI',
  dictation: 'dictation',
  'patient-email': 'mail to patients',
  'waitlist-offers': 'offers to the waitlist',
  'second-factor': 'a second factor for everybody',
  'idle-minutes': 'how long a session may rest',
  'sign-ups': 'sign-up by anybody',
}

const letter = (facts: Facts) => `${word(facts, 'language')}, ${word(facts, 'level').replace('-', ' ')}`

/** What follows the name of who did it. No word of a note, a patient or an address. */
const predicates: Record<AuditAction, Predicate> = {
  'task.proposed': (facts) => `had ${many(ids(facts), 'task', 'tasks')} read out of a signed note`,
  'task.added': 'added a task to a note',
  'task.changed': (facts) => `changed a task, which is ${word(facts, 'status')} now`,
  'task.listed': (facts) => `looked at a list of ${many(ids(facts), 'task', 'tasks')}`,
  'template.created': (facts) => `made ${word(facts, 'scope')} template for notes`,
  'template.changed': (facts) => `changed a template for notes, which is at version ${word(facts, 'version')} now`,
  'template.retired': 'retired a template for notes',
  'template.restored': 'took a retired template for notes up again',
  'booking.held': 'held a slot',
  'booking.hold-extended': 'held a slot for longer',
  'booking.released': 'let a slot go',
  'booking.expired': 'let a hold run out',
  'booking.requested': 'asked for an examination',
  'booking.declined': 'turned down a request',
  'booking.submitted': 'sent a booking to the calendar',
  'booking.confirmed': 'confirmed a booking',
  'booking.refused': 'had a booking refused by the calendar',
  'booking.changed': 'changed the details of a booking',
  'booking.rescheduled': 'moved a booking',
  'booking.cancelled': (facts) => `cancelled a booking (${word(facts, 'reason', 'no reason given')})`,
  'booking.attended': 'recorded that the examinee attended',
  'booking.no-show': 'recorded that the examinee did not attend',
  'booking.paperwork-received': 'recorded that the documents have arrived',
  'booking.reminded': 'sent reminders of a booking',
  'booking.read': 'opened a booking',
  'booking.listed': (facts) => `listed ${many(ids(facts), 'booking', 'bookings')}`,
  'booking.exported': (facts) => `exported ${word(facts, 'count', 'some')} bookings`,
  'booking.matters-searched': 'looked through earlier matters',
  'search.made': (facts) => `searched and found ${many(Number(facts.details.found ?? 0), 'match', 'matches')}`,
  'booking.unreadable': 'met a booking that does not open',
  'booking-draft.saved': 'began a booking form',
  'booking-draft.read': 'opened a booking form',
  'booking-draft.deleted': 'discarded a booking form',
  'calendar.read': 'looked at the calendar',
  'calendar-feed.created': 'made an address for their calendar feed',
  'calendar-feed.ended': 'ended their calendar feed',
  'calendar-feed.read': 'had their calendar feed read',
  'waitlist.joined': 'joined the waitlist',
  'waitlist.left': 'left the waitlist',
  'waitlist.ended': 'ended a wait for a specialist who is not booked any more',
  'waitlist.offered': 'offered a freed slot to the waitlist',
  'document.uploaded': (facts) => `uploaded a document (${word(facts, 'kind', 'other')})`,
  'document.cleared': 'found a document clean',
  'document.quarantined': 'held a document back',
  'document.quarantine-listed': (facts) => `listed ${many(ids(facts), 'document', 'documents')} that are held back`,
  'document.quarantine-released': 'let a document out of quarantine',
  'document.destroyed': 'destroyed a document',
  'document.listed': (facts) => `listed ${many(ids(facts), 'document', 'documents')}`,
  'document.viewed': 'viewed a document',
  'document.downloaded': 'downloaded a document',
  'document.changed': 'changed what a document is called or is',
  'document.unreadable': 'met a document that does not open',
  'document.access-read': 'looked at who saw documents',
  'document.access-exported': 'exported who saw documents',
  'document.upload-abandoned': 'left an upload unfinished',
  'document.bundled': 'put a document into a bundle',
  'bundle.requested': (facts) => `asked for a bundle of ${many(ids(facts), 'document', 'documents')}`,
  'bundle.made': 'had a bundle made',
  'bundle.failed': 'had a bundle fail',
  'report.read': 'looked at the questions and the report of a booking',
  'report.question-linked': (facts) => `linked question ${word(facts, 'number')} to the letter of instruction`,
  'report.question-answered': (facts) => `said where the report answers question ${word(facts, 'number')}`,
  'report.question-waived': (facts) => `waived question ${word(facts, 'number')}`,
  'report.question-reopened': (facts) => `opened question ${word(facts, 'number')} again`,
  'report.released': 'released a report',
  'report.recalled': 'recalled a report',
  'report.opened': 'opened a released report',
  'report.code-locked': 'tried too many codes for a released report',
  'retention.rules-changed': 'changed how long documents are kept',
  'retention.hold-placed': 'placed a legal hold on a booking',
  'retention.hold-lifted': 'lifted a legal hold',
  'retention.deletion-requested': 'asked for a document to be deleted',
  'retention.deletion-approved': 'approved the deletion of a document',
  'retention.deletion-refused': 'refused the deletion of a document',
  'retention.deletion-withdrawn': 'withdrew a request to delete a document',
  'retention.listed': (facts) => `listed ${many(ids(facts), 'request', 'requests')} to delete documents`,
  'policy.set': (facts) => `set version ${word(facts, 'version', 'another')} of a policy`,
  'policy.withdrawn': (facts) => `withdrew version ${word(facts, 'version', 'another')} of a policy`,
  'exam-type.created': 'added an exam type',
  'exam-type.changed': 'changed an exam type',
  'place.created': 'added a place',
  'place.changed': 'changed a place',
  'specialist.created': 'added a specialist',
  'specialist.changed': 'changed how a specialist is booked',
  'specialist.listed': 'listed a specialist for bookings',
  'specialist.unlisted': 'took a specialist off the list',
  'specialist.deactivated': 'deactivated a specialist',
  'specialist.reactivated': 'reactivated a specialist',
  'acuity.connected': 'connected an Acuity account',
  'acuity.disconnected': 'disconnected the Acuity account',
  'acuity.settings-changed': 'changed how the Acuity account is used',
  'acuity.calendars-chosen': 'chose the Acuity calendars of a specialist',
  'acuity.dry-run': 'tried the Acuity connection without booking',
  'acuity.halted': 'stopped calling Acuity, which no longer accepts the connection',
  'acuity.resumed': 'went on calling Acuity',
  'acuity.webhooks-registered': 'asked Acuity to tell of changes',
  'acuity.webhooks-disabled': 'found that Acuity had stopped telling of changes',
  'acuity.finding-settled': 'settled a difference between Acuity and the bookings',
  'acuity.appointment-decided': 'decided on a booking that Acuity had not answered',
  'setting.changed': (facts) =>
    `${switchWords[word(facts, 'to')] ?? `set to ${word(facts, 'to')} minutes`} ${settingNames[word(facts, 'setting')] ?? 'a setting'}${word(facts, 'scope') === 'installation' ? ' for the whole installation' : ''}`,
  'schedule.hours-changed': 'changed working hours',
  'schedule.exception-added': (facts) => (word(facts, 'kind') === 'leave' ? 'entered leave' : 'added an extra session'),
  'schedule.exception-removed': 'removed an exception from a schedule',
  'schedule.imported': 'imported working hours or leave from a file',
  'account.provisioned': 'came here for the first time',
  'account.signed-in': (facts) => `signed in ${how(facts)}`.trim(),
  'account.signed-out': 'signed out',
  'account.locked-out': (facts) =>
    `was locked out for ${word(facts, 'minutes', 'some')} minutes after wrong codes or passwords`,
  'account.email-verified': 'confirmed their e-mail address',
  'account.email-changed': 'changed their e-mail address',
  'account.password-changed': 'changed their password',
  'account.password-reset': 'set a new password by a link sent to them',
  'account.factor-added': (facts) => `added ${factor(facts)} as second factor`,
  'account.factor-removed': (facts) => `removed ${factor(facts)} as second factor`,
  'account.backup-codes-made': 'made new backup codes',
  'account.proven': (facts) => `proved who they are ${how(facts)}`.trim(),
  'account.session-ended': ({ details: { scope } }) =>
    scope === 'all'
      ? 'signed out everywhere'
      : scope === 'others'
        ? 'signed out everywhere else'
        : 'ended one of their sessions',
  'account.recovered': (facts) => `removed the second factors of ${somebody(facts)} and signed them out`,
  'person.organization-chosen': (facts) => `went on to work in ${organization(facts)}`,
  'person.disabled': (facts) => `disabled the account of ${somebody(facts)}`,
  'person.enabled': (facts) => `enabled the account of ${somebody(facts)}`,
  'person.sessions-ended': (facts) => `signed ${somebody(facts)} out everywhere`,
  'organization.created': (facts) => `created ${organization(facts)}`,
  'organization.renamed': (facts) => `renamed ${organization(facts)}${since(facts, 'from', 'to', '')}`,
  'organization.approved': (facts) => `approved ${organization(facts)}`,
  'organization.approval-withdrawn': (facts) => `withdrew the approval of ${organization(facts)}`,
  'organization.suspended': (facts) => `suspended ${organization(facts)}`,
  'organization.reinstated': (facts) => `reinstated ${organization(facts)}`,
  'organization.exported': (facts) => `took out all that is of ${organization(facts)}`,
  'organization.plan-changed': (facts) => `changed the plan of ${organization(facts)}${since(facts, 'from', 'to', '')}`,
  'organization.plan-requested': (facts) => `asked for another plan for ${organization(facts)}`,
  'organization.analytics-set': 'changed the settings of the figures',
  'member.added': (facts) => `added ${somebody(facts)}${asRole(facts)}`,
  'member.changed': (facts) => `changed what ${somebody(facts)} may do:${standing(facts) || asRole(facts)}`,
  'member.removed': (facts) => `removed ${somebody(facts)} from the organisation`,
  'member.listed': (facts) => `looked at a list of ${many(ids(facts), 'person', 'people')}`,
  'invitation.sent': (facts) => `invited somebody${asRole(facts)}`,
  'invitation.revoked': 'withdrew an invitation',
  'invitation.accepted': (facts) => `accepted an invitation${asRole(facts)}`,
  'person.first-steps-dismissed': 'hid their first steps',
  'break-glass.opened': 'opened emergency access to every note of the organisation',
  'break-glass.ended': 'ended emergency access',
  'break-glass.listed': (facts) => `read why emergency access was opened, ${many(ids(facts), 'time', 'times')}`,
  'break-glass.reviewed': (facts) =>
    `reviewed emergency access and found it ${word(facts, 'verdict') === 'justified' ? 'justified' : 'not justified'}`,
  'notice-preferences.changed': 'changed which notices they get',
  'notice-phone.confirmed': 'confirmed a mobile number for notices',
  'notice-phone.removed': 'removed their mobile number for notices',
  'notice.sent-again': (facts) => `had a notice sent again that had failed (${word(facts, 'template')})`,
  'notice.discarded': (facts) =>
    `gave up a notice that did not arrive (${word(facts, 'template')}, ${word(facts, 'reason')})`,
  'job.retried': (facts) => `had the failed job ${word(facts, 'name')} tried again`,
  'job.discarded': (facts) =>
    `discarded the failed job ${word(facts, 'name')} (${word(facts, 'reason', 'no reason given')})`,
  'consultation.created': 'began a note',
  'consultation.continued': (facts) => `began attempt ${word(facts, 'attempt')} of a note`,
  'consultation.stopped': 'stopped a note that was being written',
  'consultation.drafted': (facts) => `received the draft of a note, version ${word(facts, 'version', '1')}`,
  'consultation.failed': 'had a note fail that was being written',
  'consultation.interrupted': 'had a note cut short that was being written',
  'consultation.read': (facts) => `read a note, version ${word(facts, 'version', '1')}`,
  'consultation.streamed': 'read a note while it was written',
  'consultation.listed': (facts) => `looked at a list of ${many(ids(facts), 'note', 'notes')}`,
  'consultation.unreadable': 'asked for a note that cannot be opened any more',
  'consultation.edited': (facts) => `changed a note, version ${word(facts, 'version', '1')}`,
  'consultation.versions-read': 'read earlier versions of a note',
  'consultation.dictated': 'had a dictation transcribed',
  'consultation.dictation-consented': 'confirmed that a patient agreed to be recorded',
  'consultation.dictation-consent-withdrawn': 'took back a patient’s consent to be recorded',
  'consultation.sent': (facts) => `had a note sent to ${word(facts, 'model', 'an AI service')}, identifiers hidden`,
  'consultation.sent-read': 'looked at what of a note was sent to an AI service',
  'consultation.section-proposed': 'had a section of a note written again, as a proposal',
  'consultation.finding-accepted': 'let a finding in a note stand, with a reason',
  'consultation.finding-reopened': 'opened a settled finding of a note again',
  'consultation.signed': (facts) => `signed version ${word(facts, 'version', '1')} of a note`,
  'consultation.exported': (facts) =>
    `exported a note as ${word(facts, 'format', 'a file')}, version ${word(facts, 'version', '1')}`,
  'consultation.filed': 'filed a signed report as a document of its booking',
  'consultation.addendum-added': (facts) => `added addendum ${word(facts, 'number', '1')} to a signed note`,
  'consultation.cosignature-requested': 'asked a colleague to sign a note beside them',
  'consultation.cosigned': 'signed a colleague’s note beside them',
  'consultation.cosignature-declined': 'declined to sign a colleague’s note',
  'consultation.cosignature-withdrawn': 'took back a request to sign a note',
  'consultation.letters-read': 'read the letters to the patient of a note',
  'consultation.letter-written': (facts) => `had the letter to the patient written (${letter(facts)})`,
  'consultation.letter-edited': (facts) => `changed the letter to the patient (${letter(facts)})`,
  'consultation.letter-finding-accepted': (facts) =>
    `let a figure of the letter to the patient stand, with a reason (${letter(facts)})`,
  'consultation.letter-confirmed': (facts) => `confirmed the letter to the patient (${letter(facts)})`,
  'consultation.email-sent': (facts) =>
    `sent the patient their letter (${letter(facts)}), version ${word(facts, 'version', '1')}`,
  'audit.exported': (facts) => `exported the audit trail as ${exportNames[word(facts, 'format')] ?? 'a file'}`,
  'audit.verified': verdict,
}

const exportNames: Record<string, string> = { csv: 'CSV', jsonl: 'JSON lines' }

export function sentenceOf(action: AuditAction, actor: string, facts: Facts): string {
  const predicate = predicates[action]
  return `${actor} ${typeof predicate === 'string' ? predicate : predicate(facts)}`
}

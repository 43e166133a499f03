import type { NoticeChannel, NoticeFault, NoticeFinding, NoticeStatus } from '@medinotes/shared/notices'
import { Ban, CircleAlert, CircleCheck, CircleSlash, Clock3, type LucideIcon, Send, Undo2 } from 'lucide-react'
import type { Tone } from '../../components/badge.tsx'

/** What notices are about; one without is shown by its own name. */
const names: Record<string, string> = {
  'verify-email': 'Confirm an e-mail address',
  'account-exists': 'The account exists already',
  'sign-up-closed': 'Sign-up is by invitation',
  'reset-password': 'Choose a new password',
  'password-changed': 'The password was changed',
  'change-email': 'Confirm a new e-mail address',
  'email-changed': 'The e-mail address was changed',
  'factor-added': 'A second factor was turned on',
  'factor-removed': 'A second factor was turned off',
  'account-recovered': 'A second factor was removed by an administrator',
  'account-locked': 'Too many wrong codes',
  'sign-in-code': 'Code to sign in',
  'phone-code': 'Code to confirm a mobile number',
  invitation: 'Invitation',
  'plan-requested': 'The premium plan is asked for',
  'break-glass-opened': 'Emergency access was opened',
  'break-glass-unreviewed': 'Emergency access waits for a review',
  'integration-trouble': 'A part of the installation needs a look',
  'calendar-trouble': 'Acuity needs somebody to look at it',
  'note-unfinished': 'A note stopped before it was finished',
  'tasks-due': 'Tasks are due',
  'cosignature-requested': 'A note waits for a colleague’s signature',
  'cosignature-answered': 'A colleague answered about a note',
  'booking-requested': 'An examination is asked for',
  'booking-confirmed': 'An examination is booked',
  'booking-declined': 'A request is turned down',
  'booking-refused': 'A calendar refuses a booking',
  'booking-moved': 'An examination is moved',
  'booking-cancelled': 'An examination is cancelled',
  'waitlist-ended': 'A specialist one waits for takes no more bookings',
  'slot-offered': 'A time became free',
  'booking-soon': 'An examination is soon',
  'paperwork-overdue': 'Paperwork is overdue',
  'document-arrived': 'Documents have arrived',
  'document-held-back': 'A document is held back',
  'deletion-requested': 'A deletion is asked for',
  'report-released': 'A report is released',
  'report-recalled': 'A report is recalled',
  'report-for-you': 'To a doctor: a report',
  'delivery-code': 'To a doctor: code to open a report',
  'delivery-recalled': 'To a doctor: a report is recalled',
  'patient-letter': 'To a patient: a letter about their visit',
  'examinee-appointment': 'To the examinee: the appointment',
  'examinee-appointment-sms': 'To the examinee: the appointment, in short',
}

export const nameOfNotice = (template: string) => names[template] ?? template

export interface NoticeState {
  channel: NoticeChannel
  status: NoticeStatus
  fault: NoticeFault | null
}

interface StatusLook {
  label: string
  tone: Tone
  icon: LucideIcon
}

const looks: Record<NoticeStatus, StatusLook> = {
  queued: { label: 'Waits to be sent', tone: 'neutral', icon: Clock3 },
  sending: { label: 'Being sent', tone: 'info', icon: Send },
  sent: { label: 'Sent', tone: 'success', icon: CircleCheck },
  failed: { label: 'Failed', tone: 'danger', icon: CircleAlert },
  blocked: { label: 'Blocked', tone: 'danger', icon: Ban },
  bounced: { label: 'Came back', tone: 'warning', icon: Undo2 },
  suppressed: { label: 'Not sent', tone: 'neutral', icon: CircleSlash },
}

/** Where nothing can be sent at all, waiting would be a promise. */
export const lookOf = ({ status, fault }: Pick<NoticeState, 'status' | 'fault'>) =>
  looks[status === 'queued' && fault === 'not-configured' ? 'suppressed' : status]

const services: Record<NoticeChannel, string> = { email: 'mail server', sms: 'SMS service' }
const addresses: Record<NoticeChannel, string> = { email: 'address', sms: 'number' }

/** Why it is where it is, in a sentence; null where the status says it all. */
export function reasonFor({ channel, fault }: Pick<NoticeState, 'channel' | 'fault'>) {
  if (fault === null) return null
  const service = services[channel]
  const reasons: Record<NoticeFault, string> = {
    'not-configured': `This installation has no ${service}.`,
    'not-sent-by-earlier-version': 'It was left by an earlier version of the service, which sent nothing.',
    'server-unreachable': `The ${service} could not be reached.`,
    'server-busy': `The ${service} had too much to do.`,
    'server-refused': `The ${service} did not take it.`,
    'address-refused': `The ${service} did not take it for this ${addresses[channel]}.`,
    'address-bounced': `What is sent to this ${addresses[channel]} comes back.`,
    complained: 'The recipient marked an earlier mail as spam.',
    stopped: 'The recipient answered STOP to an SMS.',
    'not-wanted': 'The recipient turned notices like this off.',
    'quiet-hours': 'It waits until the recipient’s quiet hours end.',
    discarded: 'It was given up by an administrator.',
    'identifier-found': 'It would have named the patient it is about, so it was held back.',
  }
  return reasons[fault]
}

const kinds: Record<NoticeFinding['kind'], string> = {
  name: 'the patient’s name',
  date: 'a date that tells who they are',
  number: 'a number that tells who they are',
  phone: 'their phone number',
  email: 'their e-mail address',
}
const places: Record<NoticeFinding['where'], string> = {
  subject: 'In the subject',
  text: 'In the text',
  link: 'In a link',
}

/** What a held-back notice named, and where: "In the subject: the patient’s name". */
export const findingText = ({ kind, where }: NoticeFinding) => `${places[where]}: ${kinds[kind]}`

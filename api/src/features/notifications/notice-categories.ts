import type { NoticeCategory } from '@medinotes/shared/notices'
import type { NoticeTemplate } from './notice-templates.ts'

/** What people choose by, of each kind of notice. */
export const categoryOf: Record<NoticeTemplate, NoticeCategory> = {
  'verify-email': 'account',
  'account-exists': 'account',
  'reset-password': 'account',
  'password-changed': 'account',
  'change-email': 'account',
  'email-changed': 'account',
  'factor-added': 'account',
  'factor-removed': 'account',
  'account-recovered': 'account',
  'account-locked': 'account',
  'sign-in-code': 'account',
  'phone-code': 'account',
  invitation: 'invitations',
  'plan-requested': 'practice',
  'break-glass-opened': 'alarms',
  'note-unfinished': 'notes',
  'booking-requested': 'bookings',
  'booking-confirmed': 'bookings',
  'booking-declined': 'bookings',
  'booking-moved': 'bookings',
  'booking-cancelled': 'bookings',
  'slot-offered': 'bookings',
  'booking-soon': 'reminders',
  'paperwork-overdue': 'reminders',
  'examinee-appointment': 'examinee',
  'examinee-appointment-sms': 'examinee',
}

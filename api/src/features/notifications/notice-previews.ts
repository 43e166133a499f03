import type { noticePreviewListSchema } from '@medinotes/shared/notices'
import type { z } from 'zod'
import type { BookingNoticeFacts } from './booking-notice-templates.ts'
import { sampleDocumentFacts } from './document-notice-templates.ts'
import { categoryOf } from './notice-categories.ts'
import { smsTextOf } from './notice-sms.ts'
import type { NoticeFacts, NoticeTemplate } from './notice-templates.ts'
import { renderNotice } from './render-notice.ts'
import { sampleReportFacts } from './report-notice-templates.ts'

type Samples = { [Template in NoticeTemplate]: NoticeFacts[Template] }

export function sampleFacts(publicUrl: string): Samples {
  const name = 'Mia Castellano'
  const organizationName = 'Harbour Medico-Legal'
  const signInLink = `${publicUrl}/sign-in`
  const noteLink = `${publicUrl}/app/consultations/3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11`
  return {
    'verify-email': { name, link: `${publicUrl}/verify-email#sample` },
    'account-exists': { signInLink },
    'sign-up-closed': {},
    'reset-password': { name, link: `${publicUrl}/reset-password#sample` },
    'password-changed': { name },
    'change-email': { name, link: `${publicUrl}/verify-email#sample` },
    'email-changed': { name },
    'factor-added': { name, factor: 'a code of an authenticator app' },
    'factor-removed': { name, factor: 'a code of an authenticator app' },
    'account-recovered': { name, signInLink },
    'account-locked': { name, minutes: 15 },
    'sign-in-code': { code: '123456' },
    'phone-code': { code: '123456' },
    invitation: {
      ...{ organizationName, invitedBy: 'Priya Raman', role: 'specialist', days: 7 },
      link: `${publicUrl}/invitation#sample`,
    },
    'plan-requested': { organizationName, requestedBy: name, link: `${publicUrl}/app/admin/organizations` },
    'break-glass-opened': {
      ...{ organizationName, openedBy: 'Priya Raman', until: '3 Mar 2026, 2:30 pm (Sydney time)' },
      link: `${publicUrl}/app/emergency-access`,
    },
    'break-glass-unreviewed': { organizationName, waiting: 2, link: `${publicUrl}/app/emergency-access` },
    'integration-trouble': { part: 'mail', state: 'failing', link: `${publicUrl}/app/admin/integrations` },
    'calendar-trouble': { trouble: 'halted', link: `${publicUrl}/app/acuity` },
    ...sampleBookingFacts(publicUrl),
    ...sampleDocumentFacts(publicUrl),
    ...sampleReportFacts(publicUrl),
    'tasks-due': { tasks: 3, link: `${publicUrl}/app/tasks` },
    'note-unfinished': { link: noteLink },
    'cosignature-requested': { requestedBy: 'Dr Wren Calloway', link: noteLink },
    'cosignature-answered': { answeredBy: 'Dr Wren Calloway', answer: 'signed', link: noteLink },
  }
}

function sampleBookingFacts(publicUrl: string): BookingNoticeFacts {
  const when = 'Tue, 3 Mar 2026, 2:30 pm AEDT'
  const meeting = { specialistName: 'Dr Wren Calloway', when, where: 'Harbour Rooms, Pyrmont NSW' }
  const booking = { ...meeting, reference: 'MN-7K3QHA' }
  const link = `${publicUrl}/app/bookings/3f0c1e52-7f64-4b0e-9d52-7a1c7e0a9b11`
  const dueAt = 'Tue, 24 Feb 2026, 5:00 pm AEDT'
  const appointment = { kind: 'soon', when, where: '1 Quay Street, Pyrmont NSW 2009' } as const
  return {
    'booking-requested': { ...booking, link, organizationName: 'Harbour Medico-Legal' },
    'booking-confirmed': { ...booking, link, dueAt },
    'booking-declined': { ...booking, link },
    'booking-refused': { ...booking, link },
    'booking-moved': { ...booking, link, dueAt },
    'booking-cancelled': { ...booking, link, fee: '$451.00' },
    'booking-soon': { ...booking, link, days: 7 },
    'paperwork-overdue': { ...booking, link, dueAt },
    'waitlist-ended': { specialistName: meeting.specialistName, link },
    'slot-offered': { ...meeting, link, heldUntil: 'Mon, 2 Mar 2026, 11:30 am AEDT' },
    'examinee-appointment': appointment,
    'examinee-appointment-sms': appointment,
  }
}

type Preview = z.infer<typeof noticePreviewListSchema>['items'][number]

/** Every template as it would be sent, and the SMS beside those that have one. */
export function noticePreviews(publicUrl: string): Preview[] {
  const samples = sampleFacts(publicUrl)
  return templatesOf(samples).flatMap((template) => {
    const described = { template, category: categoryOf[template] }
    const rendered = renderNotice(template, samples[template], { publicUrl })
    const sms = smsTextOf(template, samples[template], { publicUrl, takesReplies: true })
    return [
      { ...described, channel: rendered.html === null ? 'sms' : 'email', ...rendered },
      ...(sms === null ? [] : [{ ...described, channel: 'sms' as const, subject: null, text: sms, html: null }]),
    ]
  })
}

export const templatesOf = (samples: Samples) => Object.keys(samples) as NoticeTemplate[]

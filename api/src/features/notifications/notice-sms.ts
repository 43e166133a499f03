import type { BookingNoticeFacts } from './booking-notice-templates.ts'
import type { NoticeFacts, NoticeTemplate } from './notice-templates.ts'

/** What one SMS holds, in the characters that every phone has. */
const room = 160

type Told =
  | 'break-glass-opened'
  | 'break-glass-unreviewed'
  | 'calendar-trouble'
  | 'integration-trouble'
  | 'plan-requested'
  | 'note-unfinished'
  | 'cosignature-requested'
  | 'cosignature-answered'
  | 'report-released'
  | 'report-recalled'
  | Exclude<keyof BookingNoticeFacts, `examinee-${string}`>

const words: Record<Told, string> = {
  'break-glass-opened': 'MediNotes Pro: emergency access to notes was opened. Look at the reason:',
  'break-glass-unreviewed': 'MediNotes Pro: emergency access waits for your review:',
  'calendar-trouble': 'MediNotes Pro: Acuity needs somebody to look at it:',
  'integration-trouble': 'MediNotes Pro: a part of the installation needs a look:',
  'plan-requested': 'MediNotes Pro: somebody asks for the premium plan. Decide about it:',
  'note-unfinished': 'MediNotes Pro: a note stopped before it was finished. Continue it:',
  'cosignature-requested': 'MediNotes Pro: a note waits for your signature:',
  'cosignature-answered': 'MediNotes Pro: a colleague answered about your note:',
  'booking-requested': 'MediNotes Pro: a request waits for your answer:',
  'booking-confirmed': 'MediNotes Pro: a booking is confirmed:',
  'booking-declined': 'MediNotes Pro: a request was turned down:',
  'booking-refused': 'MediNotes Pro: a booking could not be made. Choose another time:',
  'booking-moved': 'MediNotes Pro: a booking was moved:',
  'booking-cancelled': 'MediNotes Pro: a booking was cancelled:',
  'booking-soon': 'MediNotes Pro: a booking is soon:',
  'paperwork-overdue': 'MediNotes Pro: documents for a booking are overdue:',
  'report-released': 'MediNotes Pro: a report was released to you:',
  'report-recalled': 'MediNotes Pro: a report was recalled:',
  'waitlist-ended': 'MediNotes Pro: your wait for a specialist has ended:',
  'slot-offered': 'MediNotes Pro: a time you waited for is free:',
}

const isTold = (template: NoticeTemplate): template is Told => template in words

/** The SMS beside a mail, for those who want one: it names nobody. Null where there is none. */
export function smsTextOf<Template extends NoticeTemplate>(
  template: Template,
  facts: NoticeFacts[Template],
  { publicUrl, takesReplies }: { publicUrl: string; takesReplies: boolean },
): string | null {
  if (!isTold(template)) return null
  const link = 'link' in facts && typeof facts.link === 'string' ? facts.link : publicUrl
  const whole = `${words[template]} ${link}`
  // Nobody can reply to a sender that is a name.
  const candidates = [...(takesReplies ? [`${whole} Reply STOP to end`] : []), whole, `${words[template]} ${publicUrl}`]
  return candidates.find((text) => text.length <= room) ?? words[template]
}

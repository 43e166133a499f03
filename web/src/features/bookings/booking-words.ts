import type { BookingStatus, ClaimType, DocumentKind, Matter } from '@medinotes/shared/bookings'
import type { Modality } from '@medinotes/shared/scheduling'
import type { WaitlistEntry } from '@medinotes/shared/waitlist'
import {
  CalendarCheck,
  CalendarX,
  CircleCheck,
  CircleSlash,
  Hourglass,
  LoaderCircle,
  MailQuestionMark,
  type LucideIcon,
  UserX,
} from 'lucide-react'
import type { Tone } from '../../components/badge.tsx'

interface StatusLook {
  label: string
  tone: Tone
  /** The second cue beside the colour. */
  icon: LucideIcon
  /** What it means, in a sentence. */
  about: string
}

export const statusLooks: Record<BookingStatus, StatusLook> = {
  held: { label: 'Held', tone: 'warning', icon: Hourglass, about: 'The time is kept while the form is filled in.' },
  requested: {
    label: 'Requested',
    tone: 'info',
    icon: MailQuestionMark,
    about: 'The time is kept until the practice answers.',
  },
  submitting: {
    label: 'Being confirmed',
    tone: 'info',
    icon: LoaderCircle,
    about: 'The specialist’s calendar has not answered yet.',
  },
  confirmed: { label: 'Confirmed', tone: 'accent', icon: CalendarCheck, about: 'The examination is booked.' },
  attended: { label: 'Attended', tone: 'success', icon: CircleCheck, about: 'The examination took place.' },
  'no-show': { label: 'Did not attend', tone: 'danger', icon: UserX, about: 'The examinee did not come.' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: CalendarX, about: 'The examination does not take place.' },
  released: { label: 'Released', tone: 'neutral', icon: CircleSlash, about: 'The time was let go; nobody was booked.' },
}

export const modalityNames: Record<Modality, string> = { 'in-person': 'In person', telehealth: 'Telehealth' }

export const claimTypeNames: Record<ClaimType, string> = {
  'workers-compensation': 'Workers compensation',
  'motor-accident': 'Motor accident (CTP)',
  'public-liability': 'Public liability',
  'medical-negligence': 'Medical negligence',
  'income-protection': 'Income protection',
  'life-and-tpd': 'Life and TPD',
  employment: 'Employment',
  other: 'Another kind',
}

type ActingFor = NonNullable<Matter['actingFor']>
export const actingForNames: Record<ActingFor, string> = {
  claimant: 'The claimant',
  respondent: 'The respondent',
  insurer: 'The insurer',
  joint: 'Both sides jointly',
}

export const documentKindNames: Record<DocumentKind, string> = {
  'letter-of-instruction': 'Letter of instruction',
  'medical-record': 'Medical records',
  imaging: 'Imaging',
  report: 'Earlier reports',
  invoice: 'Invoice',
  other: 'Other documents',
}

export const waitlistStatusLabels: Record<WaitlistEntry['status'], string> = {
  waiting: 'Waiting',
  offered: 'A slot is offered',
  booked: 'Booked',
  left: 'Left',
  expired: 'Ended',
}

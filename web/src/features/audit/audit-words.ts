import type { AuditFault } from '@medinotes/shared/audit'
import type { AuditGroup, AuditSubjectType } from '@medinotes/shared/audit-actions'
import {
  BellRing,
  Briefcase,
  Building2,
  CalendarCheck,
  CalendarClock,
  CalendarDays,
  Archive,
  CircleUser,
  ClipboardList,
  FileBadge,
  FilePen,
  FileText,
  Files,
  Hourglass,
  KeyRound,
  LayoutTemplate,
  ListChecks,
  ListX,
  type LucideIcon,
  Mail,
  MailWarning,
  MapPin,
  NotebookPen,
  Rss,
  Scale,
  ScrollText,
  Search,
  Siren,
  Smartphone,
  ToggleRight,
  Stethoscope,
  Unplug,
  UsersRound,
} from 'lucide-react'

export const groupLooks: Record<AuditGroup, { label: string; icon: LucideIcon }> = {
  account: { label: 'Sign-in and security', icon: KeyRound },
  person: { label: 'Accounts', icon: CircleUser },
  organization: { label: 'Organisation and plan', icon: Building2 },
  member: { label: 'Members', icon: UsersRound },
  invitation: { label: 'Invitations', icon: Mail },
  'break-glass': { label: 'Emergency access', icon: Siren },
  'notice-preferences': { label: 'Choice of notices', icon: BellRing },
  'notice-phone': { label: 'Numbers for notices', icon: Smartphone },
  notice: { label: 'Notices', icon: MailWarning },
  job: { label: 'Background jobs', icon: ListX },
  consultation: { label: 'Notes', icon: NotebookPen },
  task: { label: 'Tasks', icon: ListChecks },
  template: { label: 'Templates for notes', icon: LayoutTemplate },
  booking: { label: 'Bookings', icon: CalendarCheck },
  'booking-draft': { label: 'Booking forms', icon: FilePen },
  calendar: { label: 'Calendar', icon: CalendarDays },
  'calendar-feed': { label: 'Calendar feeds', icon: Rss },
  waitlist: { label: 'Waitlist', icon: Hourglass },
  document: { label: 'Documents', icon: FileText },
  bundle: { label: 'Bundles', icon: Files },
  report: { label: 'Reports', icon: FileBadge },
  retention: { label: 'Keeping and deleting documents', icon: Archive },
  policy: { label: 'Policies', icon: Scale },
  'exam-type': { label: 'Exam types', icon: ClipboardList },
  place: { label: 'Places', icon: MapPin },
  specialist: { label: 'Specialists', icon: Stethoscope },
  acuity: { label: 'Acuity', icon: Unplug },
  setting: { label: 'Feature settings', icon: ToggleRight },
  schedule: { label: 'Working hours', icon: CalendarClock },
  search: { label: 'Searches', icon: Search },
  audit: { label: 'The trail itself', icon: ScrollText },
}

export const lookOf = (action: string) => {
  const group = Object.entries(groupLooks).find(([name]) => action.startsWith(`${name}.`))
  return group?.[1] ?? { label: action, icon: Briefcase }
}

export const subjectLabels: Record<AuditSubjectType, string> = {
  consultation: 'A note',
  task: 'A task',
  template: 'A template for notes',
  person: 'A person',
  organization: 'An organisation',
  invitation: 'An invitation',
  'break-glass-grant': 'An emergency access',
  session: 'A session',
  notice: 'A notice',
  job: 'A background job',
  booking: 'A booking',
  'booking-draft': 'A booking form',
  'calendar-feed': 'A calendar feed',
  'waitlist-entry': 'A place on the waitlist',
  document: 'A document',
  bundle: 'A bundle',
  policy: 'A policy',
  'exam-type': 'An exam type',
  place: 'A place',
  specialist: 'A specialist',
  'acuity-account': 'An Acuity account',
  audit: 'The trail itself',
}

/** What was found, and what that means. */
export const faultWords: Record<AuditFault, string> = {
  edited: 'What is stored there is not what was recorded: it was edited afterwards.',
  missing: 'What was recorded there is gone.',
  reordered: 'What is stored there was recorded at another place of the chain.',
  unlinked: 'An event was put in beside the chain.',
  truncated: 'The end of the chain was cut off: an anchor kept outside the database knows of more events.',
  'anchor-altered': 'An anchor kept outside the database is not what was signed.',
}

/** `previousRole` as people say it: "Previous role". */
export function wordsOf(name: string) {
  if (name === 'organizationId') return 'Organisation'
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

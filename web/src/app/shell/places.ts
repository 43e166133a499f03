import type { Permission } from '@medinotes/shared/permissions'
import {
  Archive,
  Building,
  Building2,
  ChartColumn,
  CalendarCheck,
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  ClipboardList,
  FilePlus2,
  Files,
  House,
  LayoutTemplate,
  ListChecks,
  ListPlus,
  ListX,
  MailWarning,
  MapPin,
  Plug,
  Scale,
  ScrollText,
  Settings,
  ShieldAlert,
  Siren,
  Stethoscope,
  ToggleRight,
  Unplug,
  UsersRound,
  type LucideIcon,
} from 'lucide-react'
import { paths } from '../paths.ts'

export interface Place {
  label: string
  path: string
  icon: LucideIcon
  /** Hidden from those without it; the guard and the service refuse them too. */
  permission?: Permission
}

const places: readonly Place[] = [
  { label: 'Home', path: paths.home, icon: House },
  { label: 'Book', path: paths.newBooking, icon: CalendarPlus, permission: 'booking:write' },
  { label: 'Bookings', path: paths.bookings, icon: CalendarCheck, permission: 'booking:read' },
  { label: 'Calendar', path: paths.calendar, icon: CalendarDays, permission: 'booking:read' },
  { label: 'Waitlist', path: paths.waitlist, icon: ListPlus, permission: 'booking:write' },
  { label: 'New note', path: paths.newConsultation, icon: FilePlus2, permission: 'consultation:write' },
  { label: 'Notes', path: paths.consultations, icon: Files, permission: 'consultation:read' },
  { label: 'Tasks', path: paths.tasks, icon: ListChecks, permission: 'consultation:read' },
  { label: 'Templates', path: paths.templates, icon: LayoutTemplate, permission: 'template:write' },
  { label: 'Working hours', path: paths.schedule, icon: CalendarClock, permission: 'schedule:read' },
  // Specialists come here from their working hours.
  { label: 'Specialists', path: paths.adminSpecialists, icon: Stethoscope, permission: 'policy:write' },
  { label: 'Places', path: paths.adminPlaces, icon: MapPin, permission: 'policy:write' },
  { label: 'Policies', path: paths.adminPolicies, icon: Scale, permission: 'policy:write' },
  { label: 'Acuity', path: paths.acuity, icon: Unplug, permission: 'connection:write' },
  { label: 'Retention', path: paths.retention, icon: Archive, permission: 'retention:write' },
  { label: 'Exam types', path: paths.adminExamTypes, icon: ClipboardList, permission: 'platform:write' },
  { label: 'Analytics', path: paths.analytics, icon: ChartColumn, permission: 'analytics:read' },
  { label: 'Organisation', path: paths.organization, icon: Building2, permission: 'organization:read' },
  { label: 'Feature settings', path: paths.featureSettings, icon: ToggleRight, permission: 'organization:write' },
  { label: 'Held back', path: paths.quarantine, icon: ShieldAlert, permission: 'quarantine:write' },
  { label: 'Audit trail', path: paths.audit, icon: ScrollText, permission: 'audit:read' },
  { label: 'Notices', path: paths.adminNotices, icon: MailWarning, permission: 'notice:read' },
  { label: 'People', path: paths.adminPeople, icon: UsersRound, permission: 'platform:read' },
  { label: 'Organisations', path: paths.adminOrganizations, icon: Building, permission: 'platform:read' },
  { label: 'Integrations', path: paths.adminIntegrations, icon: Plug, permission: 'platform:read' },
  { label: 'Failed jobs', path: paths.adminJobs, icon: ListX, permission: 'platform:read' },
  { label: 'Emergency access', path: paths.emergencyAccess, icon: Siren, permission: 'break-glass:review' },
  { label: 'Settings', path: paths.settings, icon: Settings },
]

export const placesFor = (permissions: readonly Permission[]) =>
  places.filter(({ permission }) => !permission || permissions.includes(permission))

/** The place an address belongs to: the one that reaches furthest down its path. Every path begins with that of the home page. */
export const placeOf = (places: readonly Place[], pathname: string) =>
  places
    .filter(({ path }) => pathname === path || (path !== paths.home && pathname.startsWith(`${path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]

/** What a thumb's width has room for: all of them, or the first ones and the rest behind a menu. */
export function splitForPhone(places: readonly Place[], room = 5) {
  if (places.length <= room) return { shown: places, rest: [] }
  return { shown: places.slice(0, room - 1), rest: places.slice(room - 1) }
}

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

type PlaceGroup = 'Practice' | 'People' | 'Booking rules' | 'Quality' | 'System'

export interface Place {
  label: string
  path: string
  icon: LucideIcon
  /** What it stands under; none for everyday work. */
  group?: PlaceGroup
  /** Hidden from those without it; the guard and the service refuse them too. */
  permission?: Permission
}

const grouped = (group: PlaceGroup, places: readonly Place[]) => places.map((place) => ({ ...place, group }))

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
  ...grouped('Practice', [
    { label: 'Organisation', path: paths.organization, icon: Building2, permission: 'organization:read' },
    { label: 'Analytics', path: paths.analytics, icon: ChartColumn, permission: 'analytics:read' },
    { label: 'Feature settings', path: paths.featureSettings, icon: ToggleRight, permission: 'organization:write' },
  ]),
  ...grouped('People', [
    // Specialists come here from their working hours.
    { label: 'Specialists', path: paths.adminSpecialists, icon: Stethoscope, permission: 'policy:write' },
    { label: 'People', path: paths.adminPeople, icon: UsersRound, permission: 'platform:read' },
    { label: 'Organisations', path: paths.adminOrganizations, icon: Building, permission: 'platform:read' },
  ]),
  ...grouped('Booking rules', [
    { label: 'Exam types', path: paths.adminExamTypes, icon: ClipboardList, permission: 'platform:write' },
    { label: 'Places', path: paths.adminPlaces, icon: MapPin, permission: 'policy:write' },
    { label: 'Policies', path: paths.adminPolicies, icon: Scale, permission: 'policy:write' },
    { label: 'Acuity', path: paths.acuity, icon: Unplug, permission: 'connection:write' },
  ]),
  ...grouped('Quality', [
    { label: 'Held back', path: paths.quarantine, icon: ShieldAlert, permission: 'quarantine:write' },
    { label: 'Retention', path: paths.retention, icon: Archive, permission: 'retention:write' },
    { label: 'Audit trail', path: paths.audit, icon: ScrollText, permission: 'audit:read' },
    { label: 'Emergency access', path: paths.emergencyAccess, icon: Siren, permission: 'break-glass:review' },
  ]),
  ...grouped('System', [
    { label: 'Undelivered notices', path: paths.adminNotices, icon: MailWarning, permission: 'notice:read' },
    { label: 'Failed jobs', path: paths.adminJobs, icon: ListX, permission: 'platform:read' },
    { label: 'Integrations', path: paths.adminIntegrations, icon: Plug, permission: 'platform:read' },
  ]),
  { label: 'Settings', path: paths.settings, icon: Settings },
]

export const placesFor = (permissions: readonly Permission[]) =>
  places.filter(({ permission }) => !permission || permissions.includes(permission))

export interface PlaceSection {
  title: PlaceGroup | undefined
  places: readonly Place[]
}

/** As they are shown: a group under its title, unless there is but one of it. */
export function sectionsOf(places: readonly Place[]): PlaceSection[] {
  const sections: { title: PlaceGroup | undefined; places: Place[] }[] = []
  for (const place of places) {
    const last = sections.at(-1)
    if (last && last.title === place.group) last.places.push(place)
    else sections.push({ title: place.group, places: [place] })
  }
  return sections.map(({ title, places }) => ({ title: places.length > 1 ? title : undefined, places }))
}

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

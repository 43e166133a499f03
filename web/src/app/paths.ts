import { openPages, publicPages } from '@medinotes/shared/addresses'

/** Every address of the page, in one place. The tokens of mailed links lie in the hash, which no server sees. */
export const paths = {
  ...publicPages,
  ...openPages,
  /** Comes back to `next`, a path of this site, afterwards. */
  signInThen: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  home: '/app',
  consultations: '/app/consultations',
  newConsultation: '/app/consultations/new',
  /** Begins with the examinee and day of a booking. */
  newConsultationOf: (bookingId: string) => `/app/consultations/new?booking=${encodeURIComponent(bookingId)}`,
  consultation: (id: string) => `/app/consultations/${encodeURIComponent(id)}`,
  timeline: (id: string) => `/app/consultations/${encodeURIComponent(id)}/timeline`,
  tasks: '/app/tasks',
  templates: '/app/templates',
  newTemplate: '/app/templates/new',
  copyOfTemplate: (key: string) => `/app/templates/new?copy=${encodeURIComponent(key)}`,
  template: (key: string) => `/app/templates/${encodeURIComponent(key)}`,
  bookings: '/app/bookings',
  newBooking: '/app/bookings/new',
  /** Goes on with a slot that is held. */
  continueBooking: (id: string) => `/app/bookings/new?booking=${encodeURIComponent(id)}`,
  /** Begins with the examinee and matter of an earlier one. */
  anotherInMatter: (id: string) => `/app/bookings/new?matter=${encodeURIComponent(id)}`,
  booking: (id: string) => `/app/bookings/${encodeURIComponent(id)}`,
  /** Where documents are sent and found. */
  bookingDocuments: (id: string) => `/app/bookings/${encodeURIComponent(id)}#documents`,
  changeBooking: (id: string) => `/app/bookings/${encodeURIComponent(id)}/change`,
  /** Where it opens on its first page, or on another one. */
  document: (id: string, page?: number) =>
    `/app/documents/${encodeURIComponent(id)}${page === undefined ? '' : `#page=${page}`}`,
  documentAccess: (id: string) => `/app/documents/${encodeURIComponent(id)}/access`,
  bookingAccess: (id: string) => `/app/bookings/${encodeURIComponent(id)}/access`,
  retention: '/app/documents/retention',
  waitlist: '/app/waitlist',
  calendar: '/app/calendar',
  schedule: '/app/schedule',
  scheduleOf: (specialistId: string) => `/app/schedule?specialist=${encodeURIComponent(specialistId)}`,
  settings: '/app/settings',
  security: '/app/settings/security',
  noticeSettings: '/app/settings/notices',
  calendarFeed: '/app/settings/calendar',
  organization: '/app/organization',
  plan: '/app/plan',
  emergencyAccess: '/app/emergency-access',
  adminPeople: '/app/admin/people',
  adminSpecialists: '/app/admin/specialists',
  importSpecialists: '/app/admin/specialists/import',
  adminPlaces: '/app/admin/places',
  adminExamTypes: '/app/admin/exam-types',
  adminPolicies: '/app/admin/policies',
  acuity: '/app/acuity',
  /** Where Acuity sends somebody back. */
  acuityConnected: '/app/acuity/connected',
  acuityDifferences: '/app/acuity/differences',
  analytics: '/app/analytics',
  audit: '/app/admin/audit',
  adminJobs: '/app/admin/jobs',
  quarantine: '/app/admin/quarantine',
  adminNotices: '/app/admin/notices',
  adminIntegrations: '/app/admin/integrations',
  featureSettings: '/app/organization/settings',
  adminOrganizations: '/app/admin/organizations',
} as const

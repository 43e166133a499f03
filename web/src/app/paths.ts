/** Every address of the page, in one place. */
export const paths = {
  landing: '/',
  signIn: '/sign-in',
  /** Comes back to `next`, a path of this site, afterwards. */
  signInThen: (next: string) => `/sign-in?next=${encodeURIComponent(next)}`,
  signUp: '/sign-up',
  /** The tokens of mailed links lie in the hash, which no server sees. */
  verifyEmail: '/verify-email',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
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
  adminPlaces: '/app/admin/places',
  adminExamTypes: '/app/admin/exam-types',
  adminPolicies: '/app/admin/policies',
  audit: '/app/admin/audit',
  adminJobs: '/app/admin/jobs',
  quarantine: '/app/admin/quarantine',
  adminNotices: '/app/admin/notices',
  adminOrganizations: '/app/admin/organizations',
  /** The token of the mail's link lies in the hash, which no server sees. */
  invitation: '/invitation',
  /** The same, for a report that was released to somebody without an account. */
  delivery: '/delivery',
  pricing: '/pricing',
  inbox: '/inbox',
  noticeTemplates: '/inbox/templates',
} as const

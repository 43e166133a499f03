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
  consultation: (id: string) => `/app/consultations/${encodeURIComponent(id)}`,
  bookings: '/app/bookings',
  newBooking: '/app/bookings/new',
  /** Goes on with a slot that is held. */
  continueBooking: (id: string) => `/app/bookings/new?booking=${encodeURIComponent(id)}`,
  booking: (id: string) => `/app/bookings/${encodeURIComponent(id)}`,
  waitlist: '/app/waitlist',
  settings: '/app/settings',
  security: '/app/settings/security',
  noticeSettings: '/app/settings/notices',
  calendarFeed: '/app/settings/calendar',
  organization: '/app/organization',
  plan: '/app/plan',
  emergencyAccess: '/app/emergency-access',
  adminPeople: '/app/admin/people',
  audit: '/app/admin/audit',
  adminJobs: '/app/admin/jobs',
  adminNotices: '/app/admin/notices',
  adminOrganizations: '/app/admin/organizations',
  /** The token of the mail's link lies in the hash, which no server sees. */
  invitation: '/invitation',
  pricing: '/pricing',
  inbox: '/inbox',
  noticeTemplates: '/inbox/templates',
} as const

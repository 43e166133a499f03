import { paths } from '../src/app/paths.ts'

export type Person = 'anyone' | 'specialist' | 'referrer' | 'admin'

/** What the demonstration has of everything that an address names. */
export interface Examples {
  draft: string
  signed: string
  booking: string
  comingBooking: string
  /** A day on which the specialist has a booking to come. */
  comingDay: string
  document: string
}

type Opener = string | RegExp

/** A page as somebody sees it, and what it opens over itself: a button, or one of a menu and its item. */
export interface Stop {
  as: Person
  at: string | ((examples: Examples) => string)
  heading: string | RegExp
  opens?: readonly (Opener | readonly [Opener, Opener])[]
  /** Frames with what somebody else is sent. */
  framed?: number
  /** A fault that docs/accessibility.md owns up to. */
  gap?: RegExp
}

const one = (as: Person, at: Stop['at'], heading: Stop['heading'], opens: Stop['opens'] = []): Stop[] => [
  { as, at, heading, opens },
]

const daysOfStrip = /behind something with the focus: button ".* free"/
const isName = /^(?!There is nothing|This page|Good morning|Home).+/
const month = `${paths.calendar}?view=month`
const sideBySide = `${paths.calendar}?view=specialists`
const schedule = ['Add leave', 'Add an extra session', /^Remove the leave/]
const factors = ['Set up an authenticator app', 'Use SMS codes', 'Change the password', 'Change the address']
const ofDocument = /^More about .*\.pdf$/
const ofMember = /^Actions for Dr Tom Okafor/

/** Every address, for the right person; none for what only begins another page in its own way. */
export const everyPage: Record<keyof typeof paths, readonly Stop[]> = {
  landing: one('anyone', paths.landing, /signed report/i),
  aboutSecurity: one('anyone', paths.aboutSecurity, /./),
  help: one('anyone', paths.help, /./),
  helpReferrers: one('anyone', paths.helpReferrers, /./),
  helpSpecialists: one('anyone', paths.helpSpecialists, /./),
  helpAdministrators: one('anyone', paths.helpAdministrators, /./),
  releases: one('anyone', paths.releases, /./),
  signIn: one('anyone', paths.signIn, 'Sign in'),
  signInThen: [],
  signUp: one('anyone', paths.signUp, 'Create an account'),
  verifyEmail: one('anyone', paths.verifyEmail, 'This link is not whole'),
  forgotPassword: one('anyone', paths.forgotPassword, 'Forgot your password?'),
  resetPassword: one('anyone', `${paths.resetPassword}#of-a-mail`, 'Choose a new password'),
  home: [
    ...one('specialist', paths.home, /Nguyen/, [/account of/]),
    ...one('referrer', paths.home, /Whitlock/),
    ...one('admin', paths.home, /Raman/),
  ],
  consultations: one('specialist', paths.consultations, 'Notes'),
  newConsultation: one('specialist', paths.newConsultation, 'New note'),
  newConsultationOf: [],
  consultation: [
    ...one('specialist', (of) => paths.consultation(of.draft), isName, [
      'Export',
      ['More', 'Versions'],
      'Sign the note',
    ]),
    ...one('specialist', (of) => paths.consultation(of.signed), isName, ['Ask a colleague', 'Add a task']),
  ],
  timeline: one('specialist', (of) => paths.timeline(of.signed), isName),
  tasks: one('specialist', paths.tasks, 'Tasks', [/^Change: /]),
  templates: one('specialist', paths.templates, 'Templates'),
  newTemplate: one('specialist', paths.newTemplate, 'New template', ['Take them from an example']),
  copyOfTemplate: [],
  template: one('specialist', paths.template('visit-note'), 'Visit note'),
  bookings: [...one('referrer', paths.bookings, 'Bookings'), ...one('specialist', paths.bookings, 'Bookings')],
  newBooking: [{ as: 'referrer', at: paths.newBooking, heading: 'Book an examination', gap: daysOfStrip }],
  continueBooking: one('referrer', (of) => paths.continueBooking(of.comingBooking), /./),
  anotherInMatter: [],
  booking: [
    ...one('referrer', (of) => paths.booking(of.booking), isName, [
      [ofDocument, 'Name and kind'],
      'Make a bundle',
      /^More about question 1/,
    ]),
    ...one('referrer', (of) => paths.booking(of.comingBooking), isName, [/^Cancel/]),
    ...one('admin', (of) => paths.booking(of.booking), isName, ['Place a legal hold']),
  ],
  bookingDocuments: [],
  changeBooking: [
    ...one('referrer', (of) => paths.changeBooking(of.comingBooking), 'Change details'),
    ...one('referrer', (of) => paths.changeBooking(of.booking), 'Change details'),
  ],
  document: one('referrer', (of) => paths.document(of.document), /\.pdf$/, ['Keys (?)']),
  documentAccess: one('referrer', (of) => paths.documentAccess(of.document), 'Who saw it'),
  bookingAccess: one('referrer', (of) => paths.bookingAccess(of.booking), 'Who saw it'),
  retention: one('admin', paths.retention, 'Retention'),
  waitlist: one('referrer', paths.waitlist, 'Waitlist'),
  calendar: [
    ...one('specialist', (of) => `${paths.calendar}?date=${of.comingDay}`, 'Calendar', [/^Actions for MN/]),
    ...one('specialist', month, 'Calendar'),
    ...one('admin', sideBySide, 'Calendar'),
  ],
  schedule: one('specialist', paths.schedule, 'Working hours', schedule),
  scheduleOf: [],
  settings: one('specialist', paths.settings, 'Settings'),
  security: one('specialist', paths.security, 'Security', [...factors, 'End every session']),
  noticeSettings: one('specialist', paths.noticeSettings, 'Notices', ['Add a number']),
  calendarFeed: one('specialist', paths.calendarFeed, 'Calendar feed'),
  organization: [
    ...one('admin', paths.organization, 'Harbour Medico-Legal', [
      'Rename',
      'Invite somebody',
      [ofMember, 'Change role'],
      [ofMember, 'Remove'],
    ]),
    ...one('referrer', paths.organization, 'Harbour Medico-Legal'),
  ],
  plan: one('referrer', paths.plan, 'Plan'),
  emergencyAccess: one('admin', paths.emergencyAccess, 'Emergency access'),
  adminPeople: one('admin', paths.adminPeople, 'People', ['Sam Whitlock']),
  adminSpecialists: one('admin', paths.adminSpecialists, 'Specialists', ['Add a specialist', /^Actions for Dr/]),
  importSpecialists: one('admin', paths.importSpecialists, /./),
  adminPlaces: one('admin', paths.adminPlaces, 'Places', ['Add a place', 'Change Harbour Rooms']),
  adminExamTypes: one('admin', paths.adminExamTypes, 'Exam types', ['Add an exam type']),
  adminPolicies: one('admin', paths.adminPolicies, 'Policies', ['Add a policy']),
  acuity: one('admin', paths.acuity, 'Acuity'),
  acuityConnected: one('admin', paths.acuityConnected, 'Connecting Acuity'),
  acuityDifferences: one('admin', paths.acuityDifferences, /./),
  audit: one('admin', paths.audit, 'Audit trail', ['Export']),
  adminJobs: one('admin', paths.adminJobs, 'Failed jobs'),
  quarantine: one('admin', paths.quarantine, 'Held back'),
  adminNotices: one('admin', paths.adminNotices, 'Undelivered notices'),
  analytics: one('admin', paths.analytics, /./),
  adminIntegrations: one('admin', paths.adminIntegrations, /./),
  featureSettings: one('admin', paths.featureSettings, /./),
  adminOrganizations: one('admin', paths.adminOrganizations, 'Organisations', [
    'New organisation',
    /^Actions for Wattle/,
  ]),
  invitation: one('anyone', paths.invitation, /link is not whole/i),
  delivery: one('anyone', paths.delivery, 'This link is not whole'),
  pricing: one('anyone', paths.pricing, /start free/i),
  inbox: one('anyone', paths.inbox, 'Inbox'),
  noticeTemplates: [{ as: 'anyone', at: paths.noticeTemplates, heading: 'Templates', framed: 1 }],
}

import type { Role } from '@medinotes/shared/permissions'
import { paths } from '../paths.ts'

export interface TourStop {
  title: string
  text: string
  /** The place of the navigation that it is about. */
  path?: string
}

const search: TourStop = {
  title: 'Search and help',
  text: 'Ctrl K, or ⌘ K, finds people, bookings, notes and documents, and goes anywhere. Help is in the menu under your initials, and so is this tour.',
}

/** What somebody new has to know, and no more. */
export const tourStops: Record<Role, readonly TourStop[]> = {
  specialist: [
    {
      title: 'New note',
      text: 'Type, paste or dictate what was said and found, and watch the draft being written.',
      path: paths.newConsultation,
    },
    {
      title: 'Notes',
      text: 'Everything you wrote. Choose a sentence of a draft to see where your notes say it, then sign.',
      path: paths.consultations,
    },
    {
      title: 'Bookings',
      text: 'Whom you examine, the documents that were sent, and the referrer’s questions that your report answers.',
      path: paths.bookings,
    },
    { title: 'Working hours', text: 'When and where you can be booked, and your leave.', path: paths.schedule },
    search,
  ],
  referrer: [
    {
      title: 'Book',
      text: 'The earliest times across specialists. The one you pick is kept for you while you fill in one form.',
      path: paths.newBooking,
    },
    {
      title: 'Bookings',
      text: 'Open one to send documents, to move or cancel it, and to read the report once it is released.',
      path: paths.bookings,
    },
    {
      title: 'Waitlist',
      text: 'Where no time fits: what comes free is offered in the order of joining.',
      path: paths.waitlist,
    },
    search,
  ],
  admin: [
    {
      title: 'Home',
      text: 'What waits for somebody: requests, files that were held back, notices that did not arrive.',
      path: paths.home,
    },
    { title: 'Calendar', text: 'All specialists side by side. Drag a booking to move it.', path: paths.calendar },
    { title: 'Organisation', text: 'Invite people, and say what each may do.', path: paths.organization },
    {
      title: 'Audit trail',
      text: 'Who did and saw what; verify it, and know that nobody altered it.',
      path: paths.audit,
    },
    search,
  ],
}

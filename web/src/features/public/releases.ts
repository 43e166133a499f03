export interface Release {
  /** ISO, of the day it was finished. */
  date: string
  title: string
  changes: readonly string[]
}

/** What people notice, newest first; what was mended or sped up without their noticing is in the history of the code. */
export const releases: readonly Release[] = [
  {
    date: '2026-11-28',
    title: 'Practices of many',
    changes: [
      'Lists of specialists are searched and read page by page; one of many is chosen by typing.',
      'The calendar shows those who work or are booked on a day beside each other, and names where there is little room.',
      'O’Brien is found as o’brien, obrien and o brien, however it was written.',
      'Dates name the year where it is another; times on the home page and in the agenda are given for you, too.',
      'Reminders say how many days are left, also when they come late.',
    ],
  },
  {
    date: '2026-11-27',
    title: 'Help, and pages that are there at once',
    changes: [
      'This page, a help page for each role, and a page on what protects the data.',
      'A look around the application for each role.',
      'The public pages are there at once.',
      'Administrators find the navigation in groups that fold.',
    ],
  },
  {
    date: '2026-11-26',
    title: 'Signed notes, reports, Acuity, figures, search',
    changes: [
      'Notes are edited in versions, settled against what they are based on, and signed for good; addenda and a colleague’s signature join them.',
      'Templates of one’s own, from the product’s or from the headings of an example.',
      'Dictation, the letter to the patient, tasks from next steps, and export as PDF, DOCX, Markdown and FHIR.',
      'Reports are released to named people, doctors without an account among them, and can be recalled.',
      'Documents of a booking become one PDF with an index and bookmarks.',
      'What an AI service would be sent is shown before it is, with identifiers hidden.',
      'Specialists can be booked in the calendars they keep in Acuity.',
      'Figures of a practice or firm as charts, tables and files.',
      'One search for bookings, matters, notes, documents and people; a list of all keyboard shortcuts.',
      'First steps on everybody’s home page.',
    ],
  },
  {
    date: '2026-11-25',
    title: 'Bookings and documents',
    changes: [
      'Free times across specialists, kept while one form is filled in, with fee and deadlines before one confirms.',
      'Moving and cancelling with the fee to the cent, attendance, a waitlist that offers what comes free.',
      'Working hours, leave, places, policies, and a calendar that changes as bookings do.',
      'Uploads that go on where they stopped, a viewer, and a record of who saw what.',
      'A second factor, sessions one can end, organisations and invitations, mail and SMS.',
      'An audit trail that can be verified, and emergency access.',
    ],
  },
  {
    date: '2026-11-22',
    title: 'The first version',
    changes: [
      'Notes from a visit, written while one watches and found again; with AI or without.',
      'Each sentence shows where the notes say it.',
    ],
  },
]

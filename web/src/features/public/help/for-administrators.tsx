import { shots } from '../shots.ts'
import type { Guide } from './guide-page.tsx'

export const forAdministrators: Guide = {
  title: 'Help for administrators',
  lead: 'People, calendars, policies and the record of what happened.',
  steps: [
    { title: 'Turn on a second factor', text: 'What administrators do takes a fresh proof that it is them.' },
    {
      title: 'Invite people',
      text: 'Under Organisation. Each has an account and a role of their own; an invitation goes to their address and is worth nothing to anybody else.',
    },
    {
      title: 'Add specialists, places and exam types',
      text: 'What they can be booked for, where, and for how long. A list of specialists can be imported from a file, and is checked before anything is written.',
    },
    { title: 'Set working hours', text: 'Or connect the calendars that specialists keep in Acuity.' },
    {
      title: 'Choose policies',
      text: 'Deadlines and fees for changes, paperwork and reports. A new version counts for new bookings; those that exist keep theirs.',
    },
    {
      title: 'Look at your home page',
      text: 'It shows what waits for somebody: requests, files that were held back, notices that failed.',
    },
  ],
  picture: { shot: shots.calendar, alt: 'The calendar of one day with the specialists of a practice side by side.' },
  questions: [
    {
      question: 'Somebody lost their phone.',
      answer: 'Make sure by other means that it is them. Then, under People, reset their second factor.',
    },
    {
      question: 'Somebody left.',
      answer: 'Remove them under Organisation. They are refused within five seconds, wherever they are signed in.',
    },
    {
      question: 'Who looked at this document?',
      answer:
        'Open it, or its booking, and choose “Who saw it”. The record can be exported, and anybody who holds the export can verify it.',
    },
    {
      question: 'Was the audit trail altered?',
      answer: 'Under Audit trail, verify it. What was edited, removed, put in or reordered is found.',
    },
    {
      question: 'A mail never arrived.',
      answer: 'Under Undelivered notices you see what failed and can send it again.',
    },
    {
      question: 'Can I switch AI off?',
      answer:
        'Yes, under Feature settings, for your organisation; beside dictation, mail to patients and the time after which an unattended session ends.',
    },
  ],
  whom: 'Whoever runs this installation of MediNotes Pro approves organisations, sets plans, and sees under Integrations whether each part works. An error shows a reference: quote it, and they find what happened without a patient’s name.',
}

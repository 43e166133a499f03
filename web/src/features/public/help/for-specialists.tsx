import { shots } from '../shots.ts'
import type { Guide } from './guide-page.tsx'

export const forSpecialists: Guide = {
  title: 'Help for specialists',
  lead: 'From rough notes to a signed note or a released report.',
  steps: [
    {
      title: 'Create an account',
      text: 'Choose “I am a clinician”. You have a practice of your own at once and can write notes; a practice that invites you adds you to its own.',
    },
    {
      title: 'Turn on a second factor',
      text: 'Under Settings, then Security: an authenticator app, or codes by SMS. Keep the backup codes.',
    },
    {
      title: 'Write a note',
      text: 'Under New note, choose a template, then type, paste or dictate. You see what an AI service would be sent before it is; the offline writer sends nothing.',
    },
    {
      title: 'Check it',
      text: 'Choose a sentence to see where your notes say it. What your notes do not bear out, and what was left out, stands in a list to settle.',
    },
    {
      title: 'Sign it',
      text: 'A signed note stays as it was signed. Addenda, a colleague’s signature and tasks join it.',
    },
    {
      title: 'Answer and release a report',
      text: 'Begin the note from its booking. Each of the referrer’s questions needs an answer, with its page, or a waiver; then release the report to the people you name.',
    },
  ],
  picture: {
    shot: shots.notePhone,
    alt: 'A draft on a phone. A sentence is chosen, and the part of the notes that it comes from is shown.',
  },
  questions: [
    {
      question: 'Is what I typed safe if the page closes?',
      answer:
        'Yes. The form is kept in your browser, and a note is written on by the service. A note that was cut off is continued with one click.',
    },
    {
      question: 'Why can I not sign?',
      answer:
        'The bar at the foot of the note says what is left: an open finding, or notes that changed after the draft. Signing also asks for a fresh proof that it is you.',
    },
    {
      question: 'I found a mistake after I signed.',
      answer: 'Add an addendum. The signed text itself cannot be changed by anybody.',
    },
    {
      question: 'Can I have my own headings?',
      answer: 'Yes, under Templates: copy one and edit it, or take the headings from an example note.',
    },
    {
      question: 'When can I be booked?',
      answer:
        'In the hours under Working hours, less leave and what is booked already; or in your calendar in Acuity, where your practice has connected it. A calendar feed shows bookings in the calendar you use.',
    },
    {
      question: 'May colleagues read my notes?',
      answer:
        'No, unless you ask them to sign too. In an emergency an administrator may look, for an hour, with a reason; everyone who runs the practice is told.',
    },
  ],
  whom: 'The administrator of your practice adds you to bookings, resets a lost second factor and connects calendars.',
}

import { shots } from '../shots.ts'
import type { Guide } from './guide-page.tsx'

export const forReferrers: Guide = {
  title: 'Help for referrers',
  lead: 'Law firms, insurers and employers: from the first search to the report.',
  steps: [
    {
      title: 'Create an account',
      text: 'Choose “I refer people”. You can look for times at once; booking opens when the people who run MediNotes Pro have approved your firm.',
    },
    {
      title: 'Find a time',
      text: 'Under Book, choose the examination. The earliest times of all specialists come first; filters narrow them by specialty, place or telehealth, and dates.',
    },
    {
      title: 'Pick one',
      text: 'The time is kept for you while you fill in one form: the examinee, the matter, your questions. The form is saved as you type.',
    },
    {
      title: 'Read the review, then confirm',
      text: 'It says what the examination costs, until when moving or cancelling is free, what it costs after that, and when documents and report are due.',
    },
    {
      title: 'Send the documents',
      text: 'Drop them onto the booking. An upload that was cut off goes on where it stopped.',
    },
    {
      title: 'Receive the report',
      text: 'It appears on the booking as soon as the specialist has released it, and a notice tells you so.',
    },
  ],
  picture: {
    shot: shots.slots,
    alt: 'Free times for an examination, earliest first, each with its specialist and fee.',
  },
  questions: [
    {
      question: 'No time fits. What now?',
      answer:
        'Join the waitlist from the search. When a time comes free, it is offered to those who wait, in the order in which they joined.',
    },
    {
      question: 'My time is running out while I fill in the form.',
      answer:
        'Press “Keep it longer” beside the countdown. If the time was let go all the same, what you typed is kept.',
    },
    {
      question: 'How do I move or cancel a booking?',
      answer: 'Open the booking and choose to change or cancel it. You see the fee, to the cent, before you agree.',
    },
    {
      question: 'A document is “being checked”.',
      answer:
        'Every file is looked into before anybody else sees it. What is found unsafe is held back, and an administrator of the practice decides.',
    },
    {
      question: 'What kinds of files can I send?',
      answer:
        'PDFs and pictures are shown beside the booking; PDFs, and JPEG, PNG, HEIC or TIFF pictures can be made into one bundle with an index. A file may have 200 MB.',
    },
    {
      question: 'A specialist I know is missing from the search.',
      answer: 'Some are not shown for independence, or have no free time. The search never says which.',
    },
  ],
  whom: 'Your firm’s administrator invites colleagues and changes their roles, under Organisation. For an examination, ask the practice that runs it; quote the reference that begins with MN.',
}

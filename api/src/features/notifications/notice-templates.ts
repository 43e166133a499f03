import type { IntegrationPart } from '@medinotes/shared/integrations'
import type { Role } from '@medinotes/shared/permissions'
import { bookingContents, type BookingNoticeFacts } from './booking-notice-templates.ts'
import { documentContents, type DocumentNoticeFacts } from './document-notice-templates.ts'
import { mail, type NoticeContent } from './notice-mail.ts'
import { reportContents, type ReportNoticeFacts } from './report-notice-templates.ts'

/** Everything the product sends: what each kind of notice is filled with. No patient data in any of them. */
export interface NoticeFacts extends BookingNoticeFacts, DocumentNoticeFacts, ReportNoticeFacts {
  'verify-email': { name: string; link: string }
  /** To an address that signed up although it has an account. */
  'account-exists': { signInLink: string }
  /** To an address that signed up where only those who are invited may. */
  'sign-up-closed': Record<string, never>
  'reset-password': { name: string; link: string }
  'password-changed': { name: string }
  /** To the new address, whose link makes the change. */
  'change-email': { name: string; link: string }
  /** To the former address. */
  'email-changed': { name: string }
  'factor-added': { name: string; factor: string }
  'factor-removed': { name: string; factor: string }
  'account-recovered': { name: string; signInLink: string }
  'account-locked': { name: string; minutes: number }
  'sign-in-code': { code: string }
  invitation: { organizationName: string; invitedBy: string; role: Role; link: string; days: number }
  'plan-requested': { organizationName: string; requestedBy: string; link: string }
  'break-glass-opened': { organizationName: string; openedBy: string; until: string; link: string }
  /** To those who may review what somebody else opened. */
  'break-glass-unreviewed': { organizationName: string; waiting: number; link: string }
  /** To those who keep the practice's connection to an external calendar. */
  'calendar-trouble': { trouble: 'halted' | 'webhooks' | 'unanswered'; link: string }
  /** To those who run the installation: something it rests on has failed for a while, or works again. */
  'integration-trouble': { part: string; state: 'failing' | 'working'; link: string }
  /** A note whose writing stopped; to whoever began it. */
  'note-unfinished': { link: string }
  'tasks-due': { tasks: number; link: string }
  /** To a colleague whom an author asks to sign beside them; and the answer, to the author. */
  'cosignature-requested': { requestedBy: string; link: string }
  'cosignature-answered': { answeredBy: string; answer: 'signed' | 'declined'; link: string }
  /** To a number that is to get notices. */
  'phone-code': { code: string }
}

export type NoticeTemplate = keyof NoticeFacts

const calendarTroubles: Record<NoticeFacts['calendar-trouble']['trouble'], { subject: string; paragraphs: string[] }> =
  {
    halted: {
      subject: 'Acuity no longer accepts the connection',
      paragraphs: [
        'Specialists whose calendar is in Acuity cannot be booked until somebody has looked: the key was changed there, or the plan.',
        'What waits for it goes on by itself once the connection works again.',
      ],
    },
    webhooks: {
      subject: 'Acuity had stopped telling of changes',
      paragraphs: [
        'It was asked to tell of them again. Until then changes were found within five minutes; nothing was lost.',
      ],
    },
    unanswered: {
      subject: 'Acuity has not said whether it took a booking',
      paragraphs: ['The booking is looked for by itself. Look at it, and say what became of it where you know.'],
    },
  }

const partNames: Record<IntegrationPart, string> = {
  database: 'The database',
  cache: 'Redis',
  'sign-in': 'Sign-in by another issuer',
  'note-writer': 'The AI service',
  documents: 'The document store',
  scanner: 'The virus scanner',
  mail: 'Mail',
  sms: 'SMS',
  acuity: 'Acuity',
}

// Several issuers are told apart by what follows.
const partNameOf = (key: string) => partNames[key.split(' ')[0] as IntegrationPart] ?? 'A part of the installation'

type Contents = { [Template in NoticeTemplate]: (facts: NoticeFacts[Template]) => NoticeContent }

const roleNames: Record<Role, string> = {
  referrer: 'a referrer',
  specialist: 'a specialist',
  admin: 'an administrator',
}

const notYou = 'If this was not you, change your password now and tell your administrator.'

const accountContents = {
  'verify-email': ({ name, link }) =>
    mail('Confirm your e-mail address', {
      name,
      paragraphs: [
        'Your account is nearly ready. Confirm within 24 hours that this address is yours, and you can begin.',
      ],
      action: { label: 'Confirm the address', link },
      closing: 'If you did not sign up, there is nothing to do.',
    }),
  'account-exists': ({ signInLink }) =>
    mail('You already have an account', {
      paragraphs: [
        'Somebody signed up with this e-mail address, which has an account already. If it was you, sign in instead.',
      ],
      action: { label: 'Sign in', link: signInLink },
      closing: 'If it was not you, there is nothing to do: your account stays as it is.',
    }),
  'sign-up-closed': () =>
    mail('An account is by invitation here', {
      paragraphs: [
        'Somebody signed up with this e-mail address. New accounts are by invitation only for now, so none was opened.',
        'Ask whoever runs your practice or firm to invite you at this address, then follow the link of the invitation.',
      ],
      closing: 'If it was not you, there is nothing to do.',
    }),
  'reset-password': ({ name, link }) =>
    mail('Choose a new password', {
      name,
      paragraphs: ['Somebody asked for a new password for your account. If it was you, choose one within an hour.'],
      action: { label: 'Choose a new password', link },
      closing: 'If it was not you, there is nothing to do: your password stays as it is.',
    }),
  'password-changed': ({ name }) =>
    mail('Your password was changed', { name, paragraphs: ['The password of your account was just changed.', notYou] }),
  'change-email': ({ name, link }) =>
    mail('Confirm your new e-mail address', {
      name,
      paragraphs: ['You asked to use this e-mail address from now on. Confirm within 24 hours that it is yours.'],
      action: { label: 'Use this address', link },
      closing: 'If you did not ask for this, there is nothing to do.',
    }),
  'email-changed': ({ name }) =>
    mail('Your e-mail address was changed', {
      name,
      paragraphs: ['Your account now uses another e-mail address. Nothing more will come to this one.', notYou],
    }),
  'factor-added': ({ name, factor }) =>
    mail('A second factor was turned on', {
      name,
      paragraphs: [`Signing in to your account now also takes ${factor}.`, notYou],
    }),
  'factor-removed': ({ name, factor }) =>
    mail('A second factor was turned off', {
      name,
      paragraphs: [`Signing in to your account no longer takes ${factor}.`, notYou],
    }),
  'account-recovered': ({ name, signInLink }) =>
    mail('Your second factor was removed for you', {
      name,
      paragraphs: [
        'An administrator removed the second factor of your account and signed you out everywhere. Sign in with your password, then set up a new one.',
      ],
      action: { label: 'Sign in', link: signInLink },
      closing: 'If you did not ask for this, tell your administrator now.',
    }),
  'account-locked': ({ name, minutes }) =>
    mail('Too many wrong codes', {
      name,
      paragraphs: [
        `Too many wrong codes were entered for your account, so it takes none for ${minutes} minutes. Then you can try again.`,
        notYou,
      ],
    }),
  'sign-in-code': ({ code }) => `${code} is your MediNotes Pro code. It works for 5 minutes. Never tell it to anyone.`,
  'phone-code': ({ code }) => `${code} is your MediNotes Pro code to confirm this number. It works for 10 minutes.`,
} satisfies Partial<Contents>

const workContents = {
  invitation: ({ organizationName, invitedBy, role, link, days }) =>
    mail(`Join ${organizationName}`, {
      paragraphs: [
        `${invitedBy} invites you to join ${organizationName} as ${roleNames[role]}.`,
        `The invitation holds for ${days} days.`,
      ],
      action: { label: 'Open the invitation', link },
      closing: 'If you do not know them, there is nothing to do.',
    }),
  'plan-requested': ({ organizationName, requestedBy, link }) =>
    mail(`${organizationName} asks for the premium plan`, {
      paragraphs: [`${requestedBy} of ${organizationName} asks for the premium plan. It waits for your decision.`],
      action: { label: 'Decide about it', link },
    }),
  'break-glass-opened': ({ organizationName, openedBy, until, link }) =>
    mail(`Emergency access was opened at ${organizationName}`, {
      paragraphs: [
        `${openedBy} opened emergency access to the notes of ${organizationName}. It ends on ${until}.`,
        'Look at the reason they gave, and end the access if it is not right.',
      ],
      action: { label: 'Look at the reason', link },
    }),
  'break-glass-unreviewed': ({ organizationName, waiting, link }) =>
    mail(
      waiting === 1
        ? `Emergency access at ${organizationName} waits for your review`
        : `${waiting} emergency accesses at ${organizationName} wait for your review`,
      {
        paragraphs: [
          'Look at the reason that was given and at the notes that were read, and say whether it was right.',
        ],
        action: { label: 'Review it', link },
      },
    ),
  'calendar-trouble': ({ trouble, link }) =>
    mail(calendarTroubles[trouble].subject, {
      paragraphs: calendarTroubles[trouble].paragraphs,
      action: { label: 'Look at Acuity', link },
    }),
  'integration-trouble': ({ part, state, link }) =>
    mail(`${partNameOf(part)} ${state === 'failing' ? 'has not worked for a while' : 'works again'}`, {
      paragraphs: [
        state === 'failing'
          ? 'It is checked every five minutes and has not answered as it should for at least a quarter of an hour. The page says what was found and what to do next.'
          : 'What waited for it goes on by itself.',
      ],
      action: { label: 'Look at integrations', link },
    }),
  'note-unfinished': ({ link }) =>
    mail('A note stopped before it was finished', {
      paragraphs: [
        'The writing of one of your notes stopped before its end. What was written so far is kept.',
        'Continue it from where it stopped, or keep it as it is.',
      ],
      action: { label: 'Continue the note', link },
    }),
  'tasks-due': ({ tasks, link }) =>
    mail(tasks === 1 ? 'A task is due today' : `${tasks} tasks are due today`, {
      paragraphs: ['Tasks from your notes, or given to you by colleagues, are due today.'],
      action: { label: 'Look at the tasks', link },
    }),
  'cosignature-requested': ({ requestedBy, link }) =>
    mail('A note waits for your signature', {
      paragraphs: [`${requestedBy} asks you to sign a note beside them. Read it, then sign or decline.`],
      action: { label: 'Read the note', link },
    }),
  'cosignature-answered': ({ answeredBy, answer, link }) =>
    mail(answer === 'signed' ? 'Your note was signed by a colleague too' : 'A colleague declined to sign your note', {
      paragraphs: [
        answer === 'signed'
          ? `${answeredBy} signed your note beside you.`
          : `${answeredBy} declined to sign your note beside you. The reason stands with the note.`,
      ],
      action: { label: 'Open the note', link },
    }),
} satisfies Partial<Contents>

export const noticeTemplates: Contents = {
  ...{ ...accountContents, ...workContents, ...bookingContents },
  ...{ ...documentContents, ...reportContents },
}

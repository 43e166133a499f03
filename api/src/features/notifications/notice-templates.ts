import type { Role } from '@medinotes/shared/permissions'

/** Everything the product sends: what each kind of notice is filled with. No patient data in any of them. */
export interface NoticeFacts {
  'verify-email': { name: string; link: string }
  /** To an address that signed up although it has an account. */
  'account-exists': { signInLink: string }
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
  /** A note whose writing stopped; to whoever began it. */
  'note-unfinished': { link: string }
  /** To a number that is to get notices. */
  'phone-code': { code: string }
}

export type NoticeTemplate = keyof NoticeFacts

interface Rendered {
  /** Null for an SMS. */
  subject: string | null
  text: string
}

type Render<Facts> = (facts: Facts) => Rendered

const letter = (...paragraphs: string[]) => [...paragraphs, 'MediNotes Pro'].join('\n\n')

const roleNames: Record<Role, string> = {
  referrer: 'a referrer',
  specialist: 'a specialist',
  admin: 'an administrator',
}

const notYou = 'If this was not you, change your password now and tell your administrator.'

export const noticeTemplates: { [Template in NoticeTemplate]: Render<NoticeFacts[Template]> } = {
  'verify-email': ({ name, link }) => ({
    subject: 'Confirm your e-mail address',
    text: letter(
      `Hello ${name},`,
      'Follow this link within 24 hours to confirm your e-mail address and begin:',
      link,
      'If you did not sign up, there is nothing to do.',
    ),
  }),
  'account-exists': ({ signInLink }) => ({
    subject: 'You already have an account',
    text: letter(
      'Somebody signed up with this e-mail address, which has an account already. If it was you, sign in here:',
      signInLink,
      'If it was not you, there is nothing to do.',
    ),
  }),
  'reset-password': ({ name, link }) => ({
    subject: 'Choose a new password',
    text: letter(
      `Hello ${name},`,
      'Follow this link within an hour to choose a new password:',
      link,
      'If you did not ask for this, there is nothing to do; your password stays as it is.',
    ),
  }),
  'password-changed': ({ name }) => ({
    subject: 'Your password was changed',
    text: letter(`Hello ${name},`, 'The password of your account was just changed.', notYou),
  }),
  'change-email': ({ name, link }) => ({
    subject: 'Confirm your new e-mail address',
    text: letter(`Hello ${name},`, 'Follow this link within 24 hours to use this address from now on:', link),
  }),
  'email-changed': ({ name }) => ({
    subject: 'Your e-mail address was changed',
    text: letter(`Hello ${name},`, 'Your account now uses another e-mail address than this one.', notYou),
  }),
  'factor-added': ({ name, factor }) => ({
    subject: 'A second factor was turned on',
    text: letter(`Hello ${name},`, `Signing in to your account now also takes ${factor}.`, notYou),
  }),
  'factor-removed': ({ name, factor }) => ({
    subject: 'A second factor was turned off',
    text: letter(`Hello ${name},`, `Signing in to your account no longer takes ${factor}.`, notYou),
  }),
  'account-recovered': ({ name, signInLink }) => ({
    subject: 'Your second factor was removed for you',
    text: letter(
      `Hello ${name},`,
      'An administrator removed the second factor of your account and signed you out everywhere. Sign in with your password and set a new one up:',
      signInLink,
      'If you did not ask for this, tell your administrator now.',
    ),
  }),
  'account-locked': ({ name, minutes }) => ({
    subject: 'Too many wrong codes',
    text: letter(
      `Hello ${name},`,
      `Too many wrong codes were entered for your account. It takes no codes for ${minutes} minutes.`,
      notYou,
    ),
  }),
  'sign-in-code': ({ code }) => ({
    subject: null,
    text: `${code} is your MediNotes Pro code. It works for 5 minutes. Never tell it to anyone.`,
  }),
  invitation: ({ organizationName, invitedBy, role, link, days }) => ({
    subject: `Join ${organizationName}`,
    text: letter(
      `${invitedBy} invites you to join ${organizationName} as ${roleNames[role]}.`,
      `Follow this link within ${days} days:`,
      link,
      'If you do not know them, there is nothing to do.',
    ),
  }),
  'plan-requested': ({ organizationName, requestedBy, link }) => ({
    subject: `${organizationName} asks for the premium plan`,
    text: letter(`${requestedBy} of ${organizationName} asks for the premium plan. Decide about it here:`, link),
  }),
  'break-glass-opened': ({ organizationName, openedBy, until, link }) => ({
    subject: `Emergency access was opened at ${organizationName}`,
    text: letter(
      `${openedBy} opened emergency access to the notes of ${organizationName}, until ${until}. Look at the reason, and end it if it is not right:`,
      link,
    ),
  }),
  'note-unfinished': ({ link }) => ({ subject: 'A note stopped before it was finished', text: link }),
  'phone-code': ({ code }) => ({
    subject: null,
    text: `${code} is your MediNotes Pro code to confirm this number. It works for 10 minutes.`,
  }),
}

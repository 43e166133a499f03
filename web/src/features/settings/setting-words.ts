import type { SettingName } from '@medinotes/shared/settings'
import type { SettingScope } from './setting.queries.ts'

interface SettingWords {
  label: string
  about: Record<SettingScope, string>
}

const both = (about: string) => ({ organization: about, installation: about })

export const settingWords: Record<SettingName, SettingWords> = {
  'ai-notes': {
    label: 'Drafting by AI',
    about: {
      organization: 'When off, notes are sorted and tidied without AI, and none are sent to an AI service.',
      installation: 'When off, no organisation sends notes to an AI service, whatever its plan.',
    },
  },
  dictation: {
    label: 'Dictation',
    about: both('When off, no recording is sent to be transcribed. The dictation of one’s own device goes on working.'),
  },
  'patient-email': {
    label: 'Mail to patients',
    about: both('When off, letters to patients can be written here, and not sent.'),
  },
  'waitlist-offers': {
    label: 'Offers to the waitlist',
    about: both('When off, a time that becomes free goes back to the search and is offered to nobody first.'),
  },
  'second-factor': {
    label: 'A second factor for everybody',
    about: {
      organization: 'When on, whoever has none can do nothing here before they turn one on, whatever their role.',
      installation: 'When on, whoever has none is asked to turn one on before anything else, whatever their role.',
    },
  },
  'idle-minutes': {
    label: 'Sign out when nobody is there',
    about: both('A page that nobody touches for so long asks to sign in again.'),
  },
  'sign-ups': {
    label: 'Sign-up by anybody',
    about: both('When off, only people who were invited can open an account; anybody else is told so by mail.'),
  },
}

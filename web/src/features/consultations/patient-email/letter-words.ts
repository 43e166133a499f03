import type { LetterKind, LetterLanguage, LetterLevel, LetterStanding } from '@medinotes/shared/patient-letters'
import type { Tone } from '../../../components/badge.tsx'

const inEnglish = new Intl.DisplayNames('en-AU', { type: 'language' })
const english = 'en-AU'

export const isEnglish = ({ language }: Pick<LetterKind, 'language'>) => language === english

/** The letter that all others are made from. */
export const englishLetter: LetterKind = { language: english, level: 'standard' }

export const isSame = (a: LetterKind, b: LetterKind) => a.language === b.language && a.level === b.level

/** "Italian", as who speaks English looks for it. */
export const languageName = (language: LetterLanguage) =>
  language === english ? 'English' : (inEnglish.of(language) ?? language)

/** "Italian (italiano)" */
export function languageLabel(language: LetterLanguage) {
  if (language === english) return languageName(language)
  const own = new Intl.DisplayNames(language, { type: 'language' }).of(language)
  return own ? `${languageName(language)} (${own})` : languageName(language)
}

export const levelNames: Record<LetterLevel, string> = {
  standard: 'Standard',
  plain: 'Plain',
  'very-plain': 'Very plain',
}

/** "Italian, plain" */
export const kindName = ({ language, level }: LetterKind) =>
  level === 'standard' ? languageName(language) : `${languageName(language)}, ${levelNames[level].toLowerCase()}`

export const standings: Record<LetterStanding, { label: string; tone: Tone }> = {
  ready: { label: 'Ready to send', tone: 'success' },
  'findings-open': { label: 'Figures to check', tone: 'warning' },
  'to-confirm': { label: 'To confirm', tone: 'info' },
  stale: { label: 'Older than an addendum', tone: 'warning' },
}

export type MailTheme = 'light' | 'dark'

/** A mail as a reader in this theme shows it, whatever the theme around it is. */
export const mailInTheme = (html: string, theme: MailTheme) =>
  html
    .replace('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all')
    .replaceAll('color-scheme: light dark', `color-scheme: ${theme}`)
    .replaceAll('content="light dark"', `content="${theme}"`)

import { classNames } from '../../lib/class-names.ts'
import { type MailTheme, mailInTheme } from './mail-theme.ts'

interface MailFrameProps {
  title: string
  html: string
  theme: MailTheme
  /** Whether its links open, each in a tab of its own. */
  opensLinks?: boolean
  className?: string
}

/** A mail in a frame that runs nothing and reaches nothing of this page; it inherits the page's content security policy. */
export const MailFrame = ({ title, html, theme, opensLinks = false, className }: MailFrameProps) => (
  <iframe
    title={title}
    sandbox={opensLinks ? 'allow-popups allow-popups-to-escape-sandbox' : ''}
    srcDoc={mailInTheme(html, theme)}
    loading="lazy"
    className={classNames('block w-full', className)}
  />
)

import { useQuery } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LinkProps } from 'react-router'
import { paths } from '../../app/paths.ts'
import { Link } from '../../components/link.tsx'
import { publicConfigQuery } from './account.queries.ts'
import { ResendButton } from './resend-button.tsx'

interface CheckMailProps {
  children: ReactNode
  onResend: () => Promise<unknown>
}

/** A mail is on its way: what to do with it, and what when it does not come. */
export const CheckMail = ({ children, onResend }: CheckMailProps) => (
  <div className="grid gap-5">
    <div className="flex items-start gap-3">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
        <MailCheck aria-hidden className="size-4" />
      </span>
      <div className="grid min-w-0 gap-2 self-center break-words">{children}</div>
    </div>
    <InboxHint />
    <div className="grid gap-2 border-t border-line pt-5">
      <p className="text-muted">Nothing there? Look in the junk folder, then have it sent again.</p>
      <ResendButton label="Send it again" againLabel="Send it again" hasSent onSend={onResend} />
    </div>
  </div>
)

/** Where nothing is really sent, the way to what would have been. */
export function InboxHint({ target }: Pick<LinkProps, 'target'>) {
  const { data: config } = useQuery(publicConfigQuery)
  if (!config?.inbox) return null
  return (
    <p className="rounded-md bg-info-soft px-4 py-3">
      This is a demonstration, so nothing leaves this machine.{' '}
      <Link to={paths.inbox} target={target}>
        See what would have been sent
      </Link>
    </p>
  )
}

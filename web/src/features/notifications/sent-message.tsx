import type { SentNotice } from '@medinotes/shared/notices'
import { Mail, MessageSquareText } from 'lucide-react'
import { formatInstant } from '../../lib/dates.ts'
import { linkedText } from './linked-text.ts'

export function SentMessage({ notice }: { notice: SentNotice }) {
  const { channel, recipient, subject, text, createdAt } = notice
  const Icon = channel === 'sms' ? MessageSquareText : Mail
  return (
    <article className="rounded-md border border-line bg-raised">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line px-4 py-2.5">
        <Icon aria-hidden className="size-4 self-center text-muted" />
        <h2 className="min-w-0 flex-1 text-sm">{subject ?? 'SMS'}</h2>
        <p className="tabular text-xs text-muted">{formatInstant(createdAt)}</p>
        <p className="w-full truncate text-xs text-muted">To {recipient}</p>
      </header>
      <p className="max-w-prose px-4 py-3 break-words whitespace-pre-wrap">
        {linkedText(text, window.location.origin).map(({ at, text: part, href }) =>
          href ? (
            // A full load, as from a mail.
            <a key={at} href={href} className="font-medium break-all text-accent underline underline-offset-3">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    </article>
  )
}

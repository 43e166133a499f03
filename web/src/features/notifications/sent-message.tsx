import type { SentNotice } from '@medinotes/shared/notices'
import { Mail, MessageSquareText, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { Segments } from '../../components/segments.tsx'
import { formatInstant } from '../../lib/dates.ts'
import { useShownTheme } from '../../lib/theme.ts'
import { MailFrame } from './mail-frame.tsx'
import { MessageText } from './message-text.tsx'
import { NoticeStatusBadge } from './notice-status.tsx'
import { reasonFor } from './notice-words.ts'

const views = [
  { value: 'text', label: 'Text' },
  { value: 'mail', label: 'As a mail' },
] as const

export function SentMessage({ notice }: { notice: SentNotice }) {
  const { subject, text, html, attachment } = notice
  const [view, setView] = useState<'text' | 'mail'>('text')
  const theme = useShownTheme()
  const title = subject ?? 'SMS'
  return (
    <article className="overflow-hidden rounded-md border border-line bg-raised">
      <MessageHeader notice={notice} title={title} />
      {view === 'mail' && html !== null ? (
        <MailFrame title={`Mail: ${title}`} html={html} theme={theme} opensLinks className="h-150" />
      ) : (
        <div className="px-4 py-3.5">
          <MessageText text={text} />
        </div>
      )}
      {attachment !== null && (
        <p className="flex items-center gap-2 border-t border-line px-4 py-2 text-xs text-muted">
          <Paperclip aria-hidden className="size-3.5" />
          <span>Attached: {attachment}</span>
        </p>
      )}
      {html !== null && (
        <footer className="flex border-t border-line bg-sunken px-3 py-2">
          <Segments label={`Show “${title}”`} value={view} options={views} onChange={setView} />
        </footer>
      )}
    </article>
  )
}

function MessageHeader({ notice, title }: { notice: SentNotice; title: string }) {
  const { channel, recipient, createdAt } = notice
  const Icon = channel === 'sms' ? MessageSquareText : Mail
  const reason = reasonFor(notice)
  return (
    <header className="grid grid-cols-[auto_1fr] gap-x-3 border-b border-line px-4 py-3">
      <span className="grid size-8 place-items-center rounded-full bg-accent-soft text-accent">
        <Icon aria-hidden className="size-4" />
      </span>
      <div className="grid min-w-0 gap-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="min-w-0 text-sm break-words">{title}</h2>
          <p className="tabular text-xs text-muted">{formatInstant(createdAt)}</p>
        </div>
        <p className="text-xs break-all text-muted">To {recipient}</p>
        <div className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1">
          <NoticeStatusBadge notice={notice} />
          {reason && <span className="text-xs text-muted">{reason}</span>}
        </div>
      </div>
    </header>
  )
}

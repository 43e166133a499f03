import { Monitor, Moon, Smartphone, Sun } from 'lucide-react'
import { useState } from 'react'
import { Segments } from '../../components/segments.tsx'
import { classNames } from '../../lib/class-names.ts'
import { useShownTheme } from '../../lib/theme.ts'
import { MailFrame } from './mail-frame.tsx'
import type { MailTheme } from './mail-theme.ts'
import { nameOfNotice } from './notice-words.ts'
import type { NoticePreview } from './preview.queries.ts'
import { SmsBubble } from './sms-bubble.tsx'

const themes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const

const widths = [
  { value: 'desk', label: 'Desk', icon: Monitor },
  { value: 'phone', label: 'Phone', icon: Smartphone },
] as const

export function TemplatePreview({ preview }: { preview: NoticePreview }) {
  const { template, subject, text, html } = preview
  return (
    <section aria-label={nameOfNotice(template)} className="grid min-w-0 grid-cols-1 gap-5">
      {html === null ? <SmsBubble text={text} /> : <Mail title={subject ?? ''} html={html} />}
      {html !== null && (
        <section className="grid gap-2">
          <h2 className="text-sm">As text, for readers without HTML</h2>
          <pre className="overflow-x-auto rounded-md border border-line bg-raised px-4 py-3.5 font-mono text-xs leading-relaxed break-words whitespace-pre-wrap">
            {text}
          </pre>
        </section>
      )}
    </section>
  )
}

function Mail({ title, html }: { title: string; html: string }) {
  const [theme, setTheme] = useState<MailTheme>(useShownTheme())
  const [width, setWidth] = useState<'desk' | 'phone'>('desk')
  return (
    <div className="grid min-w-0 grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="min-w-0 text-sm">
          <span className="font-normal text-muted">Subject: </span>
          {title}
        </h2>
        <div className="flex flex-wrap gap-2">
          <Segments label="Theme of the mail" value={theme} options={themes} onChange={setTheme} />
          <div className="max-sm:hidden">
            <Segments label="Width of the mail" value={width} options={widths} onChange={setWidth} />
          </div>
        </div>
      </div>
      <div className="rounded-md border border-line bg-sunken">
        <MailFrame
          title={`Mail: ${title}`}
          html={html}
          theme={theme}
          className={classNames(
            'h-160 transition-[max-width] duration-200',
            width === 'phone' ? 'mx-auto max-w-97.5 border-x border-line' : 'max-w-full rounded-md',
          )}
        />
      </div>
    </div>
  )
}

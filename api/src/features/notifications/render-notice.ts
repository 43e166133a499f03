import type { NoticeCategory } from '@medinotes/shared/notices'
import { cleanFacts } from './clean-facts.ts'
import { categoryOf } from './notice-categories.ts'
import { letterHtml } from './notice-html.ts'
import { type Footer, letterText } from './notice-letter.ts'
import { type NoticeFacts, noticeTemplates, type NoticeTemplate } from './notice-templates.ts'

export interface RenderedNotice {
  /** Null for an SMS, as is its HTML. */
  subject: string | null
  text: string
  html: string | null
}

interface Installation {
  publicUrl: string
}

/** What is sent: never a line, a link or a tag more than the template has, whatever the facts are made of. */
export function renderNotice<Template extends NoticeTemplate>(
  template: Template,
  facts: NoticeFacts[Template],
  { publicUrl }: Installation,
): RenderedNotice {
  const content = noticeTemplates[template](cleanFacts(facts))
  if (typeof content === 'string') return { subject: null, text: content, html: null }
  const letter = { ...content, footer: footerOf(categoryOf[template], publicUrl) }
  return { subject: letter.subject, text: letterText(letter), html: letterHtml(letter) }
}

const reasons: Record<NoticeCategory, { why: string; choice: string | null }> = {
  account: {
    why: 'You get this because it is about your account. Notices about your account cannot be turned off.',
    choice: null,
  },
  invitations: {
    why: 'You get this because somebody entered this address to invite you. Invitations always come by e-mail.',
    choice: null,
  },
  alarms: {
    why: 'You get this because you answer for access to these notes. Alarms always come by e-mail, and by SMS too if you like.',
    choice: 'Choose your notices',
  },
  practice: { why: 'You get this because you run this installation.', choice: 'Choose which notices you get' },
  notes: { why: 'You get this because you have a part in this note.', choice: 'Choose which notices you get' },
  bookings: {
    why: 'You get this because you have a part in this booking.',
    choice: 'Choose which notices you get',
  },
  documents: {
    why: 'You get this because you have a part in this booking.',
    choice: 'Choose which notices you get',
  },
  delivery: {
    why: 'You get this because whoever examined somebody named you as a recipient of the report. If that is not you, delete it.',
    choice: null,
  },
  letters: {
    why: 'You get this because a clinician whom you visited wrote to you. If that is not you, delete it.',
    choice: null,
  },
  reminders: {
    why: 'You get this because you have a part in this booking.',
    choice: 'Choose which notices you get',
  },
  examinee: {
    why: 'You get this because you were asked whether you want to be told of it. To get no more, tell whoever arranged it.',
    choice: null,
  },
}

function footerOf(category: NoticeCategory, publicUrl: string): Footer {
  const { why, choice } = reasons[category]
  return { why, choice: choice === null ? null : { label: choice, link: `${publicUrl}/app/settings/notices` } }
}

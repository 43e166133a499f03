import type { NoticeFacts, NoticeTemplate } from './notice-templates.ts'

/** What one SMS holds, in the characters that every phone has. */
const room = 160

type Told = 'break-glass-opened' | 'plan-requested' | 'note-unfinished'

const words: Record<Told, string> = {
  'break-glass-opened': 'MediNotes Pro: emergency access to notes was opened. Look at the reason:',
  'plan-requested': 'MediNotes Pro: somebody asks for the premium plan. Decide about it:',
  'note-unfinished': 'MediNotes Pro: a note stopped before it was finished. Continue it:',
}

const isTold = (template: NoticeTemplate): template is Told => template in words

/** The SMS beside a mail, for those who want one: it names nobody. Null where there is none. */
export function smsTextOf<Template extends NoticeTemplate>(
  template: Template,
  facts: NoticeFacts[Template],
  { publicUrl, takesReplies }: { publicUrl: string; takesReplies: boolean },
): string | null {
  if (!isTold(template)) return null
  const link = 'link' in facts && typeof facts.link === 'string' ? facts.link : publicUrl
  const whole = `${words[template]} ${link}`
  // Nobody can reply to a sender that is a name.
  const candidates = [...(takesReplies ? [`${whole} Reply STOP to end`] : []), whole, `${words[template]} ${publicUrl}`]
  return candidates.find((text) => text.length <= room) ?? words[template]
}

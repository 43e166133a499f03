/** What a mail says, before it is laid out as text and as HTML. */
export interface Letter {
  subject: string
  /** Whom it greets; null where nobody's name is known. */
  name: string | null
  /** What happened, and what to do next. */
  paragraphs: readonly string[]
  action: { label: string; link: string } | null
  /** Beneath the action: what if it was not meant for them. */
  closing: string | null
  footer: Footer
}

/** Why somebody gets it, and where they choose which notices they get, if they can. */
export interface Footer {
  why: string
  choice: { label: string; link: string } | null
}

export const sender = 'MediNotes Pro'

export const greetingOf = ({ name }: Pick<Letter, 'name'>) => (name === null ? 'Hello,' : `Hello ${name},`)

/** The mail for readers that show no HTML. */
export function letterText({ action, closing, footer, paragraphs, name }: Letter) {
  return [
    greetingOf({ name }),
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.link}`] : []),
    ...(closing === null ? [] : [closing]),
    sender,
    [`-- \n${footer.why}`, ...(footer.choice ? [`${footer.choice.label}: ${footer.choice.link}`] : [])].join('\n'),
  ].join('\n\n')
}

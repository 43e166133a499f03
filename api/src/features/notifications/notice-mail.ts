import type { Letter } from './notice-letter.ts'

type Mail = Omit<Letter, 'footer'>

/** A mail, or the text of an SMS. */
export type NoticeContent = Mail | string

export const mail = (subject: string, parts: Partial<Mail> & Pick<Mail, 'paragraphs'>): Mail => ({
  ...{ subject, name: null, action: null, closing: null },
  ...parts,
})

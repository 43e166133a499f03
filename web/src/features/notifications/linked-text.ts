export interface TextPart {
  /** Where it begins in the message. */
  at: number
  text: string
  /** Where it leads: an address of this site only. */
  href?: string
}

/** Splits a message into words and links; an address of another site stays text, so that no message leads people away. */
export function linkedText(text: string, origin: string): TextPart[] {
  let at = 0
  return text.split(/(https?:\/\/\S+)/).map((part) => {
    const begins = at
    at += part.length
    return { at: begins, text: part, ...(isHere(part, origin) && { href: part }) }
  })
}

const isHere = (part: string, origin: string) => URL.canParse(part) && new URL(part).origin === origin

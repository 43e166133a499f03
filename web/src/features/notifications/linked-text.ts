export interface TextPart {
  text: string
  /** Where it leads: an address of this site only. */
  href?: string
}

/** Splits a message into words and links; an address of another site stays text, so that no message leads people away. */
export function linkedText(text: string, origin: string): TextPart[] {
  return text
    .split(/(https?:\/\/\S+)/)
    .filter((part) => part !== '')
    .map((part) => (isHere(part, origin) ? { text: part, href: part } : { text: part }))
}

const isHere = (part: string, origin: string) => URL.canParse(part) && new URL(part).origin === origin

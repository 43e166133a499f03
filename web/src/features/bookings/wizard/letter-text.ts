/** Of an e-mail or letter: all of it tidied, and what it says between greeting and signature. */
export interface LetterText {
  whole: string
  body: string
}

const headers = /^(?:from|to|cc|bcc|sent|date|attachments?):/i
const signOff =
  /^(?:kind(?:est)?|warm|best)?\s*(?:regards|yours (?:faithfully|sincerely|truly)|sincerely|many thanks|cheers)\b/i
const greeting = /^(?:dear|hello|hi|good (?:morning|afternoon))\b/i

const tidy = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll(/[\u00A0\u2007\u202F\t]/g, ' ')
    .replaceAll(/[‐‑]/g, '-')
    // Bold in plain text, and the space that forms are aligned with.
    .replaceAll(/(?<=\S)\*+|\*+(?=\S)/g, '')
    .replaceAll(/ {2,}/g, ' ')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^(?:>\s?)+/, '').trimEnd())

/** Names in an e-mail's head and below its sign-off are those of the people who write to each other. */
export function readLetter(text: string): LetterText {
  const lines = tidy(text).filter((line) => !headers.test(line.trim()))
  const end = lines.findIndex((line) => signOff.test(line.trim()))
  const kept = end === -1 ? lines : lines.slice(0, end)
  const start = kept.findIndex((line) => greeting.test(line.trim()))
  return {
    whole: kept.filter((line) => !greeting.test(line.trim())).join('\n'),
    body: kept.slice(start + 1).join('\n'),
  }
}

/** What holds a date together looks like a blank, and is written as one in a test. */
export const plainBlanks = (text: string) => text.replaceAll('\u00a0', ' ')

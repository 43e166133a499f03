import type { RecordedRequest } from './script.ts'
import { tokenize } from './script.ts'

const markerPattern = /<<<section:([\w-]+)>>>/g

/** A note in the format the prompt asks for, made of the sentences of the notes it was sent. */
export function echoNote({ body }: RecordedRequest): string[] {
  const { instructions, notes } = readPrompt(body)
  const keys = [...new Set([...instructions.matchAll(markerPattern)].map((match) => match[1] ?? ''))]
  const sentences = notes
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((sentence) => sentence.trim())
    .map(citedLast)
  return tokenize(keys.map((key) => `<<<section:${key}>>>\n${writeSection(key, sentences)}\n`).join(''))
}

/** "⟦1⟧ It hurts." as a model says it: "It hurts. ⟦1⟧". */
const citedLast = (statement: string) => statement.trim().replace(/^(⟦\d+⟧) (.*)$/s, '$2 $1')

function writeSection(key: string, sentences: string[]) {
  if (key === 'next-steps')
    return sentences
      .slice(-3)
      .map((sentence) => `- ${sentence}`)
      .join('\n')
  if (key === 'patient-email') return `Dear [PATIENT],\n\n${sentences.join(' ')}\n\nKind regards`
  return sentences.join(' ') || 'Nothing stated.'
}

/** Both wire formats carry the instructions first and the notes last. */
function readPrompt(body: unknown) {
  const { instructions, input, messages } = body as {
    instructions?: string
    input?: string
    messages?: { content: string }[]
  }
  const user = input ?? messages?.at(-1)?.content ?? ''
  return {
    instructions: instructions ?? messages?.[0]?.content ?? '',
    notes: /<notes>\n([\s\S]*)\n<\/notes>/.exec(user)?.[1] ?? user,
  }
}

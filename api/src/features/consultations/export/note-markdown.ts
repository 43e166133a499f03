import type { Consultation } from '@medinotes/shared/consultations'
import {
  blocksOf,
  draftMark,
  factsOf,
  instantOf,
  type Letterhead,
  nothingWritten,
  signaturesOf,
  titleOf,
} from './note-letter.ts'

/** What was typed stays text: no mark of it becomes a heading, a link or a script. */
const escaped = (text: string) =>
  text
    .replaceAll(/[\\`*_{}[\]<>()#+\-.!|~&:@$=^]/g, String.raw`\$&`)
    .replaceAll(/\r/g, '')
    .replaceAll('\n', ' ')

const written = (text: string) =>
  blocksOf(text)
    .map((block) => {
      if (block.kind === 'item') return `${'  '.repeat(block.depth)}- ${escaped(block.text)}`
      return block.kind === 'heading' ? `**${escaped(block.text)}**\n` : `${escaped(block.text)}\n`
    })
    .join('\n')

export function renderNoteMarkdown(note: Consultation, letterhead: Letterhead): Buffer {
  const parts = [
    note.signature === null ? `**${draftMark}**` : '',
    escaped(letterhead.practice),
    `# ${escaped(titleOf(note))}`,
    factsOf(note, letterhead)
      .map(([label, value]) => `- ${label}: ${escaped(value)}`)
      .join('\n'),
    ...note.sections.flatMap(({ title, question, text }) => [
      `## ${escaped(title)}`,
      question === undefined ? '' : `> ${escaped(question)}`,
      text.trim() === '' ? `*${nothingWritten}*` : written(text),
    ]),
    ...signaturesOf(note).map(({ name, lines }) =>
      ['---', '', `**${escaped(name)}**`, '', ...lines.map((line) => `- ${escaped(line)}`)].join('\n'),
    ),
    ...note.addenda.flatMap(({ number, text, addedBy, addedAt, hash }) => [
      `## Addendum ${number}`,
      written(text),
      `- ${escaped(`${addedBy.name}, ${instantOf(addedAt)}`)}\n- SHA-256: ${hash}`,
    ]),
  ]
  return Buffer.from(`${parts.filter((part) => part !== '').join('\n\n')}\n`)
}

import type { Consultation } from '@medinotes/shared/consultations'
import { AlignmentType, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
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

// What XML cannot hold, a word processor refuses with the whole file.
const storable = (text: string) => text.toWellFormed().replaceAll(/[^\P{Cc}\t]|[\ufffe\uffff]/gu, '')
const run = (text: string, look: object = {}) => new TextRun({ text: storable(text), ...look })
const line = (text: string, look: object = {}) => new Paragraph({ children: [run(text, look)], spacing: { after: 80 } })
const heading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    children: [run(text)],
    spacing: { before: 280, after: 80 },
  })

const written = (text: string) =>
  blocksOf(text).map((block) => {
    if (block.kind === 'item') return new Paragraph({ children: [run(block.text)], bullet: { level: block.depth } })
    return line(block.text, { bold: block.kind === 'heading' })
  })

function bodyOf(note: Consultation, letterhead: Letterhead) {
  return [
    line(letterhead.practice, { bold: true, color: '5f6670' }),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(titleOf(note))], spacing: { after: 160 } }),
    ...factsOf(note, letterhead).map(
      ([label, value]) => new Paragraph({ children: [run(`${label}: `, { color: '5f6670' }), run(value)] }),
    ),
    ...note.sections.flatMap(({ title, question, text }) => [
      heading(title),
      ...(question === undefined ? [] : [line(question, { italics: true, color: '5f6670' })]),
      ...(text.trim() === '' ? [line(nothingWritten, { italics: true })] : written(text)),
    ]),
    ...signaturesOf(note).flatMap(({ name, lines }) => [
      new Paragraph({ children: [run(name, { bold: true })], keepNext: true, spacing: { before: 400 } }),
      ...lines.map((text) => line(text, { size: 17, color: '5f6670' })),
    ]),
    ...note.addenda.flatMap(({ number, text, addedBy, addedAt, hash }) => [
      heading(`Addendum ${number}`),
      ...written(text),
      line(`${addedBy.name}, ${instantOf(addedAt)}`, { size: 17, color: '5f6670' }),
      line(`SHA-256: ${hash}`, { size: 17, color: '5f6670' }),
    ]),
  ]
}

export function renderNoteDocx(note: Consultation, letterhead: Letterhead): Promise<Buffer> {
  const head = new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: note.signature === null ? [run(draftMark, { bold: true, color: 'b01c1c' })] : [],
  })
  const foot = new Paragraph({
    children: [
      run(`${letterhead.reference} · Confidential · Page `, { size: 17 }),
      new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 17 }),
    ],
  })
  const document = new Document({
    ...{ title: titleOf(note), creator: storable(note.author.name) },
    styles: { default: { document: { run: { font: 'Arial', size: 21, language: { value: 'en-AU' } } } } },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        headers: { default: new Header({ children: [head] }) },
        footers: { default: new Footer({ children: [foot] }) },
        children: bodyOf(note, letterhead),
      },
    ],
  })
  return Packer.toBuffer(document)
}

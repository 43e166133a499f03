import { PDFDocument } from '@cantoo/pdf-lib'
import type { Consultation } from '@medinotes/shared/consultations'
import { AppError } from '../../../platform/errors.ts'
import {
  blocksOf,
  draftMark,
  factsOf,
  instantOf,
  type Letterhead,
  nothingWritten,
  type RenderedNote,
  signaturesOf,
  titleOf,
} from './note-letter.ts'
import { type Column, createColumn, grey, stampPages } from './pdf-column.ts'
import { embedFonts, fontFor, type Fonts } from './pdf-fonts.ts'
import { spelt } from './pdf-line.ts'

const small = { face: 'text', size: 8.5, colour: grey } as const

/** The note as a letter. Throws for writing that its fonts have no letters for, rather than leave some out. */
export async function renderNotePdf(note: Consultation, letterhead: Letterhead): Promise<RenderedNote> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const fonts = await embedFonts(pdf)
  refuseUnknownLetters(note, letterhead, fonts)
  pdf.setTitle(titleOf(note), { showInWindowTitleBar: true })
  pdf.setAuthor(note.author.name)
  pdf.setLanguage('en-AU')
  const column = createColumn(pdf, fonts)
  writeHead(note, letterhead, column)
  const pageOf = writeSections(note, column)
  writeSignatures(note, column)
  writeAddenda(note, column)
  const draft = note.signature === null ? draftMark : null
  stampPages(column.pages, fonts, { foot: `${spelt(letterhead.reference)} · Confidential`, draft })
  return { bytes: await pdf.save(), pageOf }
}

function writeHead(note: Consultation, letterhead: Letterhead, column: Column) {
  column.write(letterhead.practice, { face: 'bold', size: 11, colour: grey })
  column.rule(8)
  column.write(titleOf(note), { face: 'bold', size: 19, above: 14 })
  column.write('', { face: 'text', size: 5 })
  for (const [label, value] of factsOf(note, letterhead)) column.fact(label, value)
  column.rule(12)
}

function writeText(text: string, column: Column) {
  for (const block of blocksOf(text)) {
    if (block.kind === 'heading') {
      column.keep(40)
      column.write(block.text, { face: 'bold', size: 9.5, colour: grey, above: 7 })
    } else if (block.kind === 'item') {
      column.write(block.text, { face: 'text', size: 10.5, above: 2, indent: 14 + 14 * block.depth }, '•')
    } else column.write(block.text, { face: 'text', size: 10.5, above: 4 })
  }
}

function writeSections({ sections }: Consultation, column: Column) {
  const pageOf = new Map<string, number>()
  for (const { key, title, question, text } of sections) {
    // A heading does not stand alone at the foot of a page.
    column.keep(90)
    pageOf.set(key, column.pages.length)
    column.write(title, { face: 'bold', size: 12.5, above: 16 })
    if (question !== undefined) column.write(question, { face: 'italic', size: 10.5, colour: grey, above: 2 })
    if (text.trim() === '') column.write(nothingWritten, { face: 'italic', size: 10.5, colour: grey, above: 4 })
    else writeText(text, column)
  }
  return pageOf
}

function writeSignatures(note: Consultation, column: Column) {
  for (const [index, { name, lines }] of signaturesOf(note).entries()) {
    column.keep(80)
    if (index === 0) column.rule(24)
    column.write(name, { face: 'bold', size: 11, above: index === 0 ? 10 : 12 })
    for (const line of lines) column.write(line, small)
  }
}

function writeAddenda({ addenda }: Consultation, column: Column) {
  for (const { number, text, addedBy, addedAt, hash } of addenda) {
    column.keep(110)
    column.write(`Addendum ${number}`, { face: 'bold', size: 12.5, above: 20 })
    writeText(text, column)
    column.write(`${addedBy.name}, ${instantOf(addedAt)}`, { ...small, above: 4 })
    column.write(`SHA-256: ${hash}`, small)
  }
}

function refuseUnknownLetters(note: Consultation, { practice, reference }: Letterhead, fonts: Fonts) {
  const all = [
    ...[practice, reference, note.patientName, note.author.name],
    ...note.sections.flatMap(({ title, question = '', text }) => [title, question, text]),
    ...note.addenda.flatMap(({ text, addedBy }) => [text, addedBy.name]),
    ...signaturesOf(note).map(({ name }) => name),
  ]
  const letters = new Set(all.join(' ').split('\n').map(spelt).join(' '))
  const isKnown = (letter: string) => Object.values(fonts).every((face) => fontFor(face, letter) !== undefined)
  if (Array.from(letters).every(isKnown)) return
  throw new AppError(
    'wrong_state',
    'This note has letters that its PDF has no font for, such as Chinese or Japanese ones. Word shows them.',
  )
}

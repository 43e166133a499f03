import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib'
import type { Consultation } from '@medinotes/shared/consultations'
import { AppError } from '../../../platform/errors.ts'
import type { Letterhead, RenderedReport } from './report-filing.service.ts'

const a4 = { width: 595.28, height: 841.89 }
const margin = { side: 64, top: 72, bottom: 72 }
const width = a4.width - 2 * margin.side
const grey = rgb(0.38, 0.4, 0.43)
const black = rgb(0.1, 0.1, 0.12)

interface Style {
  font: PDFFont
  size: number
  colour?: typeof grey
  /** Empty space above. */
  above?: number
}

/** What Latin-1 fonts lack and clinicians type. */
const spellings = new Map([
  ['≥', '>='],
  ['≤', '<='],
  ['→', '->'],
  ['\u2011', '-'],
  ['\u202f', ' '],
  ['\t', ' '],
])
const spelt = (text: string) =>
  text.normalize('NFC').replaceAll(/[≥≤→\u2011\u202f\t]/g, (character) => spellings.get(character) ?? character)

function wrap(text: string, { font, size }: Style): string[] {
  const fits = (line: string) => font.widthOfTextAtSize(line, size) <= width
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/).flatMap((long) => (fits(long) ? [long] : (long.match(/.{1,40}/gu) ?? [])))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/** Text down a page and on to the next one. */
function createColumn(pdf: PDFDocument) {
  const pages: PDFPage[] = []
  let y = 0
  const turn = () => {
    pages.push(pdf.addPage([a4.width, a4.height]))
    y = a4.height - margin.top
  }
  turn()

  function write(text: string, style: Style) {
    y -= style.above ?? 0
    for (const paragraph of spelt(text).split('\n')) {
      for (const line of wrap(paragraph, style)) {
        if (y - style.size < margin.bottom) turn()
        y -= style.size * 1.4
        pages.at(-1)?.drawText(line, { x: margin.side, y, ...style, color: style.colour ?? black })
      }
    }
  }

  return {
    pages,
    write,
    /** Goes to the next page where less than this is left on the present one. */
    keep: (height: number) => void (y - height < margin.bottom && turn()),
  }
}

type Fonts = Record<'bold' | 'text' | 'italic', PDFFont>
type Column = ReturnType<typeof createColumn>

const day = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-AU', { dateStyle: 'long', timeZone: 'UTC' })
const instant = (at: string) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** A line alone above others, without an end of its own, heads them. */
const isHeading = (line: string) => line.length <= 60 && !/^-|[.,:;!?]$/.test(line)

function writeParagraphs(written: string, column: Column, { bold, text }: Pick<Fonts, 'bold' | 'text'>) {
  for (const paragraph of written.split(/\n\s*\n/)) {
    const [first = '', ...rest] = paragraph.split('\n')
    if (rest.length > 0 && isHeading(first)) {
      column.keep(40)
      column.write(first, { font: bold, size: 9.5, colour: grey, above: 7 })
      column.write(rest.join('\n'), { font: text, size: 10.5 })
    } else column.write(paragraph, { font: text, size: 10.5, above: 6 })
  }
}

function writeSections({ sections }: Consultation, column: Column, { bold, text, italic }: Fonts) {
  const pageOf = new Map<string, number>()
  for (const { key, title, question, text: written } of sections) {
    // A heading does not stand alone at the foot of a page.
    column.keep(90)
    pageOf.set(key, column.pages.length)
    column.write(title, { font: bold, size: 13, above: 18 })
    if (question !== undefined) column.write(question, { font: italic, size: 10.5, colour: grey, above: 2 })
    writeParagraphs(written.trim() || 'Nothing was written here.', column, { bold, text })
  }
  return pageOf
}

function writeSignature(note: Consultation, column: Column, { bold, text }: Fonts) {
  const small = { font: text, size: 9, colour: grey }
  column.keep(120)
  if (note.signature) {
    column.write(note.signature.signedBy.name, { font: bold, size: 11, above: 28 })
    column.write(
      `Signed electronically on ${instant(note.signature.signedAt)}, version ${note.signature.version}`,
      small,
    )
    column.write(`SHA-256 of what was signed: ${note.signature.hash}`, small)
  }
  for (const { number, text: added, addedBy, addedAt } of note.addenda) {
    column.keep(90)
    column.write(`Addendum ${number}`, { font: bold, size: 13, above: 22 })
    column.write(added, { font: text, size: 10.5, above: 5 })
    column.write(`${addedBy.name}, ${instant(addedAt)}`, { ...small, above: 4 })
  }
}

function stampFeet(pages: readonly PDFPage[], { reference }: Letterhead, font: PDFFont) {
  for (const [index, page] of pages.entries()) {
    const count = `Page ${index + 1} of ${pages.length}`
    const place = { y: 36, size: 8.5, font, color: grey }
    page.drawText(`${reference} · Confidential`, { x: margin.side, ...place })
    page.drawText(count, { x: a4.width - margin.side - font.widthOfTextAtSize(count, 8.5), ...place })
  }
}

/** The report as its reader gets it. Throws for writing that its fonts have no letters for, rather than leave some out. */
export async function renderReportPdf(note: Consultation, letterhead: Letterhead): Promise<RenderedReport> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const fonts = {
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
    text: await pdf.embedFont(StandardFonts.Helvetica),
    italic: await pdf.embedFont(StandardFonts.HelveticaOblique),
  }

  refuseUnknownLetters(note, letterhead, fonts.text)
  pdf.setTitle('Independent medical examination report')
  pdf.setLanguage('en-AU')
  const column = createColumn(pdf)
  column.write(letterhead.practice, { font: fonts.bold, size: 11, colour: grey })
  column.write('Independent medical examination report', { font: fonts.bold, size: 20, above: 20 })
  const facts = [`Examinee: ${note.patientName}`, `Examined on ${day(note.dateOfVisit)}`, `By ${note.author.name}`]
  column.write([...facts, `Reference: ${letterhead.reference}`].join('\n'), { font: fonts.text, size: 10.5, above: 8 })
  const pageOf = writeSections(note, column, fonts)
  writeSignature(note, column, fonts)
  stampFeet(column.pages, letterhead, fonts.text)
  return { bytes: await pdf.save(), pageOf }
}

function refuseUnknownLetters(note: Consultation, { practice }: Letterhead, font: PDFFont) {
  const known = new Set(font.getCharacterSet())
  const all = [
    ...[practice, note.patientName, note.author.name, note.signature?.signedBy.name ?? ''],
    ...note.sections.flatMap(({ title, question = '', text }) => [title, question, text]),
    ...note.addenda.flatMap(({ text, addedBy }) => [text, addedBy.name]),
  ]
  const isUnknown = (letter: string) => letter !== '\n' && letter !== '\r' && !known.has(letter.codePointAt(0) ?? 0)
  if (!all.some((text) => Array.from(spelt(text)).some(isUnknown))) return
  throw new AppError(
    'wrong_state',
    'This report has letters beyond the Latin alphabet, which its PDF cannot show. Upload a PDF of it instead.',
  )
}

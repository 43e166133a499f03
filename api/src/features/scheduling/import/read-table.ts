import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import { type ImportKind, importMaxLines } from '@medinotes/shared/specialist-import'
import { AppError } from '../../../platform/errors.ts'
import { type Column, columnsOf, columnNamed, kindOfHeader } from './columns.ts'

/** A line as it is written: each cell trimmed, in one spelling of accents. */
export interface TableRow {
  line: number
  /** Undefined where the file has no such column. */
  cell(column: string): string | undefined
  /** Cells beyond the header, or fewer. */
  isUneven: boolean
}

export interface Table {
  kind: ImportKind
  rows: TableRow[]
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

const piece = 65_536

/** In pieces, so that others are served while a long file is read. */
async function* piecesOf(text: string) {
  for (let at = 0; at < text.length; at += piece) {
    yield text.slice(at, at + piece)
    await setImmediate()
  }
}

/** Of the line that names the columns: what there is most of, quotes aside. */
function delimiterOf(text: string) {
  const [header = ''] = text
    .replace(/"[^"]*"/g, '')
    .trimStart()
    .split(/\r?\n|\r/, 1)
  const count = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** The header and the lines of a CSV file, whatever separates its cells. */
export async function readTable(text: string): Promise<Table> {
  const records = parse({
    ...{ delimiter: delimiterOf(text), info: true, relax_column_count: true, max_record_size: 50_000 },
    ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
  })
  try {
    return await pipeline(Readable.from(piecesOf(text)), records, collect)
  } catch (error) {
    if (error instanceof CsvError) throw unreadable(error)
    throw error
  }
}

async function collect(records: AsyncIterable<Parsed>): Promise<Table> {
  let header: { kind: ImportKind; columns: Column[] } | undefined
  const rows: TableRow[] = []
  for await (const { record, info } of records) {
    if (header === undefined) {
      header = readHeader(record)
      continue
    }
    const most = importMaxLines[header.kind]
    if (rows.length === most) throw tooLong(most)
    rows.push(toRow(header.columns, record, info.lines))
  }
  if (header === undefined) throw new AppError('malformed', 'This file is empty.')
  if (rows.length === 0) throw new AppError('malformed', 'This file names the columns, and nothing below them.')
  return { kind: header.kind, rows }
}

function readHeader(record: readonly string[]) {
  const kind = kindOfHeader(record)
  if (kind === null) {
    throw new AppError('malformed', 'The first line must name the columns, as in the template. Is it missing?')
  }
  const columns = record.map((name) => columnNamed(kind, name))
  const errors = record.flatMap((name, index) => headerFault(columns, index, name))
  const missing = columnsOf[kind].filter((column) => column.required && !columns.includes(column))
  const all = [...errors, ...missing.map(({ name }) => ({ path: name, message: `The column “${name}” is missing` }))]
  if (all.length > 0)
    throw new AppError(
      'malformed',
      all
        .map(({ message }) => message)
        .slice(0, 5)
        .join('. '),
      { errors: all },
    )
  return { kind, columns: columns.filter((column) => column !== undefined) }
}

function headerFault(columns: readonly (Column | undefined)[], index: number, name: string) {
  const column = columns[index]
  const path = `column ${index + 1}`
  if (column === undefined) return [{ path, message: `Column ${index + 1} is none of the template’s` }]
  if (columns.indexOf(column) < index) return [{ path, message: `The column “${column.name}” is there twice` }]
  return name === '' ? [{ path, message: `Column ${index + 1} has no name` }] : []
}

function toRow(columns: readonly Column[], record: readonly string[], line: number): TableRow {
  const cells = new Map(columns.map(({ key }, index) => [key, clean(record[index] ?? '')]))
  return { line, cell: (column) => cells.get(column), isUneven: record.length !== columns.length }
}

// The apostrophe is what our own export puts before a cell that a spreadsheet would take for a formula.
const clean = (cell: string) =>
  cell
    .normalize('NFC')
    .trim()
    .replace(/^'(?=\s*[=+\-@])/, '')

const tooLong = (most: number) =>
  new AppError(
    'malformed',
    `A file may have ${most.toLocaleString('en-AU')} lines at most. Split it and import the parts.`,
  )

function unreadable({ code, ...error }: CsvError) {
  const line = 'lines' in error && typeof error.lines === 'number' ? ` near line ${error.lines}` : ''
  const why = code === 'CSV_QUOTE_NOT_CLOSED' ? 'A quotation mark is opened and never closed' : 'This is no CSV'
  return new AppError('malformed', `${why}${line}. Nothing was read.`)
}

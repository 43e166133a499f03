import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { EvaluationFailure } from './failure.ts'

/** Notes of a visit, and what a person wrote of it. */
export interface EvaluationCase {
  notes: string
  reference: string
}

export interface CaseOptions {
  file: string
  limit: number
  notesColumn: string | undefined
  referenceColumn: string | undefined
}

const usualNotes = ['dialogue', 'notes', 'transcript', 'src']
const usualReferences = ['note', 'section_text', 'reference', 'summary', 'tgt']
const rowSchema = z.record(z.string(), z.string())

function chooseColumn(
  columns: readonly string[],
  wanted: string | undefined,
  usual: readonly string[],
  option: string,
) {
  const column = wanted ?? usual.find((name) => columns.includes(name))
  if (column !== undefined && columns.includes(column)) return column
  const problem = wanted === undefined ? 'No known column of notes or references' : `No column "${wanted}"`
  throw new EvaluationFailure(`${problem}. The file has: ${columns.join(', ')}. Name one with ${option}.`)
}

/** The first `limit` rows of a CSV file that have both notes and a reference. */
export async function readCases({ file, limit, notesColumn, referenceColumn }: CaseOptions): Promise<EvaluationCase[]> {
  await access(file).catch(() => {
    throw new EvaluationFailure(`The file ${file} cannot be read. Name a CSV file with --data.`)
  })
  const cases: EvaluationCase[] = []
  const rows: AsyncIterable<unknown> = createReadStream(file).pipe(
    parse({ columns: true, bom: true, relax_quotes: true }),
  )
  for await (const row of rows) {
    const values = rowSchema.parse(row)
    const columns = Object.keys(values)
    const notes = values[chooseColumn(columns, notesColumn, usualNotes, '--notes-column')] ?? ''
    const reference = values[chooseColumn(columns, referenceColumn, usualReferences, '--reference-column')] ?? ''
    if (notes.trim() !== '' && reference.trim() !== '') cases.push({ notes, reference })
    if (cases.length >= limit) break
  }
  if (cases.length === 0) throw new EvaluationFailure(`${file} has no row with both notes and a reference.`)
  return cases
}

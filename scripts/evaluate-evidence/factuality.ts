import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { checkSentence } from '../../api/src/features/consultations/evidence/check-sentence.ts'
import { indexNotes } from '../../api/src/features/consultations/evidence/notes-index.ts'
import { splitSentences } from '../../api/src/features/consultations/offline-writer/sentences.ts'
import { EvaluationFailure } from '../evaluate/failure.ts'
import { scoreRouge } from '../evaluate/rouge.ts'
import { areaUnderCurve } from './area-under-curve.ts'

const rowSchema = z.object({
  dialogue: z.string(),
  reference: z.string(),
  summary: z.string(),
  /** Share of the summary's facts that a person found made up. */
  hallucination_rate: z.coerce.number(),
})
type Row = z.infer<typeof rowSchema>

async function readRows(file: string): Promise<Row[]> {
  await access(file).catch(() => {
    throw new EvaluationFailure(`The file ${file} cannot be read.`)
  })
  const rows: Row[] = []
  const records: AsyncIterable<unknown> = createReadStream(file).pipe(
    parse({ columns: true, bom: true, relax_quotes: true }),
  )
  for await (const record of records) {
    const row = rowSchema.safeParse(record)
    if (!row.success)
      throw new EvaluationFailure(`${file} needs the columns dialogue, reference, summary and hallucination_rate.`)
    rows.push(row.data)
  }
  return rows
}

/** The scores of a summary by which it may be thought to be made up; the higher, the likelier. */
function scoresOf({ dialogue, reference, summary }: Row) {
  const index = indexNotes(dialogue)
  const sentences = splitSentences(summary).map(({ start, end }) => checkSentence(summary.slice(start, end), index))
  const rouge = scoreRouge(summary, reference)
  return {
    'words that are not in the notes': sentences.reduce(
      (sum, { support, terms }) => sum + (1 - support) * terms.length,
      0,
    ),
    'sentences flagged': sentences.filter(({ flags }) => flags.length > 0).length,
    'ROUGE-1, the lower': -rouge.rouge1,
    'ROUGE-2, the lower': -rouge.rouge2,
    'ROUGE-Lsum, the lower': -rouge.rougeLsum,
    'length of the summary': summary.length,
  }
}

export interface FactualityFigures {
  summaries: number
  /** Those in which a person found something made up. */
  madeUp: number
  /** How well each score tells them apart: the area under the ROC curve. */
  areas: Readonly<Record<string, number>>
}

/** How well the check tells summaries with made-up content from those without, beside ROUGE. */
export async function measureFactuality(file: string): Promise<FactualityFigures> {
  const rows = (await readRows(file)).map((row) => ({ madeUp: row.hallucination_rate > 0, scores: scoresOf(row) }))
  const madeUp = rows.filter((row) => row.madeUp)
  if (madeUp.length === 0 || madeUp.length === rows.length)
    throw new EvaluationFailure(`${file} needs summaries with and without made-up content.`)
  const rest = rows.filter((row) => !row.madeUp)
  const names = Object.keys(madeUp[0]?.scores ?? {}) as (keyof ReturnType<typeof scoresOf>)[]
  const area = (name: (typeof names)[number]) =>
    areaUnderCurve(
      madeUp.map(({ scores }) => scores[name]),
      rest.map(({ scores }) => scores[name]),
    )
  return {
    summaries: rows.length,
    madeUp: madeUp.length,
    areas: Object.fromEntries(names.map((name) => [name, Number(area(name).toFixed(3))])),
  }
}

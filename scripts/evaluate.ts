import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { templates } from '../api/src/features/consultations/templates.ts'
import { readCases } from './evaluate/cases.ts'
import { EvaluationFailure } from './evaluate/failure.ts'
import { readOptions, runEvaluation } from './evaluate/read-options.ts'
import { measure, type Measured } from './evaluate/measure.ts'
import { formatReport, summarise } from './evaluate/report.ts'
import { createWriter } from './evaluate/writers.ts'

const help = `
npm run evaluate -- --data FILE.csv [options]: has a writer write a note for each row, and measures the notes.

  --data FILE               CSV file with a column of notes (or dialogue) and one of reference notes
  --limit N                 only the first N rows
  --notes-column NAME       default: dialogue, notes, transcript or src
  --reference-column NAME   default: note, section_text, reference, summary or tgt
  --template KEY            default: visit-note
  --section KEY,KEY         sections compared with the reference; default: all but the e-mail to the patient
  --writer NAME             offline (default) or openai (OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL)
  --out FILE                also writes the figures as JSON
  --help
`

const options = {
  data: { type: 'string' },
  limit: { type: 'string' },
  'notes-column': { type: 'string' },
  'reference-column': { type: 'string' },
  template: { type: 'string', default: 'visit-note' },
  section: { type: 'string' },
  writer: { type: 'string', default: 'offline' },
  out: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

function readLimit(limit: string | undefined) {
  if (limit === undefined) return Infinity
  if (!/^[1-9]\d*$/.test(limit)) throw new EvaluationFailure('--limit takes a whole number from 1.')
  return Number(limit)
}

function chooseSections(key: string, wanted: string | undefined) {
  const template = templates.find((candidate) => candidate.key === key)
  if (!template) throw new EvaluationFailure(`There is no template "${key}".`)
  const keys = template.sections.map((section) => section.key)
  const sections = wanted?.split(',') ?? keys.filter((section) => section !== 'patient-email')
  const unknown = sections.find((section) => !keys.includes(section))
  if (unknown !== undefined)
    throw new EvaluationFailure(`The template has no section "${unknown}". It has: ${keys.join(', ')}.`)
  return { template, sections }
}

async function evaluate(args: string[]) {
  const given = readOptions(args, options, help)
  if (given.help) return console.log(help.trim())
  if (!given.data) throw new EvaluationFailure(`Name a CSV file with --data.\n${help}`)
  const { template, sections } = chooseSections(given.template, given.section)
  const writer = createWriter(given.writer, process.env)
  const cases = await readCases({
    file: given.data,
    limit: readLimit(given.limit),
    notesColumn: given['notes-column'],
    referenceColumn: given['reference-column'],
  })
  const measured: Measured[] = []
  for (const one of cases) measured.push(await measure(writer, template, sections, one))
  const about = { data: basename(given.data), writer: given.writer, template: template.key, sections }
  const report = summarise(about, measured)
  console.log(formatReport(report))
  if (given.out) await writeFile(given.out, `${JSON.stringify(report, null, 2)}\n`)
}

await runEvaluation(evaluate)

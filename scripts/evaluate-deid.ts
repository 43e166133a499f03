import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { generateAustralianCases, inLowerCase } from './evaluate/australian-cases.ts'
import { readDeidCases } from './evaluate/deid-cases.ts'
import { formatDeidReport } from './evaluate/deid-report.ts'
import { scoreDeid } from './evaluate/deid-score.ts'
import { EvaluationFailure } from './evaluate/failure.ts'
import { readOptions, runEvaluation } from './evaluate/read-options.ts'

const help = `
npm run evaluate-deid -- [--data FILE.jsonl] [options]: hides the identifiers of texts, and counts which were hidden.

  --data FILE      JSON lines, each {"text": …, "phi": [{"type": …, "value": …}]}; without it only the generated set
  --limit N        only the first N lines
  --dates POLICY   every (default: whatever names a day or a month) or birth (dates of birth alone)
  --generated N    texts of our own generated Australian set; default 400, 0 for none
  --seed N         of the generated set; default 1
  --examples       also prints what was missed, and what was hidden where there was no identifier
  --out FILE       also writes the figures as JSON
  --help
`

const options = {
  data: { type: 'string' },
  limit: { type: 'string' },
  dates: { type: 'string', default: 'every' },
  generated: { type: 'string', default: '400' },
  seed: { type: 'string', default: '1' },
  examples: { type: 'boolean', default: false },
  out: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

function readCount(name: string, value: string | undefined) {
  if (value === undefined) return Infinity
  if (!/^\d{1,7}$/.test(value)) throw new EvaluationFailure(`--${name} takes a whole number.`)
  return Number(value)
}

async function evaluate(args: string[]) {
  const given = readOptions(args, options, help)
  if (given.help) return console.log(help.trim())
  const { dates } = given
  if (dates !== 'every' && dates !== 'birth') throw new EvaluationFailure('--dates takes every or birth.')
  const generated = generateAustralianCases(readCount('generated', given.generated), readCount('seed', given.seed))
  const sets = [
    { data: `generated, seed ${given.seed}`, cases: generated },
    { data: `generated, seed ${given.seed}, without capitals`, cases: inLowerCase(generated) },
  ]
  if (given.data !== undefined) {
    const cases = await readDeidCases(given.data, readCount('limit', given.limit))
    sets.unshift({ data: basename(given.data), cases })
  }
  const reports = sets
    .filter(({ cases }) => cases.length > 0)
    .map(({ data, cases }) => ({ data, ...scoreDeid(cases, dates) }))
  for (const report of reports) console.log(formatDeidReport(report, given.examples))
  // Figures alone: what the texts say does not belong into a file of figures.
  const figures = reports.map((report) => ({ ...report, missed: undefined, needless: undefined }))
  if (given.out) await writeFile(given.out, `${JSON.stringify(figures, null, 2)}\n`)
}

await runEvaluation(evaluate)

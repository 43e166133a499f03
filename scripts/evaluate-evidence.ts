import { writeFile } from 'node:fs/promises'
import { readCases } from './evaluate/cases.ts'
import { EvaluationFailure } from './evaluate/failure.ts'
import { readOptions, runEvaluation } from './evaluate/read-options.ts'
import { sources } from './evaluate-evidence/cases-by-source.ts'
import { measureFactuality } from './evaluate-evidence/factuality.ts'
import { measureMutations } from './evaluate-evidence/mutation-figures.ts'
import { measureOmissions } from './evaluate-evidence/omission-figures.ts'
import { formatFactuality, formatNotesFigures, type NotesFigures } from './evaluate-evidence/report.ts'
import { measureSpeed } from './evaluate-evidence/speed-figures.ts'
import { measureStatedOnly } from './evaluate-evidence/stated-only-figures.ts'

const help = `
npm run evaluate-evidence -- [--factuality FILE.csv] [--notes FILE.csv] [options]: measures the check of a draft against
its notes.

  --factuality FILE         summaries judged by people: columns dialogue, reference, summary, hallucination_rate
  --notes FILE              conversations and the notes people wrote of them; facts are changed in them by seed
  --limit N                 only the first N rows of --notes
  --seed N                  default: 1
  --notes-column NAME       default: dialogue, notes, transcript or src
  --reference-column NAME   default: note, section_text, reference, summary or tgt
  --out FILE                also writes the figures as JSON
  --help
`

const options = {
  factuality: { type: 'string' },
  notes: { type: 'string' },
  limit: { type: 'string' },
  seed: { type: 'string', default: '1' },
  'notes-column': { type: 'string' },
  'reference-column': { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

type Options = ReturnType<typeof readOptions<typeof options>>

function wholeNumber(option: string, given: string) {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new EvaluationFailure(`${option} takes a whole number from 1.`)
  return Number(given)
}

async function measureNotes(file: string, given: Options): Promise<NotesFigures> {
  const seed = wholeNumber('--seed', given.seed)
  const cases = await readCases({
    file,
    limit: given.limit === undefined ? Infinity : wholeNumber('--limit', given.limit),
    notesColumn: given['notes-column'],
    referenceColumn: given['reference-column'],
  })
  return {
    notes: cases.length,
    seed,
    mutations: sources.map((source) => measureMutations(cases, source, seed)),
    statedOnly: sources.map((source) => measureStatedOnly(cases, source)),
    omissions: measureOmissions(cases),
    speed: measureSpeed(cases),
  }
}

async function evaluate(args: string[]) {
  const given = readOptions(args, options, help)
  if (given.help) return console.log(help.trim())
  if (!given.factuality && !given.notes)
    throw new EvaluationFailure(`Name a CSV file with --factuality or --notes.\n${help}`)
  const factuality = given.factuality ? await measureFactuality(given.factuality) : undefined
  const notes = given.notes ? await measureNotes(given.notes, given) : undefined
  if (factuality) console.log(formatFactuality(factuality))
  if (notes) console.log(formatNotesFigures(notes))
  if (given.out) await writeFile(given.out, `${JSON.stringify({ factuality, notes }, null, 2)}\n`)
}

await runEvaluation(evaluate)

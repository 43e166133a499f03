import { writeFile } from 'node:fs/promises'
import { arch, availableParallelism, platform } from 'node:os'
import type { Measured } from './scenario.ts'

export interface Outcome {
  part: string
  fault: string
  seen: string
  /** Why it was not tried; null where it was. */
  skipped: string | null
  measured: readonly Measured[]
  seconds: number
}

const verdictOf = ({ skipped, measured }: Outcome) => {
  if (skipped !== null) return 'not tried'
  return measured.every(({ holds }) => holds) ? 'holds' : '**broken**'
}

export function printOutcome(outcome: Outcome) {
  const { part, fault, skipped, measured, seconds } = outcome
  console.log(`${part} ${fault}: ${verdictOf(outcome).replaceAll('*', '')} (${seconds.toFixed(1)} s)`)
  if (skipped !== null) console.log(`  ${skipped}`)
  for (const { what, value, holds } of measured) console.log(`  ${holds ? ' ' : '!'} ${what}: ${value}`)
}

const told = ({ skipped, measured }: Outcome) =>
  skipped ?? measured.map(({ what, value, holds }) => `${what}: ${holds ? value : `**${value}**`}`).join('<br>')

const row = (cells: readonly string[]) => `| ${cells.join(' | ').replaceAll('\n', ' ')} |`

function toMarkdown(outcomes: readonly Outcome[]) {
  const machine = `${availableParallelism()} cores, ${platform()} ${arch()}, Node ${process.versions.node}`
  return [
    '# When things fail',
    '',
    `Made by \`npm run faults -- --out docs/faults.md\` (${machine}): the built service on a real PostgreSQL, with every dependency`,
    'behind a proxy that breaks the line. Limits in brackets are what the design asks for.',
    '',
    row(['what', 'how it fails', 'what people see', 'measured', '']),
    row(['---', '---', '---', '---', '---']),
    ...outcomes.map((outcome) => row([outcome.part, outcome.fault, outcome.seen, told(outcome), verdictOf(outcome)])),
    '',
  ].join('\n')
}

interface Places {
  out?: string | undefined
  json?: string | undefined
}

/** Where nothing is asked for, nothing is written. */
export async function writeReports(
  outcomes: readonly Outcome[],
  { out, json = out?.replace(/\.md$/, '.json') }: Places,
) {
  if (out) await writeFile(out, toMarkdown(outcomes))
  if (json) await writeFile(json, `${JSON.stringify(outcomes, null, 2)}\n`)
}

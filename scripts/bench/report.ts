import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { findPostgresBinaries } from '../../api/src/platform/embedded-postgres/binaries.ts'
import { root } from '../bootstrap/paths.mjs'
import type { Percentiles } from './figures.ts'
import { type Aim, isMet, type Part, type Row } from './part.ts'

export interface PartReport extends Pick<Part, 'name' | 'measures'> {
  seconds: number
  rows: Row[]
  /** Why it was not measured, or not to its end. */
  skipped?: string
  failed?: string
}

const output = (program: string, ...given: string[]) =>
  execFileSync(program, given, { cwd: root, encoding: 'utf8' }).trim()

/** What is measured where, before anything is. */
export async function describeRun() {
  const { postgres } = await findPostgresBinaries()
  const changed = output('git', 'status', '--porcelain', '--untracked-files=no') !== ''
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: output('git', 'rev-parse', '--short', 'HEAD') + (changed ? ', changed' : ''),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    postgres: output(postgres, '--version').replace(/^.* /, ''),
    loadBefore: loadavg()[0] ?? 0,
  }
}

export interface Report {
  run: Awaited<ReturnType<typeof describeRun>>
  parts: PartReport[]
}

export const toJson = ({ run, parts }: Report) =>
  `${JSON.stringify({ run, parts: parts.map((part) => ({ ...part, rows: part.rows.map(withMet) })) }, null, 2)}\n`

const withMet = (row: Row) => ({ ...row, met: isMet(row) })

export function toMarkdown({ run, parts }: Report) {
  const { date, commit, cores, cpu, memoryGb, node, postgres, loadBefore } = run
  return [
    '# Benchmark',
    'Written by `npm run bench -- --markdown docs/bench.md`; [performance.md](performance.md) says what to make of it.',
    `${date}, commit ${commit}, on ${cores} cores (${cpu}) with ${memoryGb} GB, where everything shares them; Node ${node}, ` +
      `PostgreSQL ${postgres}. Load before: ${loadBefore.toFixed(1)}. Where there are three figures, they are p50 / p95 / p99.`,
    ...parts.flatMap(({ name, measures, rows, skipped, failed, seconds }) => [
      `## ${titled(name)}`,
      `${measures} ${seconds.toFixed(0)} s.`,
      ...(skipped === undefined ? [] : [`Not measured: ${skipped}.`]),
      ...(failed === undefined ? [] : [`**Failed: ${failed}**`]),
      ...(rows.length > 0 ? [table(rows)] : []),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

const titled = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`

function table(rows: readonly Row[]) {
  const cells = [['what', 'measured', 'aim', 'met'], ...rows.map(cellsOf)]
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = cells
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

function cellsOf(row: Row) {
  const met = { true: 'yes', false: '**no**', undefined: '' }[String(isMet(row)) as 'true' | 'false' | 'undefined']
  return [row.what, `${measuredOf(row)} ${row.unit}`.trim(), row.aim ? aimOf(row.aim) : '', met]
}

/** For a terminal. */
export const toLine = (row: Row) => {
  const [what = '', measured = '', aim = '', met = ''] = cellsOf(row)
  return `  ${what.padEnd(56)} ${measured.padEnd(26)} ${aim.padEnd(18)} ${met.replaceAll('*', '')}`.trimEnd()
}

const measuredOf = ({ measured }: Row) =>
  typeof measured === 'number' ? figure(measured) : shares.map((share) => figure(measured[share])).join(' / ')

const shares = ['p50', 'p95', 'p99'] as const satisfies (keyof Percentiles)[]

function aimOf(aim: Aim) {
  if ('atMost' in aim) return `≤ ${aim.atMost}`
  if ('atLeast' in aim) return `≥ ${aim.atLeast}`
  return Object.entries(aim)
    .map(([share, most]) => `${share} ≤ ${most}`)
    .join(', ')
}

function figure(value: number) {
  if (Number.isInteger(value) || Math.abs(value) >= 20) return value.toFixed(0)
  return value.toFixed(Math.abs(value) >= 2 ? 1 : 2)
}

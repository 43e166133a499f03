import type { Measured } from './measure.ts'

export interface Report {
  data: string
  writer: string
  template: string
  sections: readonly string[]
  notes: number
  shareCarried: number
  sentences: number
  withoutSource: number
  unsupported: number
  unstated: number
  omitted: number
  rouge1: number
  rouge2: number
  rougeLsum: number
  millisecondsP50: number
  millisecondsP95: number
}

const sum = (measured: readonly Measured[], key: keyof Measured) => measured.reduce((total, one) => total + one[key], 0)
const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

function percentile(values: readonly number[], share: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** The set's figures: sums and shares over all statements, means of ROUGE over notes. */
export function summarise(
  about: Pick<Report, 'data' | 'writer' | 'template' | 'sections'>,
  measured: readonly Measured[],
): Report {
  const mean = (key: 'rouge1' | 'rouge2' | 'rougeLsum') => rounded((100 * sum(measured, key)) / measured.length, 1)
  const times = measured.map((one) => one.milliseconds)
  return {
    ...about,
    notes: measured.length,
    shareCarried: rounded(sum(measured, 'carried') / Math.max(1, sum(measured, 'statements')), 3),
    sentences: sum(measured, 'sentences'),
    withoutSource: sum(measured, 'withoutSource'),
    unsupported: sum(measured, 'unsupported'),
    unstated: sum(measured, 'unstated'),
    omitted: sum(measured, 'omitted'),
    rouge1: mean('rouge1'),
    rouge2: mean('rouge2'),
    rougeLsum: mean('rougeLsum'),
    millisecondsP50: rounded(percentile(times, 0.5), 1),
    millisecondsP95: rounded(percentile(times, 0.95), 1),
  }
}

/** The report as lines for a terminal. */
export const formatReport = (report: Report) =>
  [
    ['data', report.data],
    ['writer', report.writer],
    ['template', `${report.template}, compared: ${report.sections.join(', ')}`],
    ['notes', report.notes],
    ['source statements carried', `${(100 * report.shareCarried).toFixed(1)} %`],
    ['sentences drafted', report.sentences],
    ['  with no source', report.withoutSource],
    ['  flagged unsupported', report.unsupported],
    ['  flagged unstated', report.unstated],
    ['statements omitted', report.omitted],
    ['ROUGE-1, -2, -Lsum (F1)', `${report.rouge1}, ${report.rouge2}, ${report.rougeLsum}`],
    ['time per note, p50, p95', `${report.millisecondsP50} ms, ${report.millisecondsP95} ms`],
  ]
    .map(([name, value]) => `${String(name).padEnd(28)}${value}`)
    .join('\n')

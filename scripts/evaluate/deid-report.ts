import { type DeidReport, totalRecall } from './deid-score.ts'

const percent = (part: number, all: number) => (all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} %`)

/** The figures as lines to read; `examples` adds each mistake with its text. */
export function formatDeidReport(report: DeidReport & { data: string }, examples: boolean): string {
  const { data, texts, recall, free, characters, milliseconds } = report
  const total = totalRecall(report)
  const byType = Object.entries(recall)
    .toSorted(([, a], [, b]) => b.all - a.all)
    .map(
      ([type, { all, hidden }]) =>
        `  ${type.padEnd(34)}${`${hidden} of ${all}`.padStart(14)}${percent(hidden, all).padStart(10)}`,
    )
  const byKind = Object.entries(free.byKind).map(([kind, count]) => `  hidden in them as ${kind}: ${count}`)
  return [
    `${data}: ${texts} texts, ${(milliseconds / texts).toFixed(2)} ms each`,
    `recall: ${percent(total.hidden, total.all)} (${total.hidden} of ${total.all} identifiers wholly hidden)`,
    ...byType,
    `identifier-free texts touched: ${percent(free.touched, free.all)} (${free.touched} of ${free.all})`,
    ...byKind,
    `letters and digits hidden that belong to no identifier: ${percent(characters.needless, characters.hidden)}`,
    ...(examples ? ['missed:', ...indent(report.missed), 'needlessly hidden:', ...indent(report.needless)] : []),
    '',
  ].join('\n')
}

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`)

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { createMetrics, gaugeNames } from '../api/src/platform/telemetry/metrics.ts'
import { writeEmfLines } from '../api/src/platform/telemetry/emf.ts'
import { inRoot } from './bootstrap/paths.mjs'

const read = (name: string) => readFile(inRoot(name), 'utf8')

/** As Prometheus sees them: a histogram is three. */
async function knownNames() {
  const metrics = createMetrics()
  for (const name of gaugeNames) metrics.gauge(name, () => null)
  return new Set(
    (await metrics.values()).flatMap(({ name, type }) =>
      String(type) === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  )
}

const namesIn = (text: string) => [...text.matchAll(/\b(?:medinotes|nodejs|process)_\w+/g)].map(([name]) => name)

test('each figure that the dashboard shows is one the service counts', async () => {
  const { panels } = JSON.parse(await read('deploy/grafana/medinotes.json')) as {
    panels: { targets: { expr: string }[] }[]
  }
  const names = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)))
  expect(new Set(names).size).toBeGreaterThan(10)
  const known = await knownNames()
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('each alarm of CloudWatch goes by a figure that is in the log, and the runbook says what to do', async () => {
  const [watch, runbook] = [await read('deploy/terraform/watch.tf'), await read('docs/runbook.md')]
  const lines: string[] = []
  await writeEmfLines(createMetrics(), (line) => lines.push(line)).close()
  const figures = JSON.parse(lines[0] ?? '') as object
  const alarms = [...watch.matchAll(/^ {4}(\w+) += \{ metric = "(\w+)"/gm)]
  expect(alarms.length).toBeGreaterThan(5)
  expect(alarms.filter(([, , metric = '']) => !(metric in figures))).toEqual([])
  const names = [...alarms.map(([, name = '']) => name), 'EmergencyAccess']
  expect(names.filter((name) => !runbook.includes(`| ${name} `))).toEqual([])
})

test('each alarm goes by figures that the service counts, and the runbook says what to do', async () => {
  const [alarms, runbook, known] = [
    await read('deploy/prometheus/alarms.yml'),
    await read('docs/runbook.md'),
    await knownNames(),
  ]
  const names = namesIn(alarms)
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter((name) => !known.has(name))).toEqual([])
  const titles = [...alarms.matchAll(/- alert: (\w+)/g)].map(([, title = '']) => title)
  expect(titles.length).toBeGreaterThan(8)
  expect(titles.filter((title) => !runbook.includes(`| ${title} `))).toEqual([])
})

import type { Metrics } from './metrics.ts'

const intervalMs = 60_000
const namespace = 'MediNotes'
const slowSeconds = 1

type Write = (line: string) => void

/**
 * Once a minute the figures that alarms go by, as lines that CloudWatch reads out of the log (embedded metric format). Each
 * costs by the name, so they are few, and requests are not told apart by operation: Prometheus does that.
 */
export function writeEmfLines(
  metrics: Pick<Metrics, 'values'>,
  write: Write = (line) => void process.stdout.write(line),
) {
  let before: Reading | undefined
  async function tell() {
    const now = read(await metrics.values())
    const sum = (name: string, matches?: (labels: Labels) => boolean) =>
      total(now, name, matches) - (before ? total(before, name, matches) : 0)
    write(lineOf({}, figures(now, sum)))
    for (const upstream of valuesOf(now, 'medinotes_upstream_duration_seconds_count', 'upstream')) {
      const calls = (outcome?: string) => (labels: Labels) =>
        labels.upstream === upstream && (outcome === undefined || labels.outcome === outcome)
      const count = 'medinotes_upstream_duration_seconds_count'
      const called = sum(count, calls())
      if (called > 0) {
        const seconds = sum('medinotes_upstream_duration_seconds_sum', calls())
        const figures = { UpstreamCalls: called, UpstreamFailures: sum(count, calls('failed')) }
        write(lineOf({ Upstream: upstream }, { ...figures, UpstreamSeconds: seconds / called }))
      }
    }
    before = now
  }
  const tellQuietly = () => tell().catch(() => undefined)
  const timer = setInterval(() => void tellQuietly(), intervalMs).unref()
  return {
    tell,
    async close() {
      clearInterval(timer)
      await tellQuietly()
    },
  }
}

type Labels = Readonly<Record<string, string | number | undefined>>
type Reading = readonly { name: string; labels: Labels; value: number }[]
type Sum = (name: string, matches?: (labels: Labels) => boolean) => number

/** Histograms name their parts (`…_count`), everything else is named by its metric. */
const read = (values: Awaited<ReturnType<Metrics['values']>>): Reading =>
  values.flatMap(({ name, values }) =>
    values.map((each) => ({
      ...{ labels: each.labels, value: each.value },
      name: 'metricName' in each ? String(each.metricName) : name,
    })),
  )

const total = (reading: Reading, name: string, matches: (labels: Labels) => boolean = () => true) =>
  reading.reduce((sum, each) => (each.name === name && matches(each.labels) ? sum + each.value : sum), 0)

const valuesOf = (reading: Reading, name: string, label: string) =>
  new Set(reading.filter((each) => each.name === name).map(({ labels }) => String(labels[label])))

function figures(now: Reading, sum: Sum): Record<string, number> {
  const latest = (name: string, label?: string, value?: string) =>
    total(now, name, (labels) => label === undefined || labels[label] === value)
  const timed = 'medinotes_http_request_duration_seconds'
  return {
    Requests: sum('medinotes_http_requests_total'),
    ServerErrors: sum('medinotes_http_requests_total', ({ status }) => String(status).startsWith('5')),
    SlowRequests: sum(`${timed}_count`) - sum(`${timed}_bucket`, ({ le }) => le === slowSeconds),
    StreamsOpen: latest('medinotes_streams_open'),
    DatabaseWaiting: latest('medinotes_database_connections', 'state', 'waiting'),
    Faults: sum('medinotes_faults_total'),
    JobsFailed: sum('medinotes_job_duration_seconds_count', ({ outcome }) => outcome === 'failed'),
    JobsOverdue: latest('medinotes_jobs', 'state', 'overdue'),
    EventLoopLagSeconds: latest('nodejs_eventloop_lag_p99_seconds'),
    ResidentMemoryBytes: latest('process_resident_memory_bytes'),
  }
}

const unitOf = (name: string) => (name.endsWith('Bytes') ? 'Bytes' : name.endsWith('Seconds') ? 'Seconds' : 'Count')

function lineOf(dimensions: Record<string, string>, figures: Record<string, number>) {
  const Metrics = Object.keys(figures).map((Name) => ({ Name, Unit: unitOf(Name) }))
  const CloudWatchMetrics = [{ Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics }]
  return `${JSON.stringify({ _aws: { Timestamp: Date.now(), CloudWatchMetrics }, ...dimensions, ...figures })}\n`
}

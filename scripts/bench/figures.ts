import { readFileSync, writeFileSync } from 'node:fs'

/** The value below which `share` of the sorted values lie; NaN of none. */
function percentile(values: readonly number[], share: number) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const percentiles = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
})

const ticksPerSecond = 100

/** CPU time a process has used, in seconds (Linux). */
export function cpuSeconds(pid: number) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

const memory = (pid: number, name: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Resident memory of a process now, in MB (Linux). */
export const residentMb = (pid: number) => memory(pid, 'VmRSS')

/** Largest resident memory since the last reset, in MB (Linux). */
export const peakMb = (pid: number) => memory(pid, 'VmHWM')

export const resetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

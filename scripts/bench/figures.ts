import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

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

export type Percentiles = ReturnType<typeof percentiles>

export const median = (values: readonly number[]) => percentile(values, 0.5)

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const ticksPerSecond = 100

/** What follows the name in `/proc/PID/stat`: state, parent and so on. */
function statOf(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  } catch {
    // It has ended.
    return Array.from({ length: 15 }, () => '0')
  }
}

/** CPU time a process has used, in seconds (Linux). */
export function cpuSeconds(pid: number) {
  const fields = statOf(pid)
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

export const parentOf = (pid: number) => Number(statOf(pid)[1])

/** CPU time of a process and its children, those that ended included, in seconds (Linux). */
export function familyCpuSeconds(pid: number) {
  const [ofEnded = 0, ofTheirKernel = 0] = statOf(pid).slice(13, 15).map(Number)
  return [pid, ...childrenOf(pid)].reduce(
    (sum, member) => sum + cpuSeconds(member),
    (ofEnded + ofTheirKernel) / ticksPerSecond,
  )
}

const childrenOf = (pid: number) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => parentOf(child) === pid)

const memory = (pid: number, name: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** Resident memory of a process now, in MB (Linux). */
export const residentMb = (pid: number) => memory(pid, 'VmRSS')

/** Largest resident memory since the last reset, in MB (Linux). */
export const peakMb = (pid: number) => memory(pid, 'VmHWM')

export const resetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

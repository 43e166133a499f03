const pattern = /(\d+)@(\d+);/g

/** Milliseconds of the machine's monotonic clock, the same in every process. */
export const now = () => Number(process.hrtime.bigint()) / 1e6

/** A token that carries its number and the moment it was made, in microseconds. */
export const encodeStamp = (index: number) => `${index}@${process.hrtime.bigint() / 1000n};`

export interface Arrival {
  index: number
  /** From the moment the token was sent to its arrival, in ms. */
  latencyMs: number
}

/** Reads the whole stamps off the beginning of `text`, which came at that moment, and returns what is left of it. */
export function readStamps(text: string, arrivedAt: number, arrivals: Arrival[]) {
  let end = 0
  for (const match of text.matchAll(pattern)) {
    arrivals.push({ index: Number(match[1]), latencyMs: arrivedAt - Number(match[2]) / 1000 })
    end = match.index + match[0].length
  }
  return text.slice(end)
}

import { tzOffset } from '@date-fns/tz/tzOffset'

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-10-04T09:30:00+1100`: always with an offset, since Acuity reads a bare time in a zone of its own choosing. */
export function offsetDateTime(at: Date, timeZone: string) {
  const minutes = tzOffset(timeZone, at)
  const shown = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${shown}${minutes < 0 ? '-' : '+'}${two(hours)}${two(rest)}`
}

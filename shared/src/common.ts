import { z } from 'zod'

export const idSchema = z.uuid()

/** RFC 3339 instant in UTC, `2026-03-03T03:30:00.000Z`. */
export const instantSchema = z.iso.datetime()

/** Calendar date `YYYY-MM-DD` that exists. */
export const dateSchema = z.iso.date('Enter a date').refine((date) => date >= '0001', 'There is no year 0')

// Postgres cannot store NUL and a lone surrogate is not text; both would be lost or fail later.
const isStorable = (value: string) => !value.includes('\0') && value.isWellFormed()

/** Australian dollars as whole cents. */
export const centsSchema = z.int().min(0).max(10_000_000)

/** `09:30`. */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 21:30')

/** An IANA zone that this machine knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en-AU', { timeZone: zone }).resolvedOptions().timeZone !== ''
    } catch {
      return false
    }
  }, 'Choose a time zone from the list')

/** Text a person typed: stored exactly, so what cannot be stored is refused with a reason. */
export const textSchema = (max: number) =>
  z
    .string()
    // Worded when it is needed: the first number that a page writes costs 20 ms, which no start need wait for.
    .max(max, { error: () => `Keep this to ${max.toLocaleString('en-AU')} characters or fewer` })
    .refine(isStorable, 'This contains characters that are not text (a NUL or half of an emoji)')

// Zero-width joiners, marks of direction and the like show nothing by themselves.
const isVisible = (value: string) => /[^\s\p{Cf}]/u.test(value)

/** Like textSchema, and it must hold something that can be seen. */
export const requiredTextSchema = (max: number, message: string) => textSchema(max).refine(isVisible, message)

/** `{ items, nextCursor }`, the shape of every list. */
export const listSchema = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** `limit` and `cursor`, which every list accepts. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
}

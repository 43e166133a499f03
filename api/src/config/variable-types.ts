import { isIP } from 'node:net'
import { z } from 'zod'

/** What one environment variable takes: its words appear in faults, its schema decides. */
export interface Variable<Schema extends z.ZodType = z.ZodType> {
  takes: string
  /** How the default is told to people; the schema holds the value itself. */
  default: string
  secret: boolean
  schema: Schema
}

/** Compose files and dashboards write `NAME=` for "not set". */
const unlessBlank = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema)

export const variable = <Schema extends z.ZodType>(takes: string, schema: Schema, fallback = 'not set') => ({
  takes,
  default: fallback,
  secret: false,
  schema: unlessBlank(schema),
})

export const secretVariable = <Schema extends z.ZodType>(takes: string, schema: Schema) => ({
  ...variable(takes, schema),
  secret: true,
})

const isUrlOf = (protocols: readonly string[]) => (value: string) => {
  const url = URL.parse(value)
  return url !== null && protocols.includes(url.protocol.slice(0, -1)) && url.hostname !== ''
}

export const urlSchema = (...protocols: string[]) => z.string().refine(isUrlOf(protocols))

/** Scheme, host and port alone, without the trailing slash. */
export const originSchema = urlSchema('http', 'https')
  .regex(/^[^/]+:\/\/[^/?#@]+\/?$/)
  .transform((value) => new URL(value).origin)

export const portSchema = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port >= 1 && port <= 65_535)

export const flagSchema = z.stringbool({ truthy: ['true', '1', 'yes', 'on'], falsy: ['false', '0', 'no', 'off'] })

/** Several of them, separated by commas. */
export const listSchema = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(item).min(1))

/** Words that a proxy list may use in place of ranges. */
const namedRanges = new Set(['loopback', 'linklocal', 'uniquelocal'])

function isAddressRange(value: string) {
  if (namedRanges.has(value)) return true
  const [address = '', bits, ...rest] = value.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

export const addressRangesSchema = z
  .string()
  .transform((value) => value.split(',').map((range) => range.trim()))
  .refine((ranges) => ranges.every(isAddressRange))

import { z } from 'zod'

/** Who can be booked and by which rules, or when they work: which one a file is, its columns say. */
export const importKinds = ['specialists', 'availability'] as const
export const importKindSchema = z.enum(importKinds)
export type ImportKind = z.infer<typeof importKindSchema>

/** Of a file, and of the lines in it beside the header. */
export const importMaxBytes = 10 * 1024 * 1024
export const importMaxLines: Record<ImportKind, number> = { specialists: 5_000, availability: 50_000 }

/** Of a long file not every line is told, those to put right before any other. */
export const importShownLines = 5_000

/** How the bytes were read; what a spreadsheet of long ago wrote deserves a look at its accents. */
export const importEncodings = ['UTF-8', 'UTF-16', 'Windows-1252'] as const

const changeSchema = z.object({ column: z.string(), before: z.string(), after: z.string() })
const faultSchema = z.object({
  /** Null where it is the line itself. */
  column: z.string().nullable(),
  message: z.string(),
})

export const importOutcomes = ['create', 'change', 'remove', 'unchanged', 'fault'] as const
export const importLineSchema = z.object({
  /** As a text editor counts; null for what the file leaves out and so removes. */
  line: z.int().nullable(),
  outcome: z.enum(importOutcomes),
  /** Whom it is about, and for availability what. */
  name: z.string(),
  about: z.string(),
  changes: z.array(changeSchema),
  faults: z.array(faultSchema),
  /** Bookings that lie in new leave: they stay booked. */
  booked: z.int(),
})
export type ImportLine = z.infer<typeof importLineSchema>

/** `POST /api/specialist-imports/dry-run` with a CSV file: what it would do, changing nothing. */
export const importDryRunSchema = z.object({
  kind: importKindSchema,
  encoding: z.enum(importEncodings),
  /** Of exactly this: the file, what it would do and what is there now. */
  dryRun: z.string(),
  /** Of all lines, told or not. */
  counts: z.record(z.enum(importOutcomes), z.int()),
  lines: z.array(importLineSchema),
})
export type ImportDryRun = z.infer<typeof importDryRunSchema>

/** `POST /api/specialist-imports?dryRun=`: the same file again; `stale_version` where it would do anything else by now. */
export const applyImportQuerySchema = z.strictObject({ dryRun: z.string().regex(/^[0-9a-f]{64}$/) })
export const importedSchema = z.object({
  kind: importKindSchema,
  created: z.int(),
  changed: z.int(),
  removed: z.int(),
})
export type Imported = z.infer<typeof importedSchema>

/** `GET /api/specialist-imports/export/:kind`: the present state in the same columns; `?template=true` for the columns and an example. */
export const importExportParamsSchema = z.strictObject({ kind: importKindSchema })
export const importExportQuerySchema = z.strictObject({ template: z.stringbool().default(false) })

import { z } from 'zod'
import { idSchema, instantSchema, listSchema, pageQuery } from './common.ts'

export const accessActs = [
  'uploaded',
  'viewed',
  'downloaded',
  'bundled',
  'released',
  'recalled',
  'changed',
  'destroyed',
] as const

/** One act of one person; what they read in pieces within ten minutes is one. */
export const accessEntrySchema = z.object({
  id: idSchema,
  documentId: idSchema,
  filename: z.string(),
  /** Of the booking that the document belongs to. */
  reference: z.string(),
  act: z.enum(accessActs),
  at: instantSchema,
  /** Of the last piece. */
  until: instantSchema,
  requests: z.int(),
  /** Null for the service itself. */
  personName: z.string().nullable(),
  organizationName: z.string().nullable(),
  address: z.string().nullable(),
})
export type AccessEntry = z.infer<typeof accessEntrySchema>

/** `GET /api/documents/:id/access` and `GET /api/bookings/:id/access`: the latest first. */
export const accessListSchema = listSchema(accessEntrySchema)
export const accessQuerySchema = z.strictObject(pageQuery)
export type AccessQuery = z.output<typeof accessQuerySchema>

/** `matter`: of every examination that the firm booked for the same person and claim, as far as the reader sees them. */
const scope = { of: z.enum(['booking', 'matter']).default('booking') }
export const bookingAccessQuerySchema = z.strictObject({ ...pageQuery, ...scope })
export type BookingAccessQuery = z.output<typeof bookingAccessQuerySchema>

/**
 * `GET /api/bookings/:id/access/export`: JSON lines. Events as they stand in the chain with their hashes, then a line with
 * the head of the chain, their digest and the installation's signature; `npm run verify-audit` checks it with nothing else.
 */
export const accessExportQuerySchema = z.strictObject({ ...scope, documentId: idSchema.optional() })
export type AccessExportQuery = z.output<typeof accessExportQuerySchema>

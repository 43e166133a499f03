import { z } from 'zod'

export const exportFormats = ['pdf', 'docx', 'md', 'fhir'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** `GET /api/consultations/:id/export`: the note as a file, which says so where it is not signed. */
export const exportNoteQuerySchema = z.strictObject({ format: z.enum(exportFormats).default('pdf') })

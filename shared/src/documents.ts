import { z } from 'zod'
import { documentKindSchema } from './bookings.ts'
import { idSchema, instantSchema, listSchema, pageQuery, requiredTextSchema, textSchema } from './common.ts'

/** Bytes. */
export const documentMaxSize = 200 * 1024 * 1024
/** Files that one person has under way at a time. */
export const uploadsAtOnce = 50
export const filenameMaxLength = 255

/**
 * What may be uploaded, by what is found in the bytes. `view`: how the page shows it, `rendition` by pictures that the service
 * makes of it; null where it is only downloaded.
 */
export const documentTypes = {
  'application/pdf': { extensions: ['pdf'], view: 'pdf' },
  'image/jpeg': { extensions: ['jpg', 'jpeg'], view: 'image' },
  'image/png': { extensions: ['png'], view: 'image' },
  'image/webp': { extensions: ['webp'], view: 'image' },
  'image/gif': { extensions: ['gif'], view: 'image' },
  'image/heic': { extensions: ['heic', 'heif'], view: 'rendition' },
  'image/tiff': { extensions: ['tif', 'tiff'], view: 'rendition' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': { extensions: ['docx'], view: null },
  'application/dicom': { extensions: ['dcm', 'dicom'], view: null },
  'audio/mpeg': { extensions: ['mp3'], view: 'audio' },
  'audio/mp4': { extensions: ['m4a'], view: 'audio' },
  'audio/wav': { extensions: ['wav'], view: 'audio' },
  'audio/ogg': { extensions: ['ogg', 'oga', 'opus'], view: 'audio' },
  'audio/flac': { extensions: ['flac'], view: 'audio' },
  'message/rfc822': { extensions: ['eml'], view: null },
} as const satisfies Record<string, { extensions: string[]; view: 'pdf' | 'image' | 'rendition' | 'audio' | null }>
export type DocumentType = keyof typeof documentTypes

/** `destroyed`: a tombstone, the bytes are gone. */
export const documentStatuses = ['scanning', 'clean', 'quarantined', 'destroyed'] as const
export const documentStatusSchema = z.enum(documentStatuses)
export type DocumentStatus = z.infer<typeof documentStatusSchema>

/** Why a document is held back. */
export const documentFlags = [
  // The scanner knows it as malware.
  'infected',
  // Too large or too slow for the scanner: nobody has looked.
  'not-scanned',
  // The bytes are not what name and type say, or nothing that may be uploaded.
  'type-mismatch',
  'type-not-allowed',
  // It reads as two formats at once.
  'polyglot',
  'checksum-mismatch',
  // It does not open without a password, and so cannot be looked into.
  'encrypted',
  'zip-bomb',
  'macros',
  'pdf-script',
  'pdf-attachment',
  'damaged',
] as const
export const documentFlagSchema = z.enum(documentFlags)
export type DocumentFlag = z.infer<typeof documentFlagSchema>

/** Why a person of the practice's side may not let it out whatever they say: it is not what was sent. */
export const unreleasableFlags: readonly DocumentFlag[] = ['checksum-mismatch']

/** What the caller may do to it now. */
export const documentActions = ['view', 'download', 'change', 'request-deletion', 'release', 'recall'] as const
export type DocumentAction = (typeof documentActions)[number]

/** `GET /api/documents/:id`. */
export const documentSchema = z.object({
  id: idSchema,
  bookingId: idSchema,
  kind: documentKindSchema,
  /** `bundle`: made of others; `note`: of a signed report. */
  source: z.enum(['upload', 'bundle', 'note']),
  filename: z.string(),
  contentType: z.string(),
  /** Bytes. */
  size: z.int(),
  /** Hexadecimal; null until the bytes were looked at. */
  sha256: z.string().nullable(),
  status: documentStatusSchema,
  flags: z.array(documentFlagSchema),
  sensitive: z.boolean(),
  /** Whether the other side of the booking can see it. */
  shared: z.boolean(),
  version: z.int(),
  uploadedAt: instantSchema,
  /** Null where it came from the service. */
  uploadedBy: z.string().nullable(),
  organizationName: z.string(),
  destroyedAt: instantSchema.nullable(),
  /** When the report was released, and to whom is for `GET /api/bookings/:id/report`. */
  releasedAt: instantSchema.nullable(),
  actions: z.array(z.enum(documentActions)),
})
export type Document = z.infer<typeof documentSchema>

/** `GET /api/bookings/:id/documents`: the latest first. */
export const documentListSchema = listSchema(documentSchema)
export const documentQuerySchema = z.strictObject(pageQuery)
export type DocumentQuery = z.output<typeof documentQuerySchema>

// Ends of lines and what turns the direction of reading make a name look like another one.
const misleading = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const utf8Size = (point: number) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
const utf8Length = (text: string) =>
  Array.from(text, (character) => utf8Size(character.codePointAt(0) ?? 0)).reduce((sum, size) => sum + size, 0)

/** For people only: no path is ever made of it. Refused rather than mended, so that it is kept exactly as sent. */
export const filenameSchema = requiredTextSchema(filenameMaxLength, 'Enter a name')
  .refine((name) => !misleading.test(name), 'A name has no line breaks and nothing that turns the direction of reading')
  .refine((name) => utf8Length(name) <= filenameMaxLength, 'This name is too long for most computers')

/** `PATCH /api/documents/:id`: what people call it and how it is shown; the bytes never change. */
export const changeDocumentSchema = z
  .strictObject({
    version: z.int(),
    kind: documentKindSchema.optional(),
    filename: filenameSchema.optional(),
    sensitive: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 1, 'Name what to change')
export type ChangeDocument = z.infer<typeof changeDocumentSchema>

/** `Upload-Metadata` of `POST /api/uploads`. */
export const uploadMetadataSchema = z.strictObject({
  bookingId: idSchema,
  kind: documentKindSchema,
  filename: filenameSchema,
  filetype: z.string().max(255).default(''),
  /** What the SHA-256 of the whole is, in hexadecimal; another one found is `checksum-mismatch`. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .toLowerCase()
    .optional(),
  sensitive: z.stringbool().default(false),
})
export type UploadMetadata = z.output<typeof uploadMetadataSchema>

/** `POST /api/documents/:id/ticket`: what it is for is what the access record says. */
export const ticketRequestSchema = z.strictObject({ purpose: z.enum(['download', 'view']).default('download') })
export type TicketRequest = z.output<typeof ticketRequestSchema>
/** Of the same origin, good for one request within 60 s. */
export const ticketSchema = z.object({ url: z.string() })

/** `GET /api/documents/:id/content`: `purpose` is `download` unless the page shows it. */
export const contentQuerySchema = z.strictObject({
  ticket: z.string().max(2000).optional(),
  purpose: z.enum(['download', 'view']).default('download'),
})
export type ContentQuery = z.output<typeof contentQuerySchema>

/** `GET /api/documents/:id/preview`: a JPEG of one page of a `rendition`; the header `document-pages` says how many there are. */
export const previewQuerySchema = z.strictObject({ page: z.coerce.number().int().min(1).max(10_000).default(1) })

export const documentParamsSchema = z.strictObject({ id: idSchema })

/** `GET /api/quarantine`: what is held back in bookings with the caller's practice, the oldest first. */
export const quarantineItemSchema = z.object({
  ...documentSchema.pick({ id: true, bookingId: true, kind: true, filename: true, contentType: true, size: true })
    .shape,
  ...documentSchema.pick({ sha256: true, flags: true, uploadedAt: true, uploadedBy: true, organizationName: true })
    .shape,
  reference: z.string(),
  version: z.int(),
  /** False where nobody may let it out. */
  releasable: z.boolean(),
})
export type QuarantineItem = z.infer<typeof quarantineItemSchema>
export const quarantineListSchema = listSchema(quarantineItemSchema)

/** `POST /api/quarantine/:id/release` and `…/destroy`, after a second look at who decides. */
export const quarantineDecisionSchema = z.strictObject({
  version: z.int(),
  reason: requiredTextSchema(1000, 'Say why'),
})
export type QuarantineDecision = z.infer<typeof quarantineDecisionSchema>

/** Bundles: `POST /api/bookings/:id/bundles` → 202; the PDF becomes a document once it is `ready`. */
export const bundleMaxDocuments = 100
export const createBundleSchema = z.strictObject({
  title: requiredTextSchema(120, 'Enter a title'),
  /** In the order they are to have. */
  documentIds: z
    .array(idSchema)
    .min(1, 'Choose a document')
    .max(bundleMaxDocuments)
    .refine((ids) => new Set(ids).size === ids.length, 'A document can be in a bundle once'),
})
export type CreateBundle = z.infer<typeof createBundleSchema>

/** Why a bundle was not made; `documentId` of the item names the one it failed at. */
export const bundleFaults = ['document-unreadable', 'document-gone', 'too-large', 'interrupted'] as const
export type BundleFault = (typeof bundleFaults)[number]
export const bundleSchema = z.object({
  id: idSchema,
  bookingId: idSchema,
  title: z.string(),
  status: z.enum(['making', 'ready', 'failed']),
  fault: z.enum(bundleFaults).nullable(),
  /** Documents put in so far. */
  done: z.int(),
  documentId: idSchema.nullable(),
  createdAt: instantSchema,
  createdBy: z.string().nullable(),
  items: z.array(
    z.object({
      documentId: idSchema,
      filename: z.string(),
      firstPage: z.int().nullable(),
      pages: z.int().nullable(),
    }),
  ),
})
export type Bundle = z.infer<typeof bundleSchema>
export const bundleListSchema = listSchema(bundleSchema)

/** What a bundle can be made of. */
export const bundledTypes = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/tiff',
] as const satisfies readonly DocumentType[]

/** Free text beside an act that must say why. */
export const reasonSchema = requiredTextSchema(1000, 'Say why')
export const optionalReasonSchema = textSchema(1000).optional()

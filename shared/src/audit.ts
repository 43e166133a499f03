import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery } from './common.ts'
import { auditActions, auditGroups, auditSubjectTypes } from './audit-actions.ts'

/** The chain of the caller's organization, or what belongs to none, for who runs the installation. */
export const auditChains = ['organization', 'installation'] as const
export type AuditChain = (typeof auditChains)[number]

export const auditExportFormats = ['csv', 'jsonl'] as const
export type AuditExportFormat = (typeof auditExportFormats)[number]

const chainQuery = { chain: z.enum(auditChains).default('organization') }

// Years that the database has.
const momentSchema = z.union([instantSchema.refine((instant) => instant >= '0001'), dateSchema])

const filters = {
  ...chainQuery,
  /** Who did it. */
  personId: idSchema.optional(),
  subjectType: z.enum(auditSubjectTypes).optional(),
  subjectId: idSchema.optional(),
  /** An action, or a whole group of them. */
  action: z.enum([...auditActions, ...auditGroups]).optional(),
  /** The first instant, or the first day in Sydney. */
  from: momentSchema.optional(),
  /** The instant it ends before, or the last day in Sydney. */
  to: momentSchema.optional(),
}

/** How many events lie before it: the `nextCursor` of a page. */
const cursorSchema = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'Use the nextCursor of the page before')
  .optional()

export const auditQuerySchema = z.strictObject({ ...filters, limit: pageQuery.limit, cursor: cursorSchema })
export type AuditQuery = z.infer<typeof auditQuerySchema>

export const auditExportQuerySchema = z.strictObject({
  ...filters,
  format: z.enum(auditExportFormats).default('jsonl'),
})
export type AuditExportQuery = z.infer<typeof auditExportQuerySchema>

export const auditVerifyQuerySchema = z.strictObject(chainQuery)

const detailsSchema = z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null(), z.array(z.string())]))

export const auditEventSchema = z.object({
  id: idSchema,
  /** Its place in the chain, from 1. */
  seq: z.int(),
  occurredAt: instantSchema,
  action: z.enum(auditActions),
  sentence: z.string(),
  /** Null where the service did it, or somebody who is not known yet. */
  person: z.object({ id: idSchema, name: z.string() }).nullable(),
  subject: z.object({ type: z.enum(auditSubjectTypes), id: idSchema.nullable(), name: z.string().optional() }),
  details: detailsSchema,
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  class: z.enum(['ordinary', 'break-glass']),
})
export type AuditEvent = z.infer<typeof auditEventSchema>

export const auditListSchema = listSchema(auditEventSchema)

const headSchema = z.object({ seq: z.int(), hash: z.string() })

/**
 * `edited`: the event or its link is not what was recorded. `missing`: a place of the chain is empty. `reordered`: it follows
 * another event than it did. `unlinked`: an event that is in no chain. `truncated`: the chain ends before what was anchored.
 * `anchor-altered`: an anchor is not what was signed.
 */
export const auditFaults = ['edited', 'missing', 'reordered', 'unlinked', 'truncated', 'anchor-altered'] as const
export type AuditFault = (typeof auditFaults)[number]

export const auditVerdictSchema = z.discriminatedUnion('intact', [
  z.object({
    intact: z.literal(true),
    events: z.int(),
    /** Null for a chain without events. */
    head: headSchema.nullable(),
    /** The latest anchor that this chain is part of. */
    anchored: z.object({ at: instantSchema, seq: z.int() }).nullable(),
  }),
  z.object({
    intact: z.literal(false),
    /** How many events before it are as they were recorded. */
    events: z.int(),
    firstBroken: z.object({
      /** Null where it has no place in the chain. */
      seq: z.int().nullable(),
      eventId: idSchema.nullable(),
      reason: z.enum(auditFaults),
      /** Where an anchor showed it: when that was made. */
      anchoredAt: instantSchema.nullable(),
    }),
  }),
])
export type AuditVerdict = z.infer<typeof auditVerdictSchema>

import { z } from 'zod'
import { dateSchema, idSchema, instantSchema, listSchema, pageQuery } from './common.ts'

/** Every action the trail knows; one line each, so that the list is the documentation. */
export const auditActions = [
  'account.provisioned',
  'account.signed-in',
  'account.signed-out',
  'account.locked-out',
  'account.email-verified',
  'account.email-changed',
  'account.password-changed',
  'account.password-reset',
  'account.factor-added',
  'account.factor-removed',
  'account.backup-codes-made',
  'account.proven',
  'account.session-ended',
  'account.recovered',
  'person.organization-chosen',
  'person.disabled',
  'person.enabled',
  'person.sessions-ended',
  'organization.created',
  'organization.renamed',
  'organization.approved',
  'organization.approval-withdrawn',
  'organization.suspended',
  'organization.reinstated',
  'organization.plan-changed',
  'organization.plan-requested',
  'member.added',
  'member.changed',
  'member.removed',
  'member.listed',
  'invitation.sent',
  'invitation.revoked',
  'invitation.accepted',
  'break-glass.opened',
  'break-glass.ended',
  'break-glass.listed',
  'notice-preferences.changed',
  'notice-phone.confirmed',
  'notice-phone.removed',
  'notice.sent-again',
  'job.retried',
  'job.discarded',
  'consultation.created',
  'consultation.continued',
  'consultation.stopped',
  'consultation.drafted',
  'consultation.failed',
  'consultation.interrupted',
  'consultation.read',
  'consultation.streamed',
  'consultation.listed',
  'consultation.unreadable',
  'consultation.edited',
  'consultation.versions-read',
  'consultation.section-proposed',
  'consultation.finding-accepted',
  'consultation.finding-reopened',
  'consultation.signed',
  'consultation.addendum-added',
  'consultation.cosignature-requested',
  'consultation.cosigned',
  'consultation.cosignature-declined',
  'consultation.cosignature-withdrawn',
  'booking.held',
  'booking.hold-extended',
  'booking.released',
  'booking.expired',
  'booking.requested',
  'booking.declined',
  'booking.submitted',
  'booking.confirmed',
  'booking.refused',
  'booking.changed',
  'booking.rescheduled',
  'booking.cancelled',
  'booking.attended',
  'booking.no-show',
  'booking.paperwork-received',
  'booking.reminded',
  'booking.read',
  'booking.listed',
  'booking.exported',
  'booking.matters-searched',
  'booking.unreadable',
  'booking-draft.saved',
  'booking-draft.read',
  'booking-draft.deleted',
  'calendar.read',
  'calendar-feed.created',
  'calendar-feed.ended',
  'calendar-feed.read',
  'waitlist.joined',
  'waitlist.left',
  'waitlist.offered',
  'document.uploaded',
  'document.cleared',
  'document.quarantined',
  'document.quarantine-listed',
  'document.quarantine-released',
  'document.destroyed',
  'document.listed',
  'document.viewed',
  'document.downloaded',
  'document.changed',
  'document.unreadable',
  'document.access-read',
  'document.access-exported',
  'document.upload-abandoned',
  'document.bundled',
  'bundle.requested',
  'bundle.made',
  'bundle.failed',
  'report.read',
  'report.question-linked',
  'report.question-answered',
  'report.question-waived',
  'report.question-reopened',
  'report.released',
  'report.recalled',
  'report.opened',
  'report.code-locked',
  'retention.rules-changed',
  'retention.hold-placed',
  'retention.hold-lifted',
  'retention.deletion-requested',
  'retention.deletion-approved',
  'retention.deletion-refused',
  'retention.deletion-withdrawn',
  'retention.listed',
  'policy.set',
  'exam-type.created',
  'exam-type.changed',
  'place.created',
  'place.changed',
  'specialist.created',
  'specialist.changed',
  'specialist.listed',
  'specialist.unlisted',
  'schedule.hours-changed',
  'schedule.exception-added',
  'schedule.exception-removed',
  'audit.exported',
  'audit.verified',
] as const
export type AuditAction = (typeof auditActions)[number]

type GroupOf<Action> = Action extends `${infer Group}.${string}` ? Group : never
export type AuditGroup = GroupOf<AuditAction>

/** What an action is about, by the part of its name before the dot. */
export const auditGroups = [
  'account',
  'person',
  'organization',
  'member',
  'invitation',
  'break-glass',
  'notice-preferences',
  'notice-phone',
  'notice',
  'job',
  'consultation',
  'booking',
  'booking-draft',
  'calendar',
  'calendar-feed',
  'waitlist',
  'document',
  'bundle',
  'report',
  'retention',
  'policy',
  'exam-type',
  'place',
  'specialist',
  'schedule',
  'audit',
] as const satisfies readonly AuditGroup[]

export const auditSubjectTypes = [
  'consultation',
  'person',
  'organization',
  'invitation',
  'break-glass-grant',
  'session',
  'notice',
  'job',
  'booking',
  'booking-draft',
  'calendar-feed',
  'waitlist-entry',
  'document',
  'bundle',
  'policy',
  'exam-type',
  'place',
  'specialist',
  'audit',
] as const
export type AuditSubjectType = (typeof auditSubjectTypes)[number]

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

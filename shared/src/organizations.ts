import { z } from 'zod'
import { organizationKindSchema, organizationStatusSchema, roleSchema } from './access.ts'
import { auditActions } from './audit-actions.ts'
import { idSchema, instantSchema, listSchema, pageQuery, requiredTextSchema, textSchema } from './common.ts'
import { planSchema } from './plans.ts'

export const organizationNameSchema = requiredTextSchema(120, 'Enter the name of the organisation')
const emailSchema = z
  .email('Enter an e-mail address, such as name@firm.com.au')
  .max(254)
  .transform((email) => email.toLowerCase())

/** What a membership gives; an admin always administers. */
export const standingSchema = z
  .strictObject({ role: roleSchema, administers: z.boolean().default(false) })
  .transform(({ role, administers }) => ({ role, administers: administers || role === 'admin' }))
export type MemberStanding = z.output<typeof standingSchema>

/** `PATCH /api/organization`. */
export const renameOrganizationSchema = z.strictObject({ name: organizationNameSchema })
export const ownOrganizationSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: organizationKindSchema,
  status: organizationStatusSchema,
  plan: planSchema,
})

/** `GET /api/organization/members`; `PATCH` and `DELETE …/:personId`. */
export const memberSchema = z.object({
  personId: idSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  administers: z.boolean(),
  /** False for somebody whose account is disabled. */
  active: z.boolean(),
  joinedAt: instantSchema,
})
export type Member = z.infer<typeof memberSchema>
export const memberListSchema = listSchema(memberSchema)

export const pageQuerySchema = z.strictObject(pageQuery)

/** `GET /api/organization/invitations`: pending ones, the latest first. */
export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: roleSchema,
  administers: z.boolean(),
  invitedBy: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
})
export type Invitation = z.infer<typeof invitationSchema>
export const invitationListSchema = listSchema(invitationSchema)

/** `POST /api/organization/invitations`; a second one to the same address replaces the first. */
export const inviteSchema = z
  .strictObject({ email: emailSchema, role: roleSchema, administers: z.boolean().default(false) })
  .transform(({ email, role, administers }) => ({ email, role, administers: administers || role === 'admin' }))
export type Invite = z.output<typeof inviteSchema>

/** `POST /api/invitations/preview`, `POST /api/invitations/accept`: the token of the mail's link, never in an address. */
export const invitationTokenSchema = z.strictObject({ token: z.string().min(1).max(200) })

export const invitationStates = ['open', 'expired', 'used', 'revoked'] as const
export const invitationPreviewSchema = z.object({
  organizationName: z.string(),
  email: z.string(),
  role: roleSchema,
  state: z.enum(invitationStates),
  expiresAt: instantSchema,
})

/** `GET /api/me/invitations`: those to the caller's verified address; `POST …/:id/accept`. */
export const ownInvitationSchema = z.object({
  id: idSchema,
  organizationName: z.string(),
  role: roleSchema,
  invitedBy: z.string(),
  expiresAt: instantSchema,
})
export const ownInvitationListSchema = listSchema(ownInvitationSchema)

export const joinedSchema = z.object({ organizationId: idSchema, organizationName: z.string() })

/** `GET /api/admin/organizations`. */
export const adminOrganizationSchema = ownOrganizationSchema.extend({
  /** The one that runs this installation; it cannot be suspended. */
  operator: z.boolean(),
  members: z.int().min(0),
  createdAt: instantSchema,
})
export type AdminOrganization = z.infer<typeof adminOrganizationSchema>
export const adminOrganizationListSchema = listSchema(adminOrganizationSchema)
export const adminOrganizationQuerySchema = z.strictObject({
  ...pageQuery,
  query: textSchema(120).optional(),
  status: organizationStatusSchema.optional(),
})
export type AdminOrganizationQuery = z.infer<typeof adminOrganizationQuerySchema>

/** `POST /api/admin/organizations`, `PATCH …/:id`. */
export const createOrganizationSchema = z.strictObject({
  name: organizationNameSchema,
  kind: organizationKindSchema,
  plan: planSchema.default('free'),
})
export type CreateOrganization = z.output<typeof createOrganizationSchema>
export const changeOrganizationSchema = z
  .strictObject({
    name: organizationNameSchema.optional(),
    status: organizationStatusSchema.optional(),
    plan: planSchema.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'Name what to change')
export type ChangeOrganization = z.infer<typeof changeOrganizationSchema>

/** `GET /api/admin/people`. */
export const personStatuses = ['active', 'disabled'] as const
export const personStatusSchema = z.enum(personStatuses)
export const adminPersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  issuer: z.enum(['built-in', 'external']),
  status: personStatusSchema,
  memberships: z.array(
    z.object({
      organizationId: idSchema,
      organizationName: z.string(),
      role: roleSchema,
      administers: z.boolean(),
    }),
  ),
  createdAt: instantSchema,
})
export type AdminPerson = z.infer<typeof adminPersonSchema>
export const adminPersonListSchema = listSchema(adminPersonSchema)
export const adminPersonQuerySchema = z.strictObject({
  ...pageQuery,
  query: textSchema(120).optional(),
  status: personStatusSchema.optional(),
  /** Those who belong to no organization and wait for one. */
  waiting: z.stringbool().optional(),
})
export type AdminPersonQuery = z.infer<typeof adminPersonQuerySchema>

/** `PATCH /api/admin/people/:id`; `PUT` and `DELETE …/memberships/:organizationId` take a standing. */
export const changePersonSchema = z.strictObject({ status: personStatusSchema })

export const breakGlassVerdicts = ['justified', 'not-justified'] as const

/** `POST /api/break-glass`: emergency access to the notes of the whole organization, for an hour. */
export const breakGlassReasonSchema = requiredTextSchema(500, 'Say why you need to see these notes').refine(
  (reason) => reason.trim().length >= 10,
  'Say why in a sentence',
)
export const openBreakGlassSchema = z.strictObject({ reason: breakGlassReasonSchema })
export const breakGlassSchema = z.object({
  id: idSchema,
  personId: idSchema,
  personName: z.string(),
  reason: z.string(),
  openedAt: instantSchema,
  expiresAt: instantSchema,
  endedAt: instantSchema.nullable(),
  /** What another administrator said of it once it was over. */
  review: z
    .object({ verdict: z.enum(breakGlassVerdicts), comment: z.string(), byName: z.string(), at: instantSchema })
    .nullable(),
})
export type BreakGlass = z.infer<typeof breakGlassSchema>
export const breakGlassListSchema = listSchema(breakGlassSchema)
export const breakGlassMinutes = 60

/** `GET /api/break-glass`; `waiting` for those that the caller may review now. */
export const breakGlassQuerySchema = z.strictObject({ ...pageQuery, waiting: z.stringbool().optional() })
export type BreakGlassQuery = z.infer<typeof breakGlassQuerySchema>

/** `GET /api/break-glass/:id`: with what was done under it, from the audit trail, the earliest first. */
export const breakGlassDetailSchema = breakGlassSchema.extend({
  events: z.array(z.object({ at: instantSchema, action: z.enum(auditActions), noteId: idSchema.nullable() })),
  /** Whether there were more than these. */
  hasMore: z.boolean(),
})
export type BreakGlassDetail = z.infer<typeof breakGlassDetailSchema>

/** `POST /api/break-glass/:id/review`: by another administrator, once it is over, once. */
export const reviewBreakGlassSchema = z.strictObject({
  verdict: z.enum(breakGlassVerdicts),
  comment: requiredTextSchema(1000, 'Say what you found, in a sentence').refine(
    (comment) => comment.trim().length >= 10,
    'Say what you found, in a sentence',
  ),
})
export type ReviewBreakGlass = z.infer<typeof reviewBreakGlassSchema>

import { z } from 'zod'
import { idSchema, instantSchema } from './common.ts'
import { permissions, roles } from './permissions.ts'
import { planSchema } from './plans.ts'
import { featuresSchema } from './settings.ts'

/** `GET /api/config`: what the page must know before anyone signs in. */
export const publicConfigSchema = z.object({
  auth: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('built-in') }),
    z.object({ kind: z.literal('clerk'), clerkPublishableKey: z.string() }),
  ]),
  demo: z.boolean(),
  /** Whether an AI service writes notes here, for plans that include it. */
  aiNotes: z.boolean(),
  /** Whether what would be sent by mail or SMS is shown on the page `/inbox`. */
  inbox: z.boolean(),
  version: z.string(),
})
export type PublicConfig = z.infer<typeof publicConfigSchema>

/** `GET /api/auth/token`: an access token of at most five minutes. */
export const tokenSchema = z.object({ token: z.string() })

export const roleSchema = z.enum(roles)

export const organizationKinds = ['practice', 'firm'] as const
export const organizationKindSchema = z.enum(organizationKinds)
export type OrganizationKind = z.infer<typeof organizationKindSchema>

/** `pending`: may look and prepare, not yet book. `suspended`: its people may do nothing in it. */
export const organizationStatuses = ['pending', 'active', 'suspended'] as const
export const organizationStatusSchema = z.enum(organizationStatuses)
export type OrganizationStatus = z.infer<typeof organizationStatusSchema>

/** Why somebody who is known may do nothing for now. */
export const restrictions = ['organization_suspended', 'factor_required'] as const
export const restrictionSchema = z.enum(restrictions)
export type Restriction = z.infer<typeof restrictionSchema>

/** `GET /api/me`: who is calling and what they may do; `role` is null until they belong to an organization. */
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  role: roleSchema.nullable(),
  administers: z.boolean(),
  organization: z
    .object({ id: idSchema, name: z.string(), kind: organizationKindSchema, status: organizationStatusSchema })
    .nullable(),
  /** Every organization the person belongs to; requests name one of them in `x-organization-id`. */
  organizations: z.array(z.object({ id: idSchema, name: z.string(), role: roleSchema })),
  plan: planSchema,
  /** What is switched on where they work; what the plan includes is another matter. */
  features: featuresSchema,
  /** After how many minutes without anybody there the session ends. */
  idleMinutes: z.int(),
  permissions: z.array(z.enum(permissions)),
  restriction: restrictionSchema.nullable(),
  secondFactor: z.object({
    /** Whether the person has one. */
    enabled: z.boolean(),
    /** Whether their role must have one. */
    required: z.boolean(),
  }),
  /** Until when what needs a fresh proof of identity is open without another one. */
  provenUntil: instantSchema.nullable(),
  /** Emergency access to the whole organization's notes, while it lasts. */
  breakGlass: z.object({ id: idSchema, expiresAt: instantSchema }).nullable(),
  /** Who signs the person in; only the built-in issuer's people find their password and sessions here. */
  issuer: z.enum(['built-in', 'external']),
})
export type Me = z.infer<typeof meSchema>

/** `PUT /api/me/organization`: where the person works from now on when a request names none. */
export const chooseOrganizationSchema = z.strictObject({ organizationId: idSchema })

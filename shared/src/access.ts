import { z } from 'zod'
import { idSchema } from './common.ts'
import { permissions, roles } from './permissions.ts'

/** `GET /api/config`: what the page must know before anyone signs in. */
export const publicConfigSchema = z.object({
  auth: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('built-in') }),
    z.object({ kind: z.literal('clerk'), clerkPublishableKey: z.string() }),
  ]),
  demo: z.boolean(),
  version: z.string(),
})
export type PublicConfig = z.infer<typeof publicConfigSchema>

/** `GET /api/auth/token`: an access token of at most five minutes. */
export const tokenSchema = z.object({ token: z.string() })

export const plans = ['free', 'premium'] as const

/** `GET /api/me`: who is calling and what they may do; `role` is null until they belong to an organization. */
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  role: z.enum(roles).nullable(),
  organization: z.object({ id: idSchema, name: z.string() }).nullable(),
  plan: z.enum(plans),
  permissions: z.array(z.enum(permissions)),
})
export type Me = z.infer<typeof meSchema>

/** What somebody signs up as; it decides whether they get a practice or a firm of one. */
export const signUpKinds = ['clinician', 'referrer'] as const
export type SignUpKind = (typeof signUpKinds)[number]

export const passwordSchema = z.string().min(10, 'Use at least 10 characters').max(128, 'Use at most 128 characters')

export const signInSchema = z.object({
  email: z.email('Enter an e-mail address, such as name@practice.com.au'),
  password: z.string().min(1, 'Enter your password'),
})

export const signUpSchema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(120, 'Keep your name to 120 characters'),
  email: signInSchema.shape.email,
  password: passwordSchema,
  kind: z.enum(signUpKinds),
})

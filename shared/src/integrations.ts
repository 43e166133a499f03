import { z } from 'zod'
import { instantSchema } from './common.ts'

/** What the product rests on. */
export const integrationParts = [
  'database',
  'cache',
  'sign-in',
  'note-writer',
  'documents',
  'scanner',
  'mail',
  'sms',
  'acuity',
] as const
export type IntegrationPart = (typeof integrationParts)[number]

/** `timeout`: it takes too long. `refused`: it does not take our key. `busy`: it takes no more for now. `broken`: it answers with an error. */
export const integrationFaults = ['timeout', 'unreachable', 'refused', 'busy', 'broken'] as const
const faultSchema = z.enum(integrationFaults)
export type IntegrationFault = z.infer<typeof faultSchema>

/**
 * `failing`: the last check failed. `troubled`: checks succeed, and its last use failed. `unknown`: not checked yet.
 * `nothing-to-check`: a stand-in within the service itself.
 */
export const integrationStates = ['working', 'troubled', 'failing', 'unknown', 'nothing-to-check'] as const

/** `GET /api/admin/integrations`, `POST …/check`. */
export const integrationSchema = z.object({
  key: z.string(),
  part: z.enum(integrationParts),
  /** Which of several, such as the host of an issuer. */
  of: z.string().nullable(),
  /** What serves it. */
  kind: z.string(),
  /** Whether that is a real service, or the one that comes with the product. */
  real: z.boolean(),
  /** The environment variable that switched the real one on, or would; null where it is connected on a page. */
  variable: z.string().nullable(),
  state: z.enum(integrationStates),
  /** Of the last check. */
  checkedAt: instantSchema.nullable(),
  latencyMs: z.int().nullable(),
  checkFault: faultSchema.nullable(),
  failingSince: instantSchema.nullable(),
  /** As the product itself met it, checks aside. */
  succeededAt: instantSchema.nullable(),
  faultedAt: instantSchema.nullable(),
  fault: faultSchema.nullable(),
  /** Of Acuity: how many practices are connected, and how many of these connections it no longer accepts. */
  connections: z.object({ connected: z.int(), halted: z.int() }).nullable(),
})
export type Integration = z.infer<typeof integrationSchema>
export const integrationListSchema = z.object({ items: z.array(integrationSchema) })

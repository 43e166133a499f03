import type { OrganizationKind, OrganizationStatus, Restriction } from '@medinotes/shared/access'
import type { Permission, Role } from '@medinotes/shared/permissions'
import type { Plan } from '@medinotes/shared/plans'
import type { Features } from '@medinotes/shared/settings'

/** Who is calling, as the database says at this request; the token only said which person. */
export interface Principal {
  personId: string
  name: string
  email: string
  emailVerified: boolean
  /** Null until the person belongs to an organization. */
  organization: { id: string; name: string; kind: OrganizationKind; status: OrganizationStatus } | null
  /** Every organization they belong to. */
  organizations: readonly { id: string; name: string; role: Role }[]
  role: Role | null
  /** Runs the organization beside their role. */
  administers: boolean
  /** An admin of the organization that runs the installation. */
  operates: boolean
  plan: Plan
  /** What is switched on where they work. */
  features: Features
  /** How long their session may rest there. */
  idleMinutes: number
  /** None while a restriction lasts. */
  permissions: readonly Permission[]
  restriction: Restriction | null
  secondFactor: { enabled: boolean; required: boolean }
  /** When the person last proved who they are; null where the issuer does not tell. */
  provenAt: Date | null
  breakGlass: { id: string; expiresAt: Date } | null
  /** What their issuer calls them, and the session the token is of. */
  caller: Caller
  /** When the access token that made this request runs out. */
  expiresAt: Date
}

/** The token's half of a principal: enough to ask the database again whether its access still holds. */
interface Caller {
  issuer: string
  subject: string
  /** Of the built-in issuer, whose sessions end with their rows; null for others. */
  sessionId: string | null
  /** The organization the request names; null for the one last chosen. */
  organizationId: string | null
}

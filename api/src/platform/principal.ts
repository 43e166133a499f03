import type { Permission, Role } from '@medinotes/shared/permissions'

/** Who is calling, as the database says at this request; the token only said which person. */
export interface Principal {
  personId: string
  name: string
  email: string
  /** Null until the person belongs to an organization. */
  organization: { id: string; name: string } | null
  role: Role | null
  plan: 'free' | 'premium'
  permissions: readonly Permission[]
  /** When the access token that made this request runs out. */
  expiresAt: Date
}

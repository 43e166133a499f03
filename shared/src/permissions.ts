export const roles = ['referrer', 'specialist', 'admin'] as const
export type Role = (typeof roles)[number]

export const permissions = ['profile:read', 'template:read', 'consultation:read', 'consultation:write'] as const
export type Permission = (typeof permissions)[number]

/** What each role may do; the server enforces it and the page hides by it. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  referrer: ['profile:read'],
  specialist: ['profile:read', 'template:read', 'consultation:read', 'consultation:write'],
  admin: ['profile:read', 'template:read'],
}

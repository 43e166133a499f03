export const roles = ['referrer', 'specialist', 'admin'] as const
export type Role = (typeof roles)[number]

export const permissions = [
  'template:read',
  // One's own; those of the organization need standing there.
  'template:write',
  'consultation:read',
  'consultation:write',
  'availability:read',
  // Holds slots and books them.
  'booking:write',
  'booking:read',
  // Moves, cancels and completes what is booked.
  'booking:change',
  // The practice's side: attendance, and answers to requests.
  'booking:attend',
  'document:read',
  // Uploads documents, and says what they are.
  'document:write',
  // Answers the questions and releases reports.
  'report:release',
  // Decides on what is held back.
  'quarantine:write',
  // How long documents are kept: holds, and the second word on deletions.
  'retention:write',
  'schedule:read',
  'schedule:write',
  'policy:write',
  // Connects external calendars, and decides where they and the bookings differ.
  'connection:write',
  'organization:read',
  'organization:write',
  'member:write',
  'break-glass:write',
  // Looks at what was done in an emergency, and says whether it was right.
  'break-glass:review',
  'audit:read',
  // Figures of one's own organization.
  'analytics:read',
  'notice:read',
  'notice:write',
  'platform:read',
  'platform:write',
] as const
export type Permission = (typeof permissions)[number]

/** What a membership says of its holder. */
export interface Standing {
  role: Role
  /** Runs the organization beside their role: its name, members and invitations. An admin always does. */
  administers: boolean
  /** The organization is the one that runs this installation. */
  operates: boolean
}

/** What each role may do; the server enforces it and the page hides by it. */
const ofRole: Record<Role, readonly Permission[]> = {
  referrer: [
    'organization:read',
    'availability:read',
    'booking:read',
    'booking:write',
    'booking:change',
    'document:read',
    'document:write',
  ],
  specialist: [
    'organization:read',
    'template:read',
    'template:write',
    'consultation:read',
    'consultation:write',
    'availability:read',
    'booking:read',
    'booking:change',
    'booking:attend',
    'document:read',
    'document:write',
    'report:release',
    'schedule:read',
    'schedule:write',
  ],
  admin: [
    'organization:read',
    'template:read',
    'template:write',
    'break-glass:write',
    'availability:read',
    'booking:read',
    'booking:write',
    'booking:change',
    'booking:attend',
    'document:read',
    'document:write',
    'quarantine:write',
    'schedule:read',
    'schedule:write',
    'policy:write',
  ],
}

const ofAdministering: readonly Permission[] = [
  'organization:write',
  'member:write',
  'audit:read',
  'analytics:read',
  'notice:read',
  'notice:write',
  'retention:write',
]

/** Over every organization and person, for the admins of the organization that runs the installation. */
const ofOperating: readonly Permission[] = ['platform:read', 'platform:write']

/** Of a practice: its admins, and the clinician who runs a practice of one. */
const runsPractice = ({ role, administers }: Standing) => role === 'admin' || (role === 'specialist' && administers)

export const operatesPlatform = ({ role, operates }: Standing) => operates && role === 'admin'

export const permissionsOf = (standing: Standing): Permission[] => [
  ...ofRole[standing.role],
  ...(standing.administers ? ofAdministering : []),
  ...(runsPractice(standing) ? (['connection:write', 'break-glass:review'] as const) : []),
  ...(operatesPlatform(standing) ? ofOperating : []),
]

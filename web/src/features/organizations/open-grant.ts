import type { BreakGlass } from '@medinotes/shared/organizations'

export const isOpen = ({ endedAt, expiresAt }: BreakGlass) => endedAt === null && Date.parse(expiresAt) > Date.now()

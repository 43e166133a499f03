export const securityKey = ['security'] as const
export const sessionsKey = ['sessions'] as const

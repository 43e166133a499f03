export const sessionTimes = { idleMinutes: 15, warningMinutes: 2, absoluteHours: 12, provenMinutes: 10 } as const

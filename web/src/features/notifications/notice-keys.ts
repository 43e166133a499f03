/** Of those that could not be sent. */
export const troubledNoticesKey = ['notices'] as const
export const noticePreferencesKey = ['notice-preferences'] as const

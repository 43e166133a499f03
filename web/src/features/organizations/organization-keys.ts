/** What those who run the installation see lies below this key. */
export const adminKey = ['admin'] as const
export const failedJobsKey = [...adminKey, 'jobs'] as const
/** Everything about the organization the person works in lies below this key. */
export const organizationKey = ['organization'] as const
export const breakGlassKey = ['break-glass'] as const

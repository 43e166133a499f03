/** Everything about consultations lies below this key: one invalidation renews lists and notes alike. */
export const consultationsKey = ['consultations'] as const
export const noteListsKey = [...consultationsKey, 'list'] as const
export const latestNotesKey = [...consultationsKey, 'latest'] as const
export const cosignaturesKey = [...consultationsKey, 'awaited'] as const
/** Any note or task that changes may stand in any of them. */
export const timelinesKey = [...consultationsKey, 'timeline'] as const
export const noteKey = (id: string) => [...consultationsKey, 'one', id] as const

/** Everything about tasks lies below this key. */
export const tasksKey = ['tasks'] as const

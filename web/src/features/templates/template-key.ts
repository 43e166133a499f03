/** Everything about templates lies below this key. */
export const templatesKey = ['templates'] as const

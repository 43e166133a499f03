/** From 1 for Monday, as the service counts them. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const weekdayName = (weekday: number) => weekdays[weekday - 1] ?? ''

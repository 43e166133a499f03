/** Every query key about specialists, places, exam types and working hours begins with it. */
export const schedulingKey = ['scheduling'] as const

import { z } from 'zod'

/** What makes somebody at home here; each is ticked off by what is there, not by a click. */
export const firstSteps = [
  'first-note',
  'first-booking',
  'specialists',
  'hours',
  'calendar',
  'policy',
  'colleague',
  'second-factor',
] as const
const firstStepSchema = z.enum(firstSteps)
export type FirstStep = z.infer<typeof firstStepSchema>

/** `GET /api/me/first-steps`: those of the caller's role where they work; `POST …/dismiss` hides them for good. */
export const firstStepsSchema = z.object({
  items: z.array(z.object({ step: firstStepSchema, done: z.boolean() })),
  dismissed: z.boolean(),
})
export type FirstSteps = z.infer<typeof firstStepsSchema>

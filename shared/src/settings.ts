import { z } from 'zod'
import { instantSchema } from './common.ts'
import { sessionTimes } from './session-times.ts'

/** How long a session may rest at most, in minutes; the longest is what the built-in issuer allows. */
export const idleChoices = [5, 10, sessionTimes.idleMinutes] as const
const idleSchema = z.union(idleChoices.map((minutes) => z.literal(minutes)))

/** Everything that can be switched, what it takes, and how it comes. */
const switched = { value: z.boolean(), initial: true }
export const settings = {
  /** Whether notes may be drafted by an AI service, for plans that include it. */
  'ai-notes': switched,
  /** Whether recordings may be sent to be transcribed. */
  dictation: switched,
  /** Whether letters may be sent to patients. */
  'patient-email': switched,
  /** Whether times of the practice that become free are offered to who waits for one. */
  'waitlist-offers': switched,
  /** Whether everybody needs a second factor, beside the roles that need one anyway. */
  'second-factor': { value: z.boolean(), initial: false },
  'idle-minutes': { value: idleSchema, initial: sessionTimes.idleMinutes as number },
  /** Whether strangers may open an account; who is invited always may. */
  'sign-ups': switched,
} as const
export type SettingName = keyof typeof settings

export const organizationSettings = [
  'ai-notes',
  'dictation',
  'patient-email',
  'waitlist-offers',
  'second-factor',
  'idle-minutes',
] as const satisfies SettingName[]

export const installationSettings = [
  'ai-notes',
  'dictation',
  'patient-email',
  'second-factor',
  'sign-ups',
] as const satisfies SettingName[]

export const settingNameSchema = z.enum([...organizationSettings, 'sign-ups'])
export const settingValueSchema = z.union([z.boolean(), z.int()])
export type SettingValue = z.infer<typeof settingValueSchema>

/** `GET /api/settings` of the caller's organization, `GET /api/admin/settings` of the installation. */
export const settingSchema = z.object({
  name: settingNameSchema,
  value: settingValueSchema,
  /** Who changed it last and when; null while it is as it comes. */
  changed: z.object({ byName: z.string(), at: instantSchema }).nullable(),
  /** Set by those who run the installation, whatever is chosen here. */
  overruled: z.boolean(),
})
export type Setting = z.infer<typeof settingSchema>
export const settingListSchema = z.object({ items: z.array(settingSchema) })

/** `PUT /api/settings/:name`, `PUT /api/admin/settings/:name`. */
export const changeSettingSchema = z.strictObject({ value: settingValueSchema })

/** What `GET /api/me` says is on for this person where they work, the installation's word included. */
export const featuresSchema = z.object({
  aiNotes: z.boolean(),
  dictation: z.boolean(),
  patientEmail: z.boolean(),
})
export type Features = z.infer<typeof featuresSchema>

/** What the database keeps of one scope: of each setting that was changed, its value. */
export const keptSettingsSchema = z.record(z.string(), z.unknown()).transform((kept) => ({
  aiNotes: kept['ai-notes'] !== false,
  dictation: kept['dictation'] !== false,
  patientEmail: kept['patient-email'] !== false,
  secondFactor: kept['second-factor'] === true,
  idleMinutes: idleSchema.catch(sessionTimes.idleMinutes).parse(kept['idle-minutes']),
}))
export type KeptSettings = z.output<typeof keptSettingsSchema>

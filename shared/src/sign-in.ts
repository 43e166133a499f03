import { z } from 'zod'
import { instantSchema } from './common.ts'

/** What somebody signs up as; it decides whether they get a practice or a firm of one. */
export const signUpKinds = ['clinician', 'referrer'] as const
export type SignUpKind = (typeof signUpKinds)[number]

const emailSchema = z.email('Enter an e-mail address, such as name@practice.com.au').max(254)

/** How long it must be; how hard it must be to guess is for the service to say (`weak_password`). */
export const passwordSchema = z.string().min(10, 'Use at least 10 characters').max(128, 'Use at most 128 characters')
const presentPasswordSchema = z.string().min(1, 'Enter your password').max(128)

export const signInSchema = z.strictObject({ email: emailSchema, password: presentPasswordSchema })

export const signUpSchema = z.strictObject({
  name: z.string().trim().min(1, 'Enter your name').max(120, 'Keep your name to 120 characters'),
  email: emailSchema,
  password: passwordSchema,
  kind: z.enum(signUpKinds),
})

/** Answers alike for a known and an unknown address: the rest is in the mail. */
export const mailSentSchema = z.object({ sent: z.literal(true) })

/** `POST /api/auth/send-verification-email`, `POST /api/auth/request-password-reset`. */
export const emailOnlySchema = z.strictObject({ email: emailSchema })

/** `POST /api/auth/verify-email`: from the link of a mail; signs in where nobody is. */
export const linkTokenSchema = z.strictObject({ token: z.string().min(1).max(1000) })

/** `POST /api/auth/reset-password`; ends every session of the account. */
export const resetPasswordSchema = z.strictObject({ token: z.string().min(1).max(1000), newPassword: passwordSchema })

/** `POST /api/auth/change-password`; ends every other session. */
export const changePasswordSchema = z.strictObject({
  currentPassword: presentPasswordSchema,
  newPassword: passwordSchema,
})

/** `POST /api/auth/change-email`: the new address counts once its link was followed; the old one is told. */
export const changeEmailSchema = z.strictObject({ newEmail: emailSchema })

export const passwordOnlySchema = z.strictObject({ password: presentPasswordSchema })

export const factorMethods = ['totp', 'sms', 'backup-code'] as const
export const factorMethodSchema = z.enum(factorMethods)
export type FactorMethod = z.infer<typeof factorMethodSchema>

/** `POST /api/auth/sign-in/email`: signed in, or asked for the second factor (then a cookie names the challenge). */
export const signInReplySchema = z.union([
  z.object({ secondFactor: z.object({ methods: z.array(factorMethodSchema) }) }),
  z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) }),
])
export type SignInReply = z.infer<typeof signInReplySchema>

const digitsSchema = z
  .string()
  .transform((code) => code.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits of the code'))

const backupCodeSchema = z
  .string()
  .trim()
  .min(8, 'Enter one of your backup codes')
  .max(40, 'Enter one of your backup codes')

/**
 * `POST /api/auth/two-factor/verify-totp`, `…/verify-sms`, `…/verify-backup-code`: finishes a sign-in, or, where somebody is
 * signed in, renews their proof of identity (step-up). Trusting the device spares the factor at the next sign-ins from it.
 */
export const verifyCodeSchema = z.strictObject({ code: digitsSchema, trustDevice: z.boolean().default(false) })
export const verifyBackupCodeSchema = z.strictObject({
  code: backupCodeSchema,
  trustDevice: z.boolean().default(false),
})

/** `POST /api/auth/step-up/password`: for people without a second factor. */
export const provenSchema = z.object({ provenUntil: instantSchema })

/**
 * `POST /api/auth/two-factor/enable-totp` `{ password }`: to be confirmed by `verify-totp` within the session. No backup codes
 * where the account has some already.
 */
export const enableTotpReplySchema = z.object({ totpUri: z.string(), backupCodes: z.array(z.string()) })

/** `POST /api/auth/two-factor/enable-sms`: sends a code to the number; confirmed by `confirm-sms`. */
export const enableSmsSchema = z.strictObject({
  password: presentPasswordSchema,
  phoneNumber: z
    .string()
    .transform((number) => number.replaceAll(/[\s()-]/g, '').replace(/^0(?=4\d{8}$)/, '+61'))
    .pipe(z.string().regex(/^\+[1-9]\d{7,14}$/, 'Enter a mobile number, such as 0412 345 678 or +61 412 345 678')),
})
export const confirmSmsSchema = z.strictObject({ code: digitsSchema })

/** `POST /api/auth/two-factor/disable`; without a method every factor goes. */
export const disableFactorSchema = z.strictObject({
  password: presentPasswordSchema,
  method: z.enum(['totp', 'sms']).optional(),
})

/** Shown once; each works once. Null where the account has codes already. */
export const backupCodesSchema = z.object({ backupCodes: z.array(z.string()).nullable() })

/** `GET /api/auth/security`. */
export const securitySchema = z.object({
  emailVerified: z.boolean(),
  /** Null when there is none; a new address that waits for its link. */
  pendingEmail: z.string().nullable(),
  totp: z.boolean(),
  /** The last three digits of the number that codes go to, or null. */
  smsEnding: z.string().nullable(),
  backupCodesLeft: z.int().min(0),
  passwordChangedAt: instantSchema,
})
export type Security = z.infer<typeof securitySchema>

/** `GET /api/auth/sessions`. */
export const sessionSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  /** As "Chrome on Windows". */
  device: z.string(),
  /** The address it was opened from. */
  address: z.string().nullable(),
  createdAt: instantSchema,
  lastActiveAt: instantSchema,
})
export const sessionListSchema = z.object({ items: z.array(sessionSchema), nextCursor: z.string().nullable() })
export type Session = z.infer<typeof sessionSchema>

/** `POST /api/auth/activity`: somebody is at the keyboard. */
export const activitySchema = z.object({
  /** When the session ends without further activity. */
  idleAt: instantSchema,
  /** When it ends whatever is done. */
  endsAt: instantSchema,
})
export type Activity = z.infer<typeof activitySchema>

import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'

const mail = z.object({ messageId: z.string().min(1).max(200) })
const recipients = z.array(z.object({ emailAddress: z.string().max(320) })).max(100)

const bounce = z.object({
  mail,
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: recipients }),
})
const complaint = z.object({ mail, complaint: z.object({ complainedRecipients: recipients }) })

/** What SES says of a mail it had taken. */
export interface MailTrouble {
  providerId: string
  reason: 'bounced' | 'complained'
  /** Addresses that take nothing more; none where the trouble may pass. */
  refusing: string[]
}

/** SES calls the kind `eventType` in events of a configuration set and `notificationType` in feedback; null: of no concern. */
export function mailTroubleIn(event: unknown): MailTrouble | null {
  const kind = kindOf(event)
  if (kind === 'Bounce') return bouncedIn(read(bounce, event))
  if (kind !== 'Complaint') return null
  const {
    mail: { messageId },
    complaint: { complainedRecipients },
  } = read(complaint, event)
  return { providerId: messageId, reason: 'complained', refusing: addressesOf(complainedRecipients) }
}

// SNS does not try again what is refused so, and whoever runs the service sees it among refused requests.
function read<Schema extends z.ZodType>(schema: Schema, event: unknown): z.output<Schema> {
  const { success, data } = schema.safeParse(event)
  if (!success) throw new AppError('malformed', 'This is not an event of Amazon SES.')
  return data
}

const kindSchema = z.object({ eventType: z.string().optional(), notificationType: z.string().optional() })

function kindOf(event: unknown) {
  const { success, data } = kindSchema.safeParse(event)
  return success ? (data.eventType ?? data.notificationType) : undefined
}

// SES tries for half a day before it calls a passing fault a bounce, so the mail is lost though the address may be right.
const bouncedIn = ({
  mail: { messageId },
  bounce: { bounceType, bouncedRecipients },
}: z.infer<typeof bounce>): MailTrouble => ({
  providerId: messageId,
  reason: 'bounced',
  refusing: bounceType === 'Permanent' ? addressesOf(bouncedRecipients) : [],
})

/** SES may quote an address with the name it was given. */
const addressesOf = (list: z.infer<typeof recipients>) =>
  list.map(({ emailAddress }) => /<([^<>]+)>\s*$/.exec(emailAddress)?.[1] ?? emailAddress)

import { z } from 'zod'
import type { Database } from '../../../../platform/database.ts'
import { AppError } from '../../../../platform/errors.ts'
import { type AccountRow, noteDelivery, selectConnectedAccounts } from '../accounts/account.repository.ts'
import type { AccountSecrets } from '../accounts/account-secrets.ts'
import { noteHint } from '../upstream/inbox.repository.ts'
import { isSigned } from './signature.ts'

interface Dependencies {
  database: Database
  secrets: AccountSecrets
  oauthSecret: string | null
  now: () => Date
}

interface Delivery {
  body: string
  signature: string
  /** Which account a webhook of ours names; those that people set up in Acuity name none. */
  accountId: string | undefined
}

/** Bare where somebody set the webhook up in Acuity, dotted in what some that we register send. */
const appointmentSchema = z.object({
  action: z.string().regex(/^(appointment\.)?(scheduled|rescheduled|canceled|changed)$/),
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
})

export interface AcuityIntake extends ReturnType<typeof createAcuityIntake> {}

/** Takes hints in: whose they are, says their signature; what happened, the appointment itself. */
export function createAcuityIntake({ database, secrets, oauthSecret, now }: Dependencies) {
  async function senderOf({ body, signature, accountId }: Delivery): Promise<AccountRow> {
    const accounts = await database.system(selectConnectedAccounts)
    const candidates = accounts.filter(({ id }) => accountId === undefined || id === accountId)
    const sender = candidates.find((row) => isSigned(body, signature, secrets.webhookKeysOf(row, oauthSecret)))
    if (sender === undefined) throw new AppError('unauthenticated', 'This is not signed with a key that is known here.')
    return sender
  }

  return {
    /** Throws `unauthenticated` for what is not signed; what is no appointment's is of no interest. */
    async receive(delivery: Delivery) {
      const sender = await senderOf(delivery)
      const told = appointmentSchema.safeParse(Object.fromEntries(new URLSearchParams(delivery.body)))
      await database.system(async (tx) => {
        await noteDelivery(tx, sender.id, now())
        if (!told.success) return
        const { action, id: acuityId } = told.data
        await noteHint(tx, { organizationId: sender.organization_id, accountId: sender.id, acuityId, action })
      })
    },
  }
}

import { z } from 'zod'
import type { Db } from '../../../platform/database.ts'
import type { DocumentSealing } from '../document-sealing.ts'

const contactSchema = z.object({ name: z.string() })

/** Of recipients without an account, who are no people of ours: what the practice called them. */
export async function selectRecipientNames(
  tx: Db,
  sealing: DocumentSealing,
  entries: readonly { recipientId: string | null }[],
) {
  const ids = entries.map(({ recipientId }) => recipientId).filter((id) => id !== null)
  if (ids.length === 0) return new Map<string, string>()
  const rows = await tx
    .selectFrom('report_recipients')
    .select(['id', 'organization_id', 'contact_sealed'])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.flatMap(({ contact_sealed: sealed, ...row }) =>
      sealed === null ? [] : [[row.id, nameIn(sealing.open(row, 'report_recipients', 'contact', sealed))]],
    ),
  )
}

const nameIn = (contact: string) => contactSchema.parse(JSON.parse(contact)).name

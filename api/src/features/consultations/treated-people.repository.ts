import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { ConsultationRow } from './consultation.repository.ts'

/** Practices whose specialists have accounts, and may so have written notes. */
export async function selectTreatingPractices(tx: Db) {
  const rows = await tx
    .selectFrom('specialists')
    .select('organization_id')
    .distinct()
    .where('person_id', 'is not', null)
    .execute()
  return rows.map(({ organization_id }) => organization_id)
}

interface NameToken {
  organizationId: string
  token: Buffer
}

/** Notes outside of any booking whose names have all of the `words` tokens of their practice. */
export async function selectNamed(tx: Db, tokens: readonly NameToken[], words: number) {
  const { rows } = await sql<ConsultationRow>`
    select c.* from consultations c
    where c.booking_id is null and c.id in (
      select t.consultation_id
      from unnest(${tokens.map(({ organizationId }) => organizationId)}::uuid[], ${tokens.map(({ token }) => token)}::bytea[])
        as wanted (organization_id, token)
      join consultation_name_tokens t using (organization_id, token)
      group by t.consultation_id
      having count(*) = ${words}
    )`.execute(tx)
  return rows
}

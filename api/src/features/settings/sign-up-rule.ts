import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Whether somebody with this address may open an account: anybody, or only those who are invited, as is switched. */
export const createSignUpRule =
  (database: Database) =>
  (email: string): Promise<boolean> =>
    database.system(async (tx) => {
      const { rows } = await sql<{ admitted: boolean }>`
        select coalesce((select value <> 'false' from installation_settings where name = 'sign-ups'), true)
          or exists (
            select from invitations
            where email = ${email.toLowerCase()} and status = 'pending' and expires_at > now()
          ) as admitted`.execute(tx)
      return rows[0]?.admitted === true
    })

import { selectHeads, selectLinks } from '../../api/src/features/audit/audit-link.repository.ts'
import { createChainCheck } from '../../api/src/features/audit/chain-check.ts'
import type { Database } from '../../api/src/platform/database.ts'
import { asAdmin } from './base-backup.ts'

export interface Witness {
  /** Rows of every table. */
  rows: Record<string, number>
  /** Where each chain of the audit trail ends. */
  heads: Record<string, string>
}

/** What must be there again, told from the database itself. */
export async function bearWitness(adminUrl: string, database: Database): Promise<Witness> {
  const rows = await asAdmin(adminUrl, async (admin) => {
    // A view of the rows that superusers see: row-level security is not theirs.
    const tables = await admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname in ('public', 'auth', 'graphile_worker') order by 1`,
    )
    const counted: [string, number][] = []
    for (const { name } of tables.rows) {
      const { rows } = await admin.query<{ count: number }>(`select count(*)::int as count from ${name}`)
      counted.push([name, rows[0]?.count ?? 0])
    }
    return Object.fromEntries(counted)
  })
  const heads = await database.system(selectHeads)
  return { rows, heads: Object.fromEntries(heads.map(({ chain, seq, hash }) => [chain, `${seq} ${hash}`])) }
}

/** Tells every hash of every chain again; how many links there were, or where the first fault is. */
export async function verifyChains(database: Database): Promise<number> {
  let links = 0
  for (const { chain, seq: upTo } of await database.system(selectHeads)) {
    const check = createChainCheck([])
    while (check.last.seq < upTo) {
      const request = { chain, after: check.last.seq, upTo, limit: 1000 }
      const fault = check.follow(await database.system((tx) => selectLinks(tx, request)))
      if (fault) throw new Error(`The chain ${chain} is broken at ${fault.seq}: ${fault.reason}`)
    }
    links += check.last.seq
  }
  return links
}

/** The first differences between what was and what is. */
export const differences = (was: Witness, is: Witness) =>
  (['rows', 'heads'] as const).flatMap((kind) =>
    [...new Set([...Object.keys(was[kind]), ...Object.keys(is[kind])])]
      .filter((name) => was[kind][name] !== is[kind][name])
      .map((name) => `${name}: ${was[kind][name]} before, ${is[kind][name]} now`),
  )

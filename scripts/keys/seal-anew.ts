import type pg from 'pg'
import type { Cipher } from '../../api/src/platform/crypto/cipher.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'

interface Value {
  at: string
  organization: string
  row: string
  value: string
}

const batch = 500

const valuesOf = ({ table, column, organization, row }: SealedColumn, condition: string) => `
  select t.ctid::text as at, ${organization} as organization, ${row} as row, t.${column} as value
  from ${table} t where t.${column} is not null and ${condition}`

const placeOf = ({ sealedAs }: SealedColumn, { organization, row }: Value) => ({
  ...sealedAs,
  ...{ organizationId: organization, row },
})

/** Opens every sealed value there is; throws at the first that does not open. How many there are, by key. */
export async function openAll(owner: pg.Client, cipher: Cipher): Promise<Map<string, number>> {
  const byKey = new Map<string, number>()
  for (const column of sealedColumns) {
    await owner.query('begin')
    await owner.query(`declare sealed no scroll cursor for ${valuesOf(column, 'true')}`)
    for (;;) {
      const { rows } = await owner.query<Value>(`fetch ${batch} from sealed`)
      if (rows.length === 0) break
      for (const value of rows) {
        cipher.open(placeOf(column, value), value.value)
        const key = value.value.split('.')[1] ?? ''
        byKey.set(key, (byKey.get(key) ?? 0) + 1)
      }
    }
    await owner.query('commit')
  }
  return byKey
}

/** Seals what another key sealed under the current one, a batch at a time; it can be cut off and begun again. */
export async function sealAnew(owner: pg.Client, cipher: Cipher, current: string): Promise<number> {
  let count = 0
  for (const column of sealedColumns) {
    for (let changed = batch; changed === batch; count += changed)
      changed = await sealBatch(owner, cipher, column, current)
  }
  return count
}

async function sealBatch(owner: pg.Client, cipher: Cipher, column: SealedColumn, current: string) {
  const { table, column: name } = column
  await owner.query('begin')
  try {
    // Signed notes are closed by a trigger, and stay as they were signed: only the key changes. Nobody writes here meanwhile.
    await owner.query(`alter table ${table} disable trigger user`)
    const older = `t.${name} not like 'v1.${current}.%'`
    const { rows } = await owner.query<Value>(`${valuesOf(column, older)} limit ${batch}`)
    const anew = rows.map((value) =>
      cipher.seal(placeOf(column, value), cipher.open(placeOf(column, value), value.value)),
    )
    await owner.query(
      `update ${table} t set ${name} = given.anew from unnest($1::tid[], $2::text[]) given (at, anew) where t.ctid = given.at`,
      [rows.map(({ at }) => at), anew],
    )
    await owner.query(`alter table ${table} enable trigger user`)
    await owner.query('commit')
    return rows.length
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

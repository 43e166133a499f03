import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { createCipher } from '../../api/src/platform/crypto/cipher.ts'
import type { KeyWrapper } from '../../api/src/platform/crypto/key-wrapper.ts'
import { Failure } from '../bootstrap/command.mjs'

interface KeyRow {
  id: string
  purpose: string
  wrapped_key: string
  wrapped_by: string
  created_at: Date
}

/** Known, and not yet what new values are sealed with: the newest is, and this lies before all others. */
const prepared = '1970-01-01'

export async function listKeys(owner: pg.Client) {
  const { rows } = await owner.query<KeyRow>('select * from encryption_keys order by created_at, id')
  return rows
}

const ofPatients = (keys: readonly KeyRow[]) => keys.filter(({ purpose }) => purpose === 'phi')
const isPrepared = ({ created_at }: KeyRow) => created_at.getTime() === new Date(prepared).getTime()

export async function openCipher(owner: pg.Client, wrapper: KeyWrapper) {
  const rows = ofPatients(await listKeys(owner))
  const keys = new Map<string, Buffer>()
  for (const { id, wrapped_key } of rows) keys.set(id, await wrapper.unwrap(wrapped_key))
  const current = rows.at(-1)?.id ?? ''
  return { current, cipher: createCipher({ current, keys }) }
}

export async function prepareKey(owner: pg.Client, wrapper: KeyWrapper) {
  const keys = ofPatients(await listKeys(owner))
  if (keys.some(isPrepared)) throw new Failure('A key is prepared already. Activate it first.')
  // It must be opened by what opens the others.
  for (const { wrapped_key } of keys) await wrapper.unwrap(wrapped_key)
  const id = `phi-${Math.max(...keys.map(({ id }) => Number(id.split('-')[1]))) + 1}`
  await owner.query(`insert into encryption_keys values ($1, 'phi', $2, $3, $4)`, [
    ...[id, await wrapper.wrap(randomBytes(32))],
    ...[wrapper.name, prepared],
  ])
  return id
}

export async function activateKey(owner: pg.Client) {
  const { rows } = await owner.query<{ id: string }>(
    `update encryption_keys set created_at = now() where purpose = 'phi' and created_at = $1 returning id`,
    [prepared],
  )
  if (!rows[0]) throw new Failure('No key is prepared.')
  return rows[0].id
}

/** Takes keys away that seal nothing any more; which ones. */
export async function retireKeys(owner: pg.Client, used: ReadonlyMap<string, number>) {
  const keys = ofPatients(await listKeys(owner))
  const unused = keys.slice(0, -1).filter((key) => !isPrepared(key) && !used.has(key.id))
  await owner.query('delete from encryption_keys where id = any ($1)', [unused.map(({ id }) => id)])
  return unused.map(({ id }) => id)
}

/** All data keys under another wrapping key, or none. */
export async function rewrap(owner: pg.Client, { from, to }: { from: KeyWrapper; to: KeyWrapper }) {
  await owner.query('begin')
  const { rows } = await owner.query<KeyRow>('select * from encryption_keys for update')
  for (const { id, wrapped_key } of rows) {
    const anew = await to.wrap(await from.unwrap(wrapped_key))
    await owner.query('update encryption_keys set wrapped_key = $2, wrapped_by = $3 where id = $1', [id, anew, to.name])
  }
  await owner.query('commit')
  return rows.length
}

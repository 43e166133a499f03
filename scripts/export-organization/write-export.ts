import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import type { DocumentStore } from '../../api/src/features/documents/document-store.ts'
import type { Cipher } from '../../api/src/platform/crypto/cipher.ts'
import { sealedColumns } from '../keys/sealed-columns.ts'
import { type ExportedTable, exportedTables } from './tables.ts'

interface Parts {
  /** Sees every row, in a transaction that sees one moment. */
  owner: pg.Client
  cipher: Cipher
  store: Pick<DocumentStore, 'read'>
  organizationId: string
  folder: string
}

type Row = Record<string, unknown>

const batch = 500

/** Writes a file of JSON lines for each table and every document, then what is there with its digests; how many of each. */
export async function writeExport({ owner, cipher, store, organizationId, folder }: Parts) {
  await mkdir(join(folder, 'documents'), { recursive: true, mode: 0o700 })
  const counts: Record<string, number> = {}
  const digests: Record<string, string> = {}
  const keep = async (name: string, content: Readable) => {
    await pipeline(content, createWriteStream(join(folder, name), { mode: 0o600 }))
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, name)), hash)
    digests[name] = hash.digest('hex')
  }
  await owner.query('begin isolation level repeatable read read only')
  for (const table of exportedTables) {
    counts[table.table] = 0
    const lines = async function* () {
      for await (const row of rowsOf(owner, table, organizationId)) {
        counts[table.table]! += 1
        yield `${JSON.stringify(openRow(cipher, table, row))}\n`
      }
    }
    await keep(`${table.table}.jsonl`, Readable.from(lines()))
  }
  for (const { id, key, size } of await documentsOf(owner, organizationId))
    await keep(join('documents', id), await store.read(key, { size: Number(size) }))
  await owner.query('commit')
  const manifest = { organizationId, counts, sha256: digests }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
  return counts
}

const sealingOf = (table: string, column: string) => {
  const found = sealedColumns.find((each) => each.table === table && each.column === column)
  if (!found) throw new Error(`Where ${table}.${column} is sealed is not known`)
  return found
}

async function* rowsOf(owner: pg.Client, { table, where, columns, sealed }: ExportedTable, organizationId: string) {
  const places = sealed.flatMap((column) => {
    const { organization, row } = sealingOf(table, column)
    return [`t.${column}`, `${organization} as "${column} of"`, `${row} as "${column} at"`]
  })
  const chosen = [...columns.map((column) => `t.${column}`), ...places].join(', ')
  await owner.query(`declare leaving no scroll cursor for select ${chosen} from ${table} t where ${where}`, [
    organizationId,
  ])
  for (;;) {
    const { rows } = await owner.query<Row>(`fetch ${batch} from leaving`)
    if (rows.length === 0) break
    yield* rows
  }
  await owner.query('close leaving')
}

/** Sealed columns under their names without the ending, as the words that are in them. */
function openRow(cipher: Cipher, { table, columns, sealed }: ExportedTable, row: Row): Row {
  const opened = sealed.map((column) => {
    const value = row[column]
    const organizationId = String(row[`${column} of`])
    const place = { ...sealingOf(table, column).sealedAs, organizationId, row: String(row[`${column} at`]) }
    return [column.replace(/_sealed$/, ''), typeof value === 'string' ? cipher.open(place, value) : null]
  })
  return Object.fromEntries([...columns.map((column) => [column, row[column]]), ...opened]) as Row
}

async function documentsOf(owner: pg.Client, organizationId: string) {
  const where = exportedTables.find(({ table }) => table === 'documents')?.where ?? 'false'
  const { rows } = await owner.query<{ id: string; key: string; size: string }>(
    `select t.id, t.store_key as key, t.size from documents t where ${where} order by t.id`,
    [organizationId],
  )
  return rows
}

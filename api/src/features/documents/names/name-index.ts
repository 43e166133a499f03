import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import { SealBroken } from '../../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { catchUpNames } from '../../../platform/name-index.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { replaceTokens, selectNames } from './document-name.repository.ts'

interface Dependencies {
  database: Database
  blindIndex: BlindIndex
  sealing: DocumentSealing
}

export interface Named {
  id: string
  organization_id: string
  practice_id: string
}

type Kept = Awaited<ReturnType<typeof selectNames>>[number]

export type NameIndex = ReturnType<typeof createNameIndex>

/** Keeps what both sides find a document by: the words of its file's name. */
export function createNameIndex({ database, blindIndex, sealing }: Dependencies) {
  async function write(tx: Db, { id, organization_id, practice_id }: Named, filename: string) {
    const tokens = [...new Set([organization_id, practice_id])].flatMap((side) =>
      blindIndex.tokensOf(side, filename).map((token) => ({ ...{ organization_id: side, document_id: id }, token })),
    )
    await replaceTokens(tx, id, tokens)
  }

  /** One that does not open is found by nothing, and whoever reads it is told. */
  function readableName(row: Kept) {
    try {
      return sealing.filenameOf(row)
    } catch (error) {
      if (error instanceof SealBroken) return ''
      throw error
    }
  }

  async function writeSome(tx: Db, request: Parameters<typeof selectNames>[1]) {
    const rows = await selectNames(tx, request)
    for (const row of rows) if (row.status !== 'destroyed') await write(tx, row, readableName(row))
    return rows.map(({ id }) => id)
  }

  return {
    write,
    /** Puts in what came before the present index. */
    catchUp: (signal: AbortSignal) => catchUpNames({ database, subject: 'documents', signal }, writeSome),
  }
}

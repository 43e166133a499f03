import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import { SealBroken } from '../../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../../platform/database.ts'
import type { DocumentSealing } from '../document-sealing.ts'
import { replaceTokens, selectNotIndexed } from './document-name.repository.ts'

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

type NotIndexed = Awaited<ReturnType<typeof selectNotIndexed>>[number]

export type NameIndex = ReturnType<typeof createNameIndex>

const batch = 200

/** Keeps what both sides find a document by: the words of its file's name. */
export function createNameIndex({ database, blindIndex, sealing }: Dependencies) {
  async function write(tx: Db, { id, organization_id, practice_id }: Named, filename: string) {
    const tokens = [...new Set([organization_id, practice_id])].flatMap((side) =>
      blindIndex.tokensOf(side, filename).map((token) => ({ ...{ organization_id: side, document_id: id }, token })),
    )
    await replaceTokens(tx, id, tokens)
  }

  /** One that does not open is found by nothing, and whoever reads it is told. */
  function readableName(row: NotIndexed) {
    try {
      return sealing.filenameOf(row)
    } catch (error) {
      if (error instanceof SealBroken) return ''
      throw error
    }
  }

  const catchUpBatch = () =>
    database.system(async (tx) => {
      const rows = await selectNotIndexed(tx, batch)
      for (const row of rows) await write(tx, row, readableName(row))
      return rows.length
    })

  return {
    write,
    /** Puts in what came before there was an index. */
    async catchUp(signal: AbortSignal) {
      while (!signal.aborted && (await catchUpBatch()) === batch);
    },
  }
}

import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import { SealBroken } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import { catchUpNames } from '../../platform/name-index.ts'
import { insertNameTokens } from './consultation.repository.ts'
import type { NoteSealing } from './note-sealing.ts'

interface Dependencies {
  database: Database
  blindIndex: BlindIndex
  sealing: NoteSealing
}

/** Puts notes from before into the present index of names. */
export function createNoteNameIndex({ database, blindIndex, sealing }: Dependencies) {
  async function writeSome(tx: Db, { after, limit }: { after: string | undefined; limit: number }) {
    const rows = await tx
      .selectFrom('consultations')
      .select(['id', 'organization_id', 'patient_name_sealed'])
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(limit)
      .execute()
    for (const row of rows) {
      await insertNameTokens(tx, row, blindIndex.tokensOf(row.organization_id, readableName(row)))
    }
    return rows.map(({ id }) => id)
  }

  /** One that does not open is found by nothing, and whoever reads it is told. */
  function readableName(row: Parameters<NoteSealing['openPatientName']>[0]) {
    try {
      return sealing.openPatientName(row)
    } catch (error) {
      if (error instanceof SealBroken) return ''
      throw error
    }
  }

  return (signal: AbortSignal) => catchUpNames({ database, subject: 'consultations', signal }, writeSome)
}

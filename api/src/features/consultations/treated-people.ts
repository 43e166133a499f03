import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Db } from '../../platform/database.ts'
import type { NoteSealing } from './note-sealing.ts'
import { foldedName, isSameName } from './same-name.ts'
import { selectNamed, selectTreatingPractices } from './treated-people.repository.ts'

interface Dependencies {
  blindIndex: BlindIndex
  sealing: Pick<NoteSealing, 'openPatientName'>
}

/** Who wrote notes about somebody of that name outside of any booking; with the service's own rights, across practices. */
export const createTreatedBy =
  ({ blindIndex, sealing }: Dependencies) =>
  async (tx: Db, name: string) => {
    const words = foldedName(name)
    if (words.length === 0) return []
    const practices = await selectTreatingPractices(tx)
    const tokens = practices.flatMap((organizationId) =>
      blindIndex.queryTokens(organizationId, name).map((token) => ({ organizationId, token })),
    )
    const rows = await selectNamed(tx, tokens, new Set(words).size)
    const same = rows.filter((row) => isSameName(sealing.openPatientName(row), name))
    return [...new Set(same.map(({ author_id }) => author_id))]
  }

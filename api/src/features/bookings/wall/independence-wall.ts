import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { SlotUnavailable } from '../booking-dependencies.ts'
import { findBooking } from '../booking-finder.ts'
import type { BookingSealing } from '../booking-sealing.ts'
import { findDraft } from '../drafts/draft-finder.ts'
import type { DraftSealing } from '../drafts/draft-sealing.ts'
import { examineeKey } from './examinee-key.ts'
import { isEngaged, lockExaminee, selectEngaged, selectSpecialistsOf } from './wall.repository.ts'

interface Dependencies {
  database: Database
  blindIndex: BlindIndex
  sealing: BookingSealing
  draftSealing: DraftSealing
  /** Who wrote notes about somebody of that name outside of any booking, with the service's own rights. */
  treatedBy: (tx: Db, name: string) => Promise<string[]>
  slotUnavailable: SlotUnavailable
}

interface Person {
  name: string
  dateOfBirth: string
}

/** Who is to be examined: of a form in progress, of a booking, or as given for a firm. */
export interface About {
  draftId?: string | undefined
  bookingId?: string | undefined
  examinee?: (Person & { organizationId: string }) | undefined
}

interface Known {
  organizationId: string
  key: Buffer
  name: string
}

const nobody: ReadonlySet<string> = new Set()

export type IndependenceWall = ReturnType<typeof createIndependenceWall>

/** Keeps a specialist from examining somebody they treated, or examine for another firm, without saying so. */
export function createIndependenceWall(dependencies: Dependencies) {
  const { database, blindIndex, sealing, draftSealing, treatedBy, slotUnavailable } = dependencies
  async function ofDraft(principal: Principal, id: string): Promise<Known | undefined> {
    const draft = await database.as(principal, (tx) => findDraft(tx, id))
    const name = draftSealing.openName(draft)
    if (draft.examinee_key === null || name === null) return undefined
    return { organizationId: draft.organization_id, key: draft.examinee_key, name }
  }

  async function ofBooking(principal: Principal, id: string): Promise<Known | undefined> {
    const row = await database.as(principal, (tx) => findBooking(tx, id))
    const examinee = sealing.openExaminee(row)
    if (row.examinee_key === null || examinee === null) return undefined
    return { organizationId: row.organization_id, key: row.examinee_key, name: examinee.name }
  }

  async function known(principal: Principal, { draftId, bookingId, examinee }: About) {
    if (examinee) return { ...examinee, key: examineeKey(blindIndex, examinee) }
    if (draftId !== undefined) return ofDraft(principal, draftId)
    return bookingId === undefined ? undefined : ofBooking(principal, bookingId)
  }

  return {
    /** Specialists who may not examine that person; looks across organizations, so nobody is told more than their absence. */
    async excludedFor(principal: Principal, about: About): Promise<ReadonlySet<string>> {
      const person = await known(principal, about)
      if (person === undefined) return nobody
      return database.system(async (tx) => {
        const engaged = await selectEngaged(tx, person)
        return new Set([...engaged, ...(await selectSpecialistsOf(tx, await treatedBy(tx, person.name)))])
      })
    },

    /** Of two firms that confirm the same person at once, the second one is refused. */
    async refuseEngaged(tx: Db, asked: { key: Buffer; organizationId: string }, specialistId: string) {
      await lockExaminee(tx, asked.key)
      if (await isEngaged(database, asked, specialistId)) throw slotUnavailable()
    },
  }
}

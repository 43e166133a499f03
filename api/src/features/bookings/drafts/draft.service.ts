import type { BookingDraft, DraftContent, SaveDraft } from '@medinotes/shared/booking-drafts'
import { examineeSchema } from '@medinotes/shared/bookings'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { findBooking } from '../booking-finder.ts'
import { readPage } from '../../../platform/list-page.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import { createSealGuard } from '../queries/seal-guard.ts'
import { examineeKey } from '../wall/examinee-key.ts'
import { findDraft, unknownDraft } from './draft-finder.ts'
import type { DraftSealing } from './draft-sealing.ts'
import {
  countDrafts,
  deleteDraft,
  deleteOldDrafts,
  type DraftRow,
  insertDraft,
  selectDraft,
  selectDrafts,
  updateDraft,
} from './draft.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  blindIndex: BlindIndex
  draftSealing: DraftSealing
}

/** At once, for each person. */
const mostDrafts = 100
const keptDays = 30

/** Enough of the form to say who is meant. */
const personSchema = examineeSchema.pick({ name: true, dateOfBirth: true })

/** Forms in progress: their author's alone. */
export function createDraftService({ database, audit, blindIndex, draftSealing }: Dependencies) {
  function sealed(owner: Pick<DraftRow, 'id' | 'organization_id'>, { examinee, ...rest }: DraftContent) {
    const person = personSchema.safeParse({ name: examinee.name, dateOfBirth: examinee.dateOfBirth })
    return {
      content_sealed: draftSealing.seal(owner, { examinee, ...rest }),
      examinee_key: person.success ? examineeKey(blindIndex, person.data) : null,
      examinee_name_sealed: person.success ? draftSealing.sealName(owner, person.data.name) : null,
    }
  }

  const guard = createSealGuard({ database, audit })
  const reads = <Result>(principal: Principal, work: (tx: Db) => Promise<Result>) =>
    guard(principal, () => database.as(principal, work))

  const present = (row: DraftRow): BookingDraft => ({
    ...{ id: row.id, content: draftSealing.open(row), bookingId: row.booking_id },
    updatedAt: row.updated_at.toISOString(),
  })

  async function create(tx: Db, principal: Principal, id: string, content: DraftContent, bookingId: string | null) {
    if ((await countDrafts(tx, principal.personId)) >= mostDrafts) {
      throw new AppError('conflict', `You have ${mostDrafts} forms in progress. Discard one first.`)
    }
    const owner = { id, organization_id: organizationOf(principal).id, person_id: principal.personId }
    return insertDraft(tx, { ...owner, ...sealed(owner, content), booking_id: bookingId })
  }

  return {
    save: (principal: Principal, id: string, { content, bookingId }: SaveDraft) =>
      database.as(principal, async (tx) => {
        if (bookingId !== null) await findBooking(tx, bookingId)
        const before = await selectDraft(tx, id)
        const row = before
          ? await updateDraft(tx, id, { ...sealed(before, content), booking_id: bookingId })
          : await create(tx, principal, id, content, bookingId)
        if (row === undefined) throw unknownDraft()
        await audit.record(tx, principal, 'booking-draft.saved', { type: 'booking-draft', id })
        return present(row)
      }),

    read: (principal: Principal, id: string) =>
      reads(principal, async (tx) => {
        const row = await findDraft(tx, id)
        await audit.record(tx, principal, 'booking-draft.read', { type: 'booking-draft', id })
        return present(row)
      }),

    list: (principal: Principal, page: { limit: number; cursor?: string | undefined }) =>
      reads(principal, async (tx) => {
        const drafts = await readPage(page, (request) => selectDrafts(tx, principal.personId, request), present)
        const ids = drafts.items.map(({ id }) => id)
        await audit.record(tx, principal, 'booking-draft.read', { type: 'booking-draft', id: null }, { ids })
        return drafts
      }),

    discard: (principal: Principal, id: string) =>
      database.as(principal, async (tx) => {
        if (!(await deleteDraft(tx, id))) throw unknownDraft()
        await audit.record(tx, principal, 'booking-draft.deleted', { type: 'booking-draft', id })
      }),

    /** Nobody goes on with those. */
    sweepOld: () => database.system((tx) => deleteOldDrafts(tx, keptDays)),
  }
}

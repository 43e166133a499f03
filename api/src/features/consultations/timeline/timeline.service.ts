import { openFindings } from '@medinotes/shared/findings'
import type { Timeline, TimelineItem } from '@medinotes/shared/timeline'
import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { ConsultationRow } from '../consultation.repository.ts'
import type { NoteSealing } from '../note-sealing.ts'
import { isSameName } from '../same-name.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { countTasksOfNotes } from '../tasks/task.repository.ts'

interface Dependencies {
  audit: Audit
  blindIndex: BlindIndex
  sealing: NoteSealing
  sealedReads: SealedReads
  view: ConsultationView
  finder: ConsultationFinder
}

/** More visits of one person than anybody reads through. */
const timelineLimit = 100

/** Shows the notes that the caller may read under one name; a note stands for the name, which no address holds. */
export function createTimeline({ audit, blindIndex, sealing, sealedReads, view, finder }: Dependencies) {
  async function sameName(tx: Db, row: ConsultationRow) {
    const name = sealing.openPatientName(row)
    const nameTokens = blindIndex.queryTokens(row.organization_id, name)
    // A name without a letter would find every note.
    if (nameTokens.length === 0) return { rows: [row], isCapped: false }
    // Row-level security leaves the caller's own and those they were asked to sign.
    const filter = { organizationId: row.organization_id, authorId: undefined, nameTokens, limit: timelineLimit }
    const found = await finder.list(tx, filter)
    const others = found
      .slice(0, timelineLimit)
      .filter((other) => other.id !== row.id && isSameName(sealing.openPatientName(other), name))
    return { rows: [row, ...others], isCapped: found.length > timelineLimit }
  }

  const countFindings = async (tx: Db, row: ConsultationRow) =>
    row.status === 'draft' ? openFindings(await view.whole(tx, row)).length : 0

  return (principal: Principal, id: string): Promise<Timeline> =>
    sealedReads(principal, async (tx) => {
      const anchor = await finder.find(tx, id)
      const { rows, isCapped } = await sameName(tx, anchor)
      const ids = rows.map((row) => row.id)
      await audit.record(tx, principal, 'consultation.listed', { type: 'consultation', id: null }, { ids })
      const tasks = await countTasksOfNotes(tx, anchor.organization_id, ids)
      const items: TimelineItem[] = []
      for (const row of rows) {
        const counts = { openFindings: await countFindings(tx, row), openTasks: tasks.get(row.id) ?? 0 }
        items.push({ ...view.summary(row), bookingId: row.booking_id, ...counts })
      }
      return { patientName: sealing.openPatientName(anchor), items: items.toSorted(latestVisitFirst), isCapped }
    })
}

const latestVisitFirst = (one: TimelineItem, other: TimelineItem) =>
  other.dateOfVisit.localeCompare(one.dateOfVisit) || other.createdAt.localeCompare(one.createdAt)

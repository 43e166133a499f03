import { randomUUID } from 'node:crypto'
import type { AuditAction } from '@medinotes/shared/audit-actions'
import type {
  AcceptLetterFinding,
  ConfirmLetter,
  EditLetter,
  LetterKind,
  PatientLetter,
} from '@medinotes/shared/patient-letters'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { type LetterShelf, pick, refuseStale, type Shelf } from './letter-shelf.ts'
import { base, isBase } from './letter-view.ts'
import { confirmLetter, insertLetter, isOf, keepContent, replaceLetter, unconfirmAll } from './letter.repository.ts'
import type { LetterSealing } from './letter-sealing.ts'

export interface LetterDependencies {
  sealedReads: SealedReads
  audit: Audit
  shelf: LetterShelf
  letterSealing: LetterSealing
}

/** Shows and changes the letters to the patient of a signed note. */
export function createPatientLetters({ sealedReads, audit, shelf, letterSealing }: LetterDependencies) {
  const record = (tx: Db, principal: Principal, action: AuditAction, id: string, { language, level }: LetterKind) =>
    audit.record(tx, principal, action, { type: 'consultation', id }, { language, level })

  /** Changes one and answers with all of them, for a change of one may be felt by the others. */
  async function change(principal: Principal, id: string, work: (tx: Db, taken: Shelf) => Promise<void>) {
    await sealedReads(principal, async (tx) => work(tx, await shelf.take(tx, principal, id)))
    return shelf.show(principal, id)
  }

  return {
    list: (principal: Principal, id: string) =>
      shelf.show(principal, id, (tx, { row }) =>
        audit.record(
          tx,
          principal,
          'consultation.letters-read',
          { type: 'consultation', id },
          { version: row.version },
        ),
      ),

    edit: (principal: Principal, id: string, { revision, text, ...kind }: EditLetter) =>
      change(principal, id, async (tx, taken) => {
        const { letter } = pick(taken, kind)
        refuseSigned(letter, taken)
        refuseStale(letter, revision)
        if (letter.text === text) return
        await putText(tx, letterSealing, taken, { kind, text, by: principal })
        await record(tx, principal, 'consultation.letter-edited', id, kind)
      }),

    accept: (principal: Principal, id: string, { revision, finding, reason, ...kind }: AcceptLetterFinding) =>
      change(principal, id, async (tx, taken) => {
        const { letter, row } = pick(taken, kind)
        refuseStale(letter, revision)
        const count = letter.findings.filter(
          (one) => one.kind === finding.kind && one.change === finding.change && one.text === finding.text,
        ).length
        if (count === 0 || row === undefined)
          throw new AppError('not_found', 'This letter has no such finding any more.')
        const { text, accepted } = letterSealing.openContent(row)
        const by = { id: principal.personId, name: principal.name }
        const more = [...accepted, { ...finding, count, reason, by, at: new Date().toISOString() }]
        await keepContent(tx, row.id, letterSealing.sealContent(row, { text, accepted: more }))
        await record(tx, principal, 'consultation.letter-finding-accepted', id, kind)
      }),

    confirm: (principal: Principal, id: string, { revision, addenda, ...kind }: ConfirmLetter) =>
      change(principal, id, async (tx, taken) => {
        const { letter } = pick(taken, kind)
        refuseStale(letter, revision)
        refuseUnread(taken, addenda)
        refuseUnsettled(letter, taken)
        const rowId = await rowOf(tx, letterSealing, taken, { kind, by: principal })
        const hash = taken.row.signed_hash ?? ''
        await confirmLetter(tx, rowId, { personId: principal.personId, hash, addenda })
        await record(tx, principal, 'consultation.letter-confirmed', id, kind)
      }),
  }
}

interface Made {
  kind: LetterKind
  by: Principal
}

/** Stores a letter's text; what was made from another English one is to be confirmed again. */
export async function putText(
  tx: Db,
  sealing: LetterSealing,
  taken: Shelf,
  { kind, text, writer, by }: Made & { text: string; writer?: string },
) {
  const { organization_id } = taken.row
  const found = taken.rows.find(isOf(kind))
  const owner = { id: found?.id ?? randomUUID(), organization_id }
  // Another writing is not the one in which somebody let a difference stand.
  const accepted = found && writer === undefined ? sealing.openContent(found).accepted : []
  const content_sealed = sealing.sealContent(owner, { text, accepted })
  const made = { content_sealed, made_by: by.personId, ...(writer !== undefined && { writer }) }
  if (found) await replaceLetter(tx, found.id, made)
  else await insertLetter(tx, { ...owner, ...made, ...kind, consultation_id: taken.row.id, revision: 1 })
  if (isBase(kind)) await unconfirmAll(tx, taken.row)
}

/** The row of a letter; the signed section has none before it is confirmed anew. */
async function rowOf(tx: Db, sealing: LetterSealing, { row, rows }: Shelf, { kind, by }: Made) {
  const found = rows.find(isOf(kind))
  if (found) return found.id
  const owner = { id: randomUUID(), organization_id: row.organization_id }
  const content_sealed = sealing.sealContent(owner, { text: null, accepted: [] })
  const letter = { ...owner, ...kind, consultation_id: row.id, content_sealed, revision: 1, made_by: by.personId }
  await insertLetter(tx, letter)
  return owner.id
}

/** What was signed stays as it is, unless an addendum may have put it right. */
function refuseSigned({ isSigned }: PatientLetter, { note }: Shelf) {
  if (!isSigned || note.addenda.length > 0) return
  throw new AppError('signed', 'This letter is part of the signed note. Add an addendum first to change it.')
}

function refuseUnread({ note }: Shelf, addenda: number) {
  if (note.addenda.length === addenda) return
  throw new AppError('stale_version', 'An addendum was added meanwhile. Read the letter beside it first.')
}

function refuseUnsettled({ standing, ...kind }: PatientLetter, { letters }: Shelf) {
  if (standing === 'findings-open') {
    throw new AppError('findings_open', 'Some figures differ from the English letter. Settle them first.')
  }
  const english = letters.find(isOf(base))
  if (!isBase(kind) && english?.standing !== 'ready') {
    throw new AppError('letter_unconfirmed', 'Confirm the English letter first: this one was made from it.')
  }
}

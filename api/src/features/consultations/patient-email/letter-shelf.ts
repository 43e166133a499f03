import type { Consultation } from '@medinotes/shared/consultations'
import type { LetterKind, PatientLetter, PatientLetters, SentLetter } from '@medinotes/shared/patient-letters'
import { includes } from '@medinotes/shared/plans'
import type { Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { LetterPost } from '../../notifications/letter-post.service.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationRow } from '../consultation.repository.ts'
import type { ConsultationView } from '../consultation-view.ts'
import type { NoteWriters } from '../note-writers.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { lettersOf } from './letter-view.ts'
import { type EmailRow, isOf, lockNote, selectEmails, selectLetters } from './letter.repository.ts'
import type { LetterSealing } from './letter-sealing.ts'
import { organizationOf } from '../../../platform/own-organization.ts'

export interface ShelfDependencies {
  sealedReads: SealedReads
  finder: ConsultationFinder
  view: ConsultationView
  letterSealing: LetterSealing
  letterPost: LetterPost
  writers: NoteWriters
}

/** A note with its letters, inside of the transaction that read them. */
export interface Shelf {
  row: ConsultationRow
  note: Consultation
  rows: Awaited<ReturnType<typeof selectLetters>>
  letters: PatientLetter[]
}

export type LetterShelf = ReturnType<typeof createLetterShelf>

/** Reads the letters of a note, for showing and for changing them. */
export function createLetterShelf(dependencies: ShelfDependencies) {
  const { sealedReads, finder, view, letterSealing, letterPost, writers } = dependencies

  async function read(tx: Db, id: string): Promise<Shelf> {
    const row = await finder.find(tx, id)
    const note = await view.whole(tx, row)
    if (row.status !== 'signed') return { row, note, rows: [], letters: [] }
    const rows = await selectLetters(tx, row)
    return { row, note, rows, letters: lettersOf(letterSealing, note, rows) }
  }

  const toSent = (email: EmailRow, states: Awaited<ReturnType<LetterPost['statesOf']>>): SentLetter => ({
    ...{ id: email.id, version: email.version, addenda: email.addenda },
    ...({ language: email.language, level: email.level } as LetterKind),
    to: letterPost.mask(letterSealing.openRecipient(email)),
    sentBy: { id: email.sent_by, name: email.sent_as },
    sentAt: email.sent_at.toISOString(),
    status: states.get(email.notice_id)?.status ?? null,
    fault: states.get(email.notice_id)?.fault ?? null,
  })

  return {
    read,

    /** Like `read`, for who wrote the note and means to change its letters; nobody else does so before the transaction ends. */
    async take(tx: Db, principal: Principal, id: string): Promise<Shelf> {
      const row = await finder.find(tx, id)
      if (row.author_id !== principal.personId) {
        throw new AppError('forbidden', 'Only who wrote the note writes to the patient.')
      }
      if (row.status !== 'signed') {
        throw new AppError('conflict', 'The letter to the patient is made and sent once the note is signed.')
      }
      await lockNote(tx, id)
      return read(tx, id)
    },

    /** As the page shows them; `inTransaction` records that they were read. */
    async show(
      principal: Principal,
      id: string,
      inTransaction: (tx: Db, shelf: Shelf) => Promise<void> = async () => undefined,
    ): Promise<PatientLetters> {
      const { shelf, emails } = await sealedReads(principal, async (tx) => {
        const shelf = await read(tx, id)
        await inTransaction(tx, shelf)
        return { shelf, emails: await selectEmails(tx, shelf.row) }
      })
      const states = await letterPost.statesOf(emails.map(({ notice_id }) => notice_id))
      return {
        signed: shelf.row.status === 'signed',
        addenda: shelf.note.addenda.length,
        ai: aiFor(writers, principal),
        practice: organizationOf(principal).name,
        letters: shelf.letters,
        sent: emails.map((email) => toSent(email, states)),
      }
    },
  }
}

function aiFor({ ai }: NoteWriters, { plan }: Principal): PatientLetters['ai'] {
  if (ai === null) return 'writer_not_configured'
  return includes(plan, 'ai-notes') ? 'available' : 'plan_required'
}

/** The letter of this kind and its row, which only the signed section has none of; throws where there is none. */
export function pick({ letters, rows }: Shelf, kind: LetterKind) {
  const letter = letters.find(isOf(kind))
  if (!letter) throw new AppError('not_found', 'There is no such letter. Have it written first.')
  return { letter, row: rows.find(isOf(kind)) }
}

/** Who changes a letter has seen its latest revision. */
export function refuseStale({ revision }: PatientLetter, seen: number) {
  if (revision === seen) return
  throw new AppError('stale_version', 'This letter was changed meanwhile. Look at it as it is now, then try again.')
}

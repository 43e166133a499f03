import { createHash } from 'node:crypto'
import type { Consultation } from '@medinotes/shared/consultations'
import type { FileReport, ReportFiling } from '@medinotes/shared/report-filing'
import { AppError } from '../../../platform/errors.ts'
import type { Database } from '../../../platform/database.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import type { GeneratedReports } from '../../documents/delivery/generated-report.service.ts'
import type { ConsultationFeature } from '../consultation-feature.ts'
import type { Letterhead, RenderedNote } from '../export/note-letter.ts'

interface Dependencies {
  database: Database
  audit: Audit
  read: ConsultationFeature['service']['read']
  reports: GeneratedReports
  render: (note: Consultation, letterhead: Letterhead) => Promise<RenderedNote>
}

export type ReportFilingService = ReturnType<typeof createReportFiling>

/** Keeps a signed IME report as the report of its booking, with the referrer's questions answered in it. */
export function createReportFiling({ database, audit, read, reports, render }: Dependencies) {
  async function stateOf(principal: Principal, note: FileableNote): Promise<ReportFiling> {
    const ids = hashesOf(note).map((hash) => documentIdOf(note, hash))
    const { documents, answers } = await reports.stateOf(principal, note.bookingId, ids)
    const [latest] = ids.toReversed().flatMap((id) => documents.find((document) => document.id === id) ?? [])
    const filed = latest && {
      documentId: latest.id,
      filedAt: latest.uploaded_at.toISOString(),
      isCurrent: latest.id === ids.at(-1),
    }
    const elsewhere = answers.filter(({ documentId }) => documentId !== latest?.id)
    return {
      bookingId: note.bookingId,
      filed: filed ?? null,
      answeredElsewhere: elsewhere.map(({ number }) => number),
    }
  }

  return {
    async state(principal: Principal, id: string) {
      return stateOf(principal, fileable(principal, await read(principal, id)))
    },

    async file(principal: Principal, id: string, { replaceAnswers }: FileReport) {
      const note = fileable(principal, await read(principal, id))
      const hash = hashesOf(note).at(-1) ?? note.signature.hash
      const documentId = documentIdOf(note, hash)
      await reports.file(principal, {
        ...{ bookingId: note.bookingId, documentId, replaceAnswers },
        async make({ reference }) {
          const { bytes, pageOf } = await render(note, { practice: organizationOf(principal).name, reference })
          return { bytes, pages: answerPages(note, pageOf) }
        },
      })
      await database.as(principal, (tx) =>
        audit.record(tx, principal, 'consultation.filed', { type: 'consultation', id }, { documentId, hash }),
      )
      return stateOf(principal, note)
    },
  }
}

type FileableNote = Consultation & { bookingId: string; signature: NonNullable<Consultation['signature']> }

function fileable({ personId }: Principal, { bookingId, signature, ...note }: Consultation): FileableNote {
  if (note.author.id !== personId) throw new AppError('forbidden', 'Only the author of this report files it.')
  if (bookingId === null || note.template !== 'ime-report') {
    throw new AppError('wrong_state', 'Only an IME report of a booking is filed.')
  }
  if (signature === null) throw new AppError('wrong_state', 'Sign the report before you file it.')
  if (!signature.intact) throw new AppError('wrong_state', 'This report is not as it was signed, so it is not filed.')
  return { ...note, bookingId, signature }
}

/** What was signed, and after each addendum; the last is what the note says now. */
const hashesOf = ({ signature, addenda }: FileableNote) => [signature.hash, ...addenda.map(({ hash }) => hash)]

/** Told by what was signed (a UUID of version 8), so that the same is filed once however often it is tried. */
function documentIdOf({ id }: Pick<Consultation, 'id'>, hash: string) {
  const digits = createHash('sha256').update(`report|${id}|${hash}`).digest('hex')
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`]
  return [...parts, digits.slice(20, 32)].join('-')
}

/** Where each question is answered that the note was written for. */
const answerPages = ({ sections }: Consultation, pageOf: ReadonlyMap<string, number>) =>
  new Map(
    sections.flatMap(({ key, question }): [string, number][] => {
      const page = pageOf.get(key)
      return question === undefined || page === undefined ? [] : [[question, page]]
    }),
  )

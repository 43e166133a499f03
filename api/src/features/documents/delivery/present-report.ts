import type { Recipient, Release, ReportDelivery, TrackedQuestion } from '@medinotes/shared/report-delivery'
import type { DocumentSealing } from '../document-sealing.ts'
import { openContact, waiverPlace } from './delivery-sealing.ts'
import type { Tracked } from './question-tracker.ts'
import { type RecipientRow, type ReleaseRow, standing } from './release.repository.ts'
import type { Around, ReadReport } from './report-detail.ts'

/** Of a report that the reader cannot see any more, where its name may tell of the person. */
const withdrawnName = 'Recalled report'

/** Puts what was read of a report into the words of the contract. */
export function createReportPresenter(sealing: DocumentSealing) {
  function answerOf(answer: Tracked['answer'], { names }: Around): TrackedQuestion['answer'] {
    if (answer === undefined) return null
    const { waiver_sealed: waiver, document_id: documentId, page } = answer
    return {
      ...{ documentId, page, answeredBy: names.get(answer.answered_by) ?? null },
      waiver: waiver === null ? null : sealing.open(waiverPlace(answer), 'question_answers', 'waiver', waiver),
      answeredAt: answer.answered_at.toISOString(),
    }
  }

  function recipientOf(
    row: RecipientRow,
    { names, isPractice }: Pick<Around, 'names'> & { isPractice: boolean },
  ): Recipient {
    const opened = { id: row.id, openedAt: row.opened_at?.toISOString() ?? null }
    if (row.contact_sealed === null) {
      return { ...opened, kind: 'referrer', name: names.get(row.person_id ?? '') ?? '', email: null }
    }
    const { name, email } = openContact(sealing, { ...row, contact_sealed: row.contact_sealed })
    return { ...opened, kind: 'nominated', name, email: isPractice ? email : null }
  }

  function releaseOf(row: ReleaseRow, { documents, recipients, isPractice }: ReadReport, { names }: Around): Release {
    const document = documents.find(({ id }) => id === row.document_id)
    const { recalled_at: at, recall_reason_sealed: reason, recalled_by: by } = row
    return {
      ...{ id: row.id, documentId: row.document_id, sha256: row.sha256 },
      filename: document === undefined ? withdrawnName : sealing.filenameOf(document),
      ...{ releasedAt: row.released_at.toISOString(), releasedBy: names.get(row.released_by) ?? null },
      recipients: recipients
        .filter(({ release_id }) => release_id === row.id)
        .map((recipient) => recipientOf(recipient, { names, isPractice })),
      recall:
        at === null || reason === null
          ? null
          : {
              ...{ at: at.toISOString(), by: names.get(by ?? '') ?? null },
              reason: sealing.open(row, 'report_releases', 'recall_reason', reason),
            },
    }
  }

  return (read: ReadReport, around: Around): Pick<ReportDelivery, 'questions' | 'referrers' | 'releases'> => {
    const { booking, isPractice, questions, releases } = read
    const released = new Set(standing(releases).map(({ document_id }) => document_id))
    // The other side sees answers of reports that it was given.
    const isShown = ({ answer }: Tracked) =>
      isPractice || answer?.document_id === null || released.has(answer?.document_id ?? '')
    return {
      questions: questions.map((question) => ({
        ...{ number: question.number, text: question.text },
        source: question.source ? { documentId: question.source.document_id, page: question.source.page } : null,
        answer: isShown(question) ? answerOf(question.answer, around) : null,
      })),
      referrers: around.referrers
        .map(({ id, name }) => ({ id, name, booked: id === booking.booked_by }))
        .toSorted((a, b) => Number(b.booked) - Number(a.booked)),
      releases: releases.map((row) => releaseOf(row, read, around)),
    }
  }
}

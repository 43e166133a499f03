import type { PreviewSending, SendingPreview } from '@medinotes/shared/disclosures'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { BookingNotes } from '../../bookings/booking-notes.ts'
import { createDeidentification, IdentifierLeft } from '../deidentification/deidentification.ts'
import { knownOf } from '../deidentification/known-of-request.ts'
import { chooseWriter, type NoteWriters } from '../note-writers.ts'
import { buildInput } from '../openai-writer/prompt.ts'
import { expandAnswers } from '../templates.ts'
import type { TemplateFinder } from '../templates/template-finder.ts'

interface Dependencies {
  database: Database
  writers: NoteWriters
  bookingNotes: BookingNotes
  templateFinder: TemplateFinder
}

/** Shows what of a visit would be sent to an AI service, by the same code that sends it; nothing is stored or sent. */
export function createSendingPreviews({ database, writers, bookingNotes, templateFinder }: Dependencies) {
  /** The address of the AI service that would write; null where none would. */
  function hostFor(principal: Principal, { writer, language = 'en-AU' }: PreviewSending) {
    try {
      return chooseWriter(writers, principal, { writer, language }).host
    } catch (error) {
      // Not in the plan, or not set up: then nothing is sent either.
      if (error instanceof AppError) return null
      throw error
    }
  }

  const readGround = (principal: Principal, { template: key, bookingId }: PreviewSending) =>
    database.as(principal, async (tx) => {
      const template = await templateFinder.usable(tx, key)
      if (bookingId === undefined) return { template, matter: undefined }
      await bookingNotes.refuseUnlessExaminer(tx, principal, bookingId)
      return { template, matter: await bookingNotes.caseOf(tx, bookingId) }
    })

  return {
    async preview(principal: Principal, visit: PreviewSending): Promise<SendingPreview> {
      const { template, matter } = await readGround(principal, visit)
      const { hide = [], patientName, dateOfVisit, notes } = visit
      const request = {
        ...{ patientName, dateOfVisit, notes, hide, clinicianName: principal.name },
        ...(matter && { identifiers: matter.identifiers }),
        template: expandAnswers(template, matter?.questions ?? []),
      }
      const deidentification = createDeidentification(knownOf(request))
      return {
        host: hostFor(principal, visit),
        // First, since it gives the placeholders out in the order in which they are sent.
        refused: isRefused(() => buildInput(request, deidentification)),
        notes: deidentification.pieces(notes),
      }
    },
  }
}

function isRefused(build: () => unknown) {
  try {
    build()
    return false
  } catch (error) {
    if (error instanceof IdentifierLeft) return true
    throw error
  }
}

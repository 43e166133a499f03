import type { BlindIndex } from '../../platform/crypto/blind-index.ts'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import type { Presence } from '../../platform/presence.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { BookingNotes } from '../bookings/booking-notes.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { LetterPost } from '../notifications/letter-post.service.ts'
import { interruptAbandoned } from './abandoned-attempts.ts'
import { createAttemptEnder } from './attempt-end.ts'
import { createCaseIdentifiers } from './case-identifiers.ts'
import { createConsultationFinder } from './consultation-finder.ts'
import { createAttemptRunner } from './attempt-runner.ts'
import { createConsultationService } from './consultation.service.ts'
import { createConsultationWriting } from './consultation-writing.service.ts'
import { createConsultationView } from './consultation-view.ts'
import { createNoteLife } from './life/note-life.ts'
import { createSectionProposals } from './life/section-proposal.service.ts'
import { createNoteEventLog } from './note-event-log.ts'
import { createNoteEventShortening } from './note-event-shortening.ts'
import { createNoteGenerations } from './note-generation.ts'
import { createDisclosers, createDisclosures } from './disclosures/disclosure.service.ts'
import { createSendingPreviews } from './disclosures/sending-preview.service.ts'
import { createNoteRequests } from './note-request.ts'
import { createNoteResume } from './note-resume.ts'
import { createNoteSealing } from './note-sealing.ts'
import type { NoteWriters } from './note-writers.ts'
import { createPatientEmailFeature } from './patient-email/patient-email-feature.ts'
import { createSealedReads } from './sealed-reads.ts'
import { createTaskChanges } from './tasks/task-changes.service.ts'
import { createTaskLists } from './tasks/task-lists.service.ts'
import { createDictationConsents } from './transcription/consent.service.ts'
import type { Transcriber } from './transcription/transcriber.ts'
import { createTranscriptions } from './transcription/transcription.service.ts'
import { createTaskProposals } from './tasks/task-proposals.ts'
import { createTaskSealing } from './tasks/task-sealing.ts'
import { createTemplateFinder } from './templates/template-finder.ts'
import { createTemplateSealing } from './templates/template-sealing.ts'
import { createTemplateChanges } from './templates/template-changes.service.ts'
import { createTemplateLists } from './templates/template-lists.service.ts'
import { createNoteNameIndex } from './note-name-index.ts'
import { createNoteSearch } from './note-search.ts'
import { createTemplateStore } from './templates/template-store.ts'
import { createTimeline } from './timeline/timeline.service.ts'
import { createTreatedBy } from './treated-people.ts'

interface Dependencies {
  database: Database
  presence: Presence
  audit: Audit
  cipher: Cipher
  blindIndex: BlindIndex
  outbox: Outbox
  publicUrl: string
  writers: NoteWriters
  transcriber: Transcriber | null
  bookingNotes: BookingNotes
  /** Carries letters to patients away. */
  letterPost: LetterPost
  /** Told of faults in the background, which no request would show. */
  onFault: (error: unknown) => void
}

export type ConsultationFeature = ReturnType<typeof createConsultationFeature>

/** Builds the parts of the consultation feature on one another. */
export function createConsultationFeature({ cipher, ...dependencies }: Dependencies) {
  const { database, audit } = dependencies
  const sealing = createNoteSealing(cipher)
  const sealedReads = createSealedReads({ database, audit })
  const view = createConsultationView(sealing)
  const attemptEnder = createAttemptEnder({ sealing, audit })
  const eventLog = createNoteEventLog({ database, sealing })
  const generations = createNoteGenerations({ eventLog, run: createAttemptRunner({ ...dependencies, attemptEnder }) })
  const finder = createConsultationFinder({ generations, attemptEnder })
  const taskSealing = createTaskSealing(cipher)
  const discloserOf = createDisclosers({ database, audit, sealing })
  const templateSealing = createTemplateSealing(cipher)
  const templateFinder = createTemplateFinder(templateSealing)
  const toRequest = createNoteRequests({ ...dependencies, sealing, discloserOf, templateFinder })
  const shared = { ...dependencies, sealing, sealedReads, view, finder, generations, attemptEnder }
  const templateParts = { ...shared, templateSealing, templateStore: createTemplateStore(templateSealing) }
  const parts = { ...shared, toRequest, templateFinder }
  return {
    service: createConsultationService(parts),
    writing: createConsultationWriting(parts),
    resume: createNoteResume(parts),
    ...createNoteLife({ ...parts, proposeTasks: createTaskProposals({ audit, taskSealing }) }),
    catchUpNames: createNoteNameIndex(parts),
    search: createNoteSearch({ ...parts, templateSealing }),
    timeline: createTimeline(parts),
    proposals: createSectionProposals(parts),
    disclosures: createDisclosures(parts),
    transcriptions: createTranscriptions(dependencies),
    dictationConsents: createDictationConsents(dependencies),
    previews: createSendingPreviews(parts),
    templates: { ...createTemplateLists(templateParts), ...createTemplateChanges(templateParts) },
    tasks: { ...createTaskLists({ ...parts, taskSealing }), ...createTaskChanges({ ...parts, taskSealing }) },
    patientLetters: createPatientEmailFeature({ ...parts, cipher }),
    /** What notices about a note must not name. */
    identifiersOf: createCaseIdentifiers(sealing),
    /** Whom the independence wall keeps from examining somebody. */
    treatedBy: createTreatedBy({ blindIndex: dependencies.blindIndex, sealing }),
    /** Interrupts what crashed processes left behind. */
    interruptAbandoned: () => database.system((tx) => interruptAbandoned(tx, attemptEnder)),
    shortenEvents: createNoteEventShortening(parts),
    /** Lets running notes finish for `graceMs`, then interrupts them. */
    drain: generations.drain,
  }
}

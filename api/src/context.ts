import { join } from 'node:path'
import type { onRequestAsyncHookHandler } from 'fastify'
import type { Config, Secrets } from './config.ts'
import { jobsOf } from './jobs.ts'
import { openAccess } from './open-access.ts'
import { openBookings } from './open-bookings.ts'
import { openConsultations } from './open-consultations.ts'
import { type Foundations, openFoundations } from './open-foundations.ts'
import { openIntegrations, openWatchedScanner, openWatchedSenders } from './open-integrations.ts'
import { seedDemo } from './seed-demo.ts'
import { type AnalyticsFeature, createAnalyticsFeature } from './features/analytics/analytics-feature.ts'
import { type AuditFeature, createAuditFeature } from './features/audit/audit-feature.ts'
import { builtInTokens } from './features/auth/built-in-issuer.ts'
import type { SignInFeature } from './features/auth/sign-in-feature.ts'
import type { BookingFeature } from './features/bookings/booking-feature.ts'
import type { ConsultationFeature } from './features/consultations/consultation-feature.ts'
import { createNoteExports, type NoteExports } from './features/consultations/export/note-export.service.ts'
import { createReportFiling, type ReportFilingService } from './features/consultations/filing/report-filing.service.ts'
import type { NoteWriter } from './features/consultations/note-writer.ts'
import { createTicketSigner } from './features/documents/content/ticket-signer.ts'
import { createDocumentFeature, type DocumentFeature } from './features/documents/document-feature.ts'
import { openDocumentStore } from './features/documents/stores/open-document-store.ts'
import { createTaskReminders } from './features/consultations/tasks/task-reminders.service.ts'
import { createUnfinishedNotes } from './features/consultations/unfinished-note.service.ts'
import { createNotificationFeature } from './features/notifications/notification-feature.ts'
import type { NoticeSenders } from './features/notifications/notice-sender.ts'
import { createNoticePages, type NoticePages } from './features/notifications/notice-pages.ts'
import { createNoticeRules } from './features/notifications/notice-rules.service.ts'
import { createSnsIntake, type SnsIntake } from './features/notifications/sns-webhook/sns-intake.service.ts'
import type { Outbox } from './features/notifications/outbox.service.ts'
import { createFirstSteps, type FirstStepsService } from './features/first-steps/first-step.service.ts'
import type { IntegrationFeature } from './features/integrations/integration-feature.ts'
import { watchedStore } from './features/integrations/watched-parts.ts'
import { createFailedJobs, type FailedJobs } from './features/jobs/failed-job.service.ts'
import { createOrganizationFeature, type OrganizationFeature } from './features/organizations/organization-feature.ts'
import type { People } from './features/organizations/people.service.ts'
import { createSettings, type Settings } from './features/settings/setting.service.ts'
import { createPlanService, type PlanService } from './features/plans/plan.service.ts'
import type { RealtimeFeature } from './features/realtime/realtime-feature.ts'
import { createSearch, type Search } from './features/search/search.service.ts'
import type { AcuityFeature, AcuityLimits } from './features/scheduling/acuity/acuity-feature.ts'
import { calendarGround } from './features/scheduling/ground/calendar-ground.ts'
import type { SchedulingFeature } from './features/scheduling/scheduling-feature.ts'
import { apiRoot } from './platform/api-root.ts'
import type { Database } from './platform/database.ts'
import { createIdempotencyKeys, type IdempotencyKeys } from './platform/http/idempotency-keys.ts'
import type { CountRequest } from './platform/http/rate-counters.ts'
import { createJobWorker, type JobWorker } from './platform/jobs/job-worker.ts'
import type { Logger } from './platform/logger.ts'
import { noTelemetry, type Telemetry } from './platform/telemetry/telemetry.ts'

/** Every long-lived object of the process. */
export interface Context {
  config: Config
  logger: Logger
  telemetry: Telemetry
  version: string
  /** Where the built page lies. */
  pageDirectory: string
  /** Origins whose pages may sign people in. */
  origins: readonly string[]
  database: Database
  signIn: SignInFeature
  access: onRequestAsyncHookHandler
  people: People
  organizations: OrganizationFeature
  plans: PlanService
  auditTrail: AuditFeature
  realtime: RealtimeFeature
  countRequest: CountRequest
  idempotencyKeys: IdempotencyKeys
  outbox: Outbox
  notices: NoticePages
  snsIntake: SnsIntake
  /** Work in the background; takes none before it is started. */
  jobs: JobWorker
  failedJobs: FailedJobs
  integrations: IntegrationFeature
  settings: Settings
  firstSteps: FirstStepsService
  consultations: ConsultationFeature
  scheduling: SchedulingFeature
  acuity: AcuityFeature
  bookings: BookingFeature
  documents: DocumentFeature
  analytics: AnalyticsFeature
  reportFiling: ReportFilingService
  noteExports: NoteExports
  search: Search
  /** Creates the demo accounts and their history where they are missing. */
  seedDemo(): Promise<void>
  /** Lets running notes finish for a while, then closes every connection. */
  close(): Promise<void>
}

interface Parts {
  config: Config
  secrets: Secrets
  logger: Logger
  version: string
  /** The database to use: the configured one, or the embedded one once it runs. */
  connection: { url: string; migrationUrl: string }
  telemetry: Telemetry
  /** Replaces the configured note writer, for tests. */
  writer?: NoteWriter
  /** Of calls to Acuity, for tests against a server that takes any number. */
  acuityLimits?: AcuityLimits
}

async function openOrganizations(
  { config, logger }: Parts,
  { database, audit, outbox, cipher, people }: Foundations & { people: People },
) {
  const organizations = createOrganizationFeature({
    ...{ database, audit, outbox, cipher, people },
    publicUrl: config.publicUrl,
    builtInIssuer: builtInTokens.issuer,
    onBreakGlass: (opening) => logger.warn({ event: 'break-glass', ...opening }, 'Emergency access was opened'),
  })
  // In a demonstration the demo practice runs the installation.
  if (config.adminEmail !== null && !config.demo) await organizations.inviteFirstAdministrator(config.adminEmail)
  return organizations
}

/** How long notes that are being written may go on once the service was told to stop. */
const noteGraceMs = 8000

/** Builds everything and wires it; nothing else does. */
export async function createContext(given: Omit<Parts, 'telemetry'> & Partial<Parts>): Promise<Context> {
  const parts: Parts = { telemetry: noTelemetry, ...given }
  const { config, logger, version, connection, telemetry } = parts
  const foundations = await openFoundations(parts)
  const { database, audit, outbox, cipher, blindIndex, redis, bus, realtime, countRequest, onIdleError, usage } =
    foundations
  const { origins, signIn, people, access } = openAccess(parts, foundations)
  const organizations = await openOrganizations(parts, { ...foundations, people })
  const { findOperators } = organizations
  const firstSteps = createFirstSteps({ database, audit })
  const plans = createPlanService({ database, audit, outbox, publicUrl: config.publicUrl, findOperators })

  const { presence, consultations, consultationsBy } = await openConsultations(parts, foundations)
  const auditTrail = createAuditFeature({ ...foundations, logger, anchorPlace: config.anchors })
  const idempotencyKeys = createIdempotencyKeys({ database, cipher })
  const { scheduling, bookings, acuity } = openBookings(parts, { ...foundations, treatedBy: consultations.treatedBy })
  const documents = await openDocuments(parts, { ...foundations, people, auditTrail, bookings })
  const analytics = createAnalyticsFeature({ database, audit, ground: calendarGround })
  const reportFiling = openReportFiling(foundations, { consultations, documents })
  const senders = openWatchedSenders(parts, usage)
  const { notices, notifications } = openNotices(parts, { ...foundations, consultations, bookings, senders })
  const integrations = openIntegrations(
    { ...parts, database, redis, documents, senders },
    { database, outbox, logger, findOperators, acuityHealth: acuity.health },
  )
  const jobs = createJobWorker({
    ...{ url: connection.url, logger, onIdleError, telemetry },
    ...jobsOf({
      ...{ signIn, consultations, auditTrail, idempotencyKeys, notifications },
      ...openNoteReminders(parts, foundations),
      ...{ notices, bookings, acuity, documents, organizations, integrations, analytics },
    }),
  })

  return {
    ...{ config, logger, telemetry, version, origins, database, signIn, access, people, countRequest, outbox },
    ...{ organizations, plans, auditTrail, consultations, jobs, realtime, idempotencyKeys, notices, reportFiling },
    ...{ scheduling, bookings, acuity, documents, integrations, analytics },
    noteExports: openNoteExports(foundations, consultations),
    search: createSearch({
      ...{ database, audit, bookings: bookings.search, notes: consultations.search },
      ...{ documents: documents.search, people: organizations.search },
    }),
    failedJobs: createFailedJobs({ database, audit }),
    firstSteps,
    settings: createSettings({ database, audit, people }),
    snsIntake: createSnsIntake({ database, blindIndex, logger, topics: config.snsTopics }),
    pageDirectory: join(apiRoot, '..', 'web', 'dist'),
    seedDemo: () =>
      seedDemo({
        ...{ database, audit, signIn, organizations, consultationsBy },
        ...{ bookings, documents, reportFiling, analytics, firstSteps },
      }),
    close: closing({
      ...{ jobs, consultations, signIn, notifications, acuity, realtime, usage, presence, database, bus, redis },
    }),
  }
}

interface Closed extends Pick<Foundations, 'usage' | 'bus' | 'redis' | 'database' | 'realtime'> {
  jobs: JobWorker
  consultations: Pick<ConsultationFeature, 'drain'>
  signIn: Pick<SignInFeature, 'close'>
  notifications: { close(): void }
  acuity: Pick<AcuityFeature, 'close'>
  presence: { close(): Promise<void> }
}

const closing =
  ({ jobs, consultations, signIn, notifications, acuity, realtime, usage, presence, database, bus, redis }: Closed) =>
  async () => {
    await Promise.all([jobs.stop(), consultations.drain(noteGraceMs)])
    // It may still have notices to leave.
    await signIn.close()
    notifications.close()
    acuity.close()
    realtime.close()
    usage.close()
    await Promise.all([presence.close(), database.close(), bus?.close(), redis?.close()])
  }

/** Documents, in the store and past the scanner that are set up. */
const openDocuments = async (
  { config }: Parts,
  { auditTrail, bookings, ...foundations }: Foundations & Pick<Context, 'people' | 'auditTrail' | 'bookings'>,
) =>
  createDocumentFeature({
    ...{ ...foundations, publicUrl: config.publicUrl, scanner: openWatchedScanner(config, foundations.usage) },
    ...{ excerpts: auditTrail.excerpts, bookingReports: bookings.reports, sameMatter: bookings.sameMatter },
    ticketSigner: createTicketSigner(foundations.ticketSecret),
    store: watchedStore(openDocumentStore(config.documents, foundations), foundations.usage),
  })

/** What tells people of notes and tasks that wait for them. */
const openNoteReminders = ({ config: { publicUrl } }: Parts, { database, outbox }: Foundations) => ({
  unfinishedNotes: createUnfinishedNotes({ database, outbox, publicUrl }),
  taskReminders: createTaskReminders({ database, outbox, publicUrl }),
})

/** What becomes of a signed report. */
const openReportFiling = (
  { database, audit }: Foundations,
  { consultations, documents }: Pick<Context, 'consultations' | 'documents'>,
) =>
  createReportFiling({
    ...{ database, audit, read: consultations.service.read, reports: documents.reports.generated },
    // What writes PDFs is loaded with the first one.
    async render(note, letterhead) {
      const { renderNotePdf } = await import('./features/consultations/export/note-pdf.ts')
      return renderNotePdf(note, letterhead)
    },
  })

/** Notes as files; what writes each format is loaded with the first one. */
const openNoteExports = ({ database, audit }: Foundations, { service }: ConsultationFeature) =>
  createNoteExports({
    ...{ database, audit, read: service.read },
    render: {
      async pdf(note, letterhead) {
        const { renderNotePdf } = await import('./features/consultations/export/note-pdf.ts')
        return (await renderNotePdf(note, letterhead)).bytes
      },
      async docx(note, letterhead) {
        const { renderNoteDocx } = await import('./features/consultations/export/note-docx.ts')
        return renderNoteDocx(note, letterhead)
      },
      async md(note, letterhead) {
        const { renderNoteMarkdown } = await import('./features/consultations/export/note-markdown.ts')
        return renderNoteMarkdown(note, letterhead)
      },
      fhir: async (note, letterhead) => {
        const { renderNoteFhir } = await import('./features/consultations/export/note-fhir.ts')
        return renderNoteFhir(note, letterhead)
      },
    },
  })

/** What people choose of notices, and what carries these away by the same rules. */
function openNotices(
  { config, logger }: Parts,
  {
    consultations,
    bookings,
    senders,
    ...foundations
  }: Foundations & Pick<Context, 'consultations' | 'bookings'> & { senders: NoticeSenders },
) {
  const { database, cipher, blindIndex } = foundations
  // In a demonstration its inbox shows them.
  const smsAvailable = config.demo || config.sms.kind !== 'none'
  const rules = createNoticeRules({
    ...{ cipher, blindIndex, smsAvailable },
    identifiersOf: (tx, { type, id }) =>
      type === 'booking' ? bookings.messages.identifiersOf(tx, id) : consultations.identifiersOf(tx, id),
  })
  return {
    notices: createNoticePages({ ...foundations, smsAvailable }),
    notifications: createNotificationFeature({ config, senders, logger, database, cipher, rules }),
  }
}

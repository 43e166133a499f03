import { join } from 'node:path'
import type { onRequestAsyncHookHandler } from 'fastify'
import type { Config, Secrets } from './config.ts'
import { jobsOf } from './jobs.ts'
import { openAccess } from './open-access.ts'
import { openBookings } from './open-bookings.ts'
import { openConsultations } from './open-consultations.ts'
import { seedDemo } from './seed-demo.ts'
import { type AnalyticsFeature, createAnalyticsFeature } from './features/analytics/analytics-feature.ts'
import { type AuditFeature, createAuditFeature } from './features/audit/audit-feature.ts'
import { createAudit } from './features/audit/audit.service.ts'
import { builtInTokens } from './features/auth/built-in-issuer.ts'
import type { SignInFeature } from './features/auth/sign-in-feature.ts'
import type { BookingFeature } from './features/bookings/booking-feature.ts'
import type { ConsultationFeature } from './features/consultations/consultation-feature.ts'
import { createNoteExports, type NoteExports } from './features/consultations/export/note-export.service.ts'
import { createReportFiling, type ReportFilingService } from './features/consultations/filing/report-filing.service.ts'
import type { NoteWriter } from './features/consultations/note-writer.ts'
import { openTicketSigner } from './features/documents/content/ticket-signer.ts'
import { createDocumentFeature, type DocumentFeature } from './features/documents/document-feature.ts'
import { openDocumentStore } from './features/documents/stores/open-document-store.ts'
import { createTaskReminders } from './features/consultations/tasks/task-reminders.service.ts'
import { createUnfinishedNotes } from './features/consultations/unfinished-note.service.ts'
import { createNotificationFeature } from './features/notifications/notification-feature.ts'
import { createNoticePages, type NoticePages } from './features/notifications/notice-pages.ts'
import { createNoticeRules } from './features/notifications/notice-rules.service.ts'
import { createSnsIntake, type SnsIntake } from './features/notifications/sns-webhook/sns-intake.service.ts'
import { createOutbox, type Outbox } from './features/notifications/outbox.service.ts'
import { createFailedJobs, type FailedJobs } from './features/jobs/failed-job.service.ts'
import { createOrganizationFeature, type OrganizationFeature } from './features/organizations/organization-feature.ts'
import type { People } from './features/organizations/people.service.ts'
import { createPlanService, type PlanService } from './features/plans/plan.service.ts'
import { createRealtimeFeature, type RealtimeFeature } from './features/realtime/realtime-feature.ts'
import type { AcuityFeature, AcuityLimits } from './features/scheduling/acuity/acuity-feature.ts'
import { calendarGround } from './features/scheduling/ground/calendar-ground.ts'
import type { SchedulingFeature } from './features/scheduling/scheduling-feature.ts'
import { apiRoot } from './platform/api-root.ts'
import { createKeyWrapper } from './platform/crypto/key-wrapper.ts'
import { openKeyring } from './platform/crypto/keyring.ts'
import { createDatabase, type Database } from './platform/database.ts'
import { createIdempotencyKeys, type IdempotencyKeys } from './platform/http/idempotency-keys.ts'
import { type CountRequest, createLocalCounters, createSharedCounters } from './platform/http/rate-counters.ts'
import { createJobWorker, type JobWorker } from './platform/jobs/job-worker.ts'
import type { Logger } from './platform/logger.ts'
import { migrate } from './platform/migrations.ts'
import { openMessageBus, openRedis } from './platform/redis.ts'

/** Every long-lived object of the process. */
export interface Context {
  config: Config
  logger: Logger
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
  consultations: ConsultationFeature
  scheduling: SchedulingFeature
  acuity: AcuityFeature
  bookings: BookingFeature
  documents: DocumentFeature
  analytics: AnalyticsFeature
  reportFiling: ReportFilingService
  noteExports: NoteExports
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
  /** Replaces the configured note writer, for tests. */
  writer?: NoteWriter
  /** Of calls to Acuity, for tests against a server that takes any number. */
  acuityLimits?: AcuityLimits
}

// A Redis that is away says so every second; once is enough until it is back.
function onCacheError(logger: Logger) {
  let toldAt = -Infinity
  return (err: Error) => {
    if (Date.now() - toldAt < 60_000) return
    toldAt = Date.now()
    logger.warn(
      { err },
      'Redis does not answer; limits are counted by this instance alone, and changes made elsewhere are found by looking',
    )
  }
}

/** How long notes that are being written may go on once the service was told to stop. */
const noteGraceMs = 8000

/** Builds everything and wires it; nothing else does. */
export async function createContext(parts: Parts): Promise<Context> {
  const { config, logger, version, connection } = parts
  const foundations = await openFoundations(parts)
  const { database, audit, outbox, cipher, blindIndex, redis, bus, realtime, countRequest, onIdleError } = foundations
  const { origins, signIn, people, access } = openAccess(parts, foundations)
  const organizations = createOrganizationFeature({
    ...{ database, audit, outbox, cipher, people },
    publicUrl: config.publicUrl,
    builtInIssuer: builtInTokens.issuer,
    onBreakGlass: (opening) => logger.warn({ event: 'break-glass', ...opening }, 'Emergency access was opened'),
  })
  // In a demonstration the demo practice runs the installation.
  if (config.adminEmail !== null && !config.demo) await organizations.inviteFirstAdministrator(config.adminEmail)
  const { findOperators } = organizations
  const plans = createPlanService({ database, audit, outbox, publicUrl: config.publicUrl, findOperators })

  const { presence, consultations, consultationsBy } = await openConsultations(parts, foundations)
  const auditTrail = createAuditFeature({ ...foundations, logger, anchorPlace: config.anchors })
  const idempotencyKeys = createIdempotencyKeys({ database, cipher })
  const { scheduling, bookings, acuity } = openBookings(parts, { ...foundations, treatedBy: consultations.treatedBy })
  const documents = createDocumentFeature({
    ...{ ...foundations, people, publicUrl: config.publicUrl, scannerPlace: config.scanner },
    ...{ excerpts: auditTrail.excerpts, bookingReports: bookings.reports, sameMatter: bookings.sameMatter },
    ticketSigner: await openTicketSigner(foundations.ticketSecret),
    store: openDocumentStore(config.documents, foundations),
  })
  const analytics = createAnalyticsFeature({ database, audit, ground: calendarGround })
  const reportFiling = openReportFiling(foundations, { consultations, documents })
  const { notices, notifications } = openNotices(parts, { ...foundations, consultations, bookings })
  const jobs = createJobWorker({
    ...{ url: connection.url, logger, onIdleError },
    ...jobsOf({
      ...{ signIn, consultations, auditTrail, idempotencyKeys, notifications },
      ...openNoteReminders(parts, foundations),
      ...{ notices, bookings, acuity, documents, organizations, analytics },
    }),
  })

  return {
    ...{ config, logger, version, origins, database, signIn, access, people, countRequest, outbox },
    ...{ organizations, plans, auditTrail, consultations, jobs, realtime, idempotencyKeys, notices, reportFiling },
    ...{ scheduling, bookings, acuity, documents, analytics },
    noteExports: openNoteExports(foundations, consultations),
    failedJobs: createFailedJobs({ database, audit }),
    snsIntake: createSnsIntake({ database, blindIndex, logger, topics: config.snsTopics }),
    pageDirectory: join(apiRoot, '..', 'web', 'dist'),
    seedDemo: () =>
      seedDemo({
        ...{ database, audit, signIn, organizations, consultationsBy },
        ...{ bookings, documents, reportFiling, analytics },
      }),
    async close() {
      await Promise.all([jobs.stop(), consultations.drain(noteGraceMs)])
      // It may still have notices to leave.
      await signIn.close()
      notifications.close()
      acuity.close()
      realtime.close()
      await Promise.all([presence.close(), database.close(), bus?.close(), redis?.close()])
    },
  }
}

type Foundations = Awaited<ReturnType<typeof openFoundations>>

/** What every feature stands on. */
async function openFoundations({ config, secrets, logger, connection }: Parts) {
  const migrations = await migrate({
    migrationUrl: connection.migrationUrl,
    serviceUser: decodeURIComponent(new URL(connection.url).username),
  })
  if (migrations.length > 0) logger.info({ migrations }, 'Migrated the database')
  const onIdleError = (err: Error) => logger.warn({ err }, 'Lost an idle database connection')
  const database = createDatabase({ url: connection.url, onIdleError })
  const keyring = await openKeyring(database, await createKeyWrapper(config.keys))
  const { redis, bus } = await openShared(secrets.redisUrl, onCacheError(logger))
  const onFault = (err: unknown) =>
    logger.warn({ err }, 'Live pages could not be told of changes; the next look does it')
  const realtime = createRealtimeFeature({ database, bus, onFault })
  return {
    ...keyring,
    ...{ database, redis, bus, realtime, onIdleError },
    countRequest: redis ? createSharedCounters(redis) : createLocalCounters(),
    audit: createAudit({ logger, onRecorded: realtime.onRecorded }),
    outbox: createOutbox({
      ...{ database, cipher: keyring.cipher, publicUrl: config.publicUrl },
      takesReplies: config.sms.kind === 'sns' && config.sms.sender.startsWith('+'),
    }),
  }
}

/** What instances have in common besides the database, where there are several. */
async function openShared(redisUrl: string | null, onError: (error: Error) => void) {
  if (redisUrl === null) return { redis: null, bus: null }
  const redis = await openRedis(redisUrl, onError)
  return { redis, bus: await openMessageBus(redisUrl, { redis, channel: 'medinotes:changes', onError }) }
}

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
  { config, secrets, logger }: Parts,
  { consultations, bookings, ...foundations }: Foundations & Pick<Context, 'consultations' | 'bookings'>,
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
    notifications: createNotificationFeature({ config, secrets, logger, database, cipher, rules }),
  }
}

import type { AnalyticsFeature } from './features/analytics/analytics-feature.ts'
import type { AuditFeature } from './features/audit/audit-feature.ts'
import type { SignInFeature } from './features/auth/sign-in-feature.ts'
import type { BookingFeature } from './features/bookings/booking-feature.ts'
import { releaseHold, settleBooking } from './features/bookings/booking-jobs.ts'
import { tellBooking } from './features/bookings/notices/tell-booking.job.ts'
import { endWaiting } from './features/bookings/waitlist/end-waiting.job.ts'
import { offerFreedSlot } from './features/bookings/waitlist/freed-slot.job.ts'
import type { ConsultationFeature } from './features/consultations/consultation-feature.ts'
import { remindUnfinishedNote } from './features/consultations/unfinished-note.job.ts'
import type { TaskReminders } from './features/consultations/tasks/task-reminders.service.ts'
import type { UnfinishedNotes } from './features/consultations/unfinished-note.service.ts'
import type { DocumentFeature } from './features/documents/document-feature.ts'
import { inspectDocument } from './features/documents/inspection/inspect-document.job.ts'
import { tellArrived } from './features/documents/inspection/tell-arrived.job.ts'
import { makeBundle } from './features/documents/bundles/make-bundle.job.ts'
import { discardUpload, finishUpload } from './features/documents/uploads/upload-jobs.ts'
import { removeDocumentBytes } from './features/documents/retention/remove-bytes.job.ts'
import type { AcuityFeature } from './features/scheduling/acuity/acuity-feature.ts'
import { readOpenings } from './features/scheduling/acuity/openings/read-openings.job.ts'
import { refreshAppointment } from './features/scheduling/acuity/upstream/acuity-jobs.ts'
import type { NotificationFeature } from './features/notifications/notification-feature.ts'
import type { NoticePages } from './features/notifications/notice-pages.ts'
import { sendNotice } from './features/notifications/send-notice.job.ts'
import type { IntegrationFeature } from './features/integrations/integration-feature.ts'
import type { OrganizationFeature } from './features/organizations/organization-feature.ts'
import type { IdempotencyKeys } from './platform/http/idempotency-keys.ts'
import type { JobHandler, RecurringJob } from './platform/jobs/job-handlers.ts'
import { handles, recurs } from './platform/jobs/job-handlers.ts'

interface Features {
  signIn: SignInFeature
  consultations: ConsultationFeature
  auditTrail: AuditFeature
  idempotencyKeys: IdempotencyKeys
  notifications: NotificationFeature
  unfinishedNotes: UnfinishedNotes
  taskReminders: TaskReminders
  notices: NoticePages
  bookings: BookingFeature
  acuity: AcuityFeature
  documents: DocumentFeature
  organizations: OrganizationFeature
  analytics: AnalyticsFeature
  integrations: IntegrationFeature
}

/** Which background jobs exist and when they run. Each may run twice, and must then do no harm. */
export function jobsOf({
  signIn,
  consultations,
  auditTrail,
  idempotencyKeys,
  notices,
  bookings,
  acuity,
  documents,
  organizations,
  analytics,
  integrations,
  ...features
}: Features): {
  handlers: readonly JobHandler[]
  recurring: readonly RecurringJob[]
} {
  return {
    handlers: [
      handles(sendNotice, ({ noticeId }, signal) => features.notifications.deliver(noticeId, signal)),
      handles(remindUnfinishedNote, (note) => features.unfinishedNotes.remind(note)),
      handles(releaseHold, ({ bookingId }) => bookings.releaseHold(bookingId)),
      handles(offerFreedSlot, (freed) => bookings.offerFreed(freed)),
      handles(endWaiting, (stopped) => bookings.endWaiting(stopped)),
      handles(tellBooking, (news) => bookings.messages.tell(news)),
      handles(settleBooking, ({ bookingId }) => bookings.settle(bookingId)),
      handles(refreshAppointment, ({ accountId, acuityId }, signal) => acuity.refresh(accountId, acuityId, signal)),
      handles(readOpenings, (wanted, signal) => acuity.openings.readForJob(wanted, signal)),
      handles(inspectDocument, ({ documentId }, signal) => documents.inspection.inspect(documentId, signal)),
      handles(tellArrived, ({ documentId }) => documents.inspection.tellArrived(documentId)),
      handles(finishUpload, ({ uploadId }) => documents.uploads.finishAfterCrash(uploadId)),
      handles(removeDocumentBytes, (gone) => documents.retention.removeBytes(gone)),
      handles(makeBundle, ({ bundleId }, signal) => documents.bundleMaking.make(bundleId, signal)),
      handles(discardUpload, (gone) => documents.uploads.discard(gone)),
    ],
    recurring: [
      recurs('interrupt-abandoned-notes', { everyMinutes: 1 }, () => consultations.interruptAbandoned()),
      recurs('reconcile-acuity', { everyMinutes: 5 }, () => acuity.reconciliation.reconcileAll()),
      recurs('read-all-acuity-openings', { everyMinutes: 5 }, (signal) => acuity.openings.readRound(signal)),
      recurs('check-acuity-webhooks', { everyMinutes: 15 }, () => acuity.webhooks.checkAll()),
      recurs('check-integrations', { everyMinutes: 5 }, () => integrations.checkAfresh()),
      recurs('remind-bookings', { everyMinutes: 15 }, () => bookings.messages.remindDue()),
      recurs('remind-break-glass-reviews', { dailyAt: '07:00' }, () => organizations.breakGlassReviews.remindDue()),
      recurs('remind-tasks', { dailyAt: '06:30' }, () => features.taskReminders.remindDue()),
      recurs('inspect-waiting', { everyMinutes: 10 }, () => documents.inspection.pickUpWaiting()),
      recurs('refresh-analytics', { everyMinutes: 15 }, (signal) => analytics.refresh.refreshAll(signal)),
      recurs('index-names', { everyMinutes: 10 }, async (signal) => {
        await bookings.catchUpNames(signal)
        await consultations.catchUpNames(signal)
        await documents.nameIndex.catchUp(signal)
      }),
      recurs('sweep-bundles', { everyMinutes: 60 }, () => documents.bundleMaking.sweepAbandoned()),
      recurs('expire-uploads', { everyMinutes: 60 }, () => documents.uploads.expire()),
      recurs('anchor-audit', { dailyAt: '02:30' }, () => auditTrail.anchorAll()),
      ...sweepsOf({ signIn, consultations, idempotencyKeys, notices, documents, bookings }),
    ],
  }
}

/** What has run out goes, at night. */
const sweepsOf = ({
  signIn,
  consultations,
  idempotencyKeys,
  notices,
  documents,
  bookings,
}: Pick<Features, 'signIn' | 'consultations' | 'idempotencyKeys' | 'notices' | 'documents' | 'bookings'>) => [
  recurs('sweep-sign-in', { dailyAt: '03:10' }, () => signIn.sweepExpired()),
  recurs('shorten-note-events', { dailyAt: '03:15' }, (signal) => consultations.shortenEvents(signal)),
  recurs('sweep-idempotency-keys', { dailyAt: '03:20' }, () => idempotencyKeys.sweepExpired()),
  recurs('sweep-notices', { dailyAt: '03:30' }, () => notices.sweepOld()),
  recurs('sweep-tickets', { dailyAt: '03:50' }, () => documents.tickets.sweepOld()),
  recurs('sweep-booking-drafts', { dailyAt: '03:40' }, () => bookings.drafts.sweepOld()),
]

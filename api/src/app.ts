import { fastify, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Context } from './context.ts'
import { analyticsRoutes } from './features/analytics/analytics.routes.ts'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { authRoutes } from './features/auth/auth.routes.ts'
import { meRoutes } from './features/auth/me.routes.ts'
import { attendanceRoutes, bookingChangeRoutes } from './features/bookings/booking-change.routes.ts'
import { bookingDraftRoutes } from './features/bookings/booking-draft.routes.ts'
import { bookingQueryRoutes } from './features/bookings/booking-query.routes.ts'
import { bookingRoutes } from './features/bookings/booking.routes.ts'
import { calendarFeedRoutes } from './features/bookings/feed/calendar-feed.routes.ts'
import { policyRoutes } from './features/bookings/policies/policy.routes.ts'
import { waitlistRoutes } from './features/bookings/waitlist/waitlist.routes.ts'
import { bundleRoutes } from './features/documents/bundles/bundle.routes.ts'
import { consultationRoutes } from './features/consultations/consultation.routes.ts'
import { noteExportRoutes } from './features/consultations/export/note-export.routes.ts'
import { reportFilingRoutes } from './features/consultations/filing/report-filing.routes.ts'
import { noteLifeRoutes } from './features/consultations/life/note-life.routes.ts'
import { patientLetterRoutes } from './features/consultations/patient-email/patient-letter.routes.ts'
import { sectionProposalRoutes } from './features/consultations/life/section-proposal.routes.ts'
import { disclosureRoutes } from './features/consultations/disclosures/disclosure.routes.ts'
import { templateRoutes } from './features/consultations/templates/template.routes.ts'
import { transcriptionRoutes } from './features/consultations/transcription/transcription.routes.ts'
import { taskRoutes } from './features/consultations/tasks/task.routes.ts'
import { timelineRoutes } from './features/consultations/timeline/timeline.routes.ts'
import { noteStreamRoutes } from './features/consultations/note-stream.routes.ts'
import { accessRoutes } from './features/documents/access/access.routes.ts'
import { deliveryRoutes } from './features/documents/delivery/delivery.routes.ts'
import { reportRoutes } from './features/documents/delivery/report.routes.ts'
import { contentRoutes } from './features/documents/content/content.routes.ts'
import { documentRoutes } from './features/documents/document.routes.ts'
import { uploadRoutes } from './features/documents/uploads/upload.routes.ts'
import { renditionRoutes } from './features/documents/renditions/rendition.routes.ts'
import { retentionRoutes } from './features/documents/retention/retention.routes.ts'
import { quarantineRoutes } from './features/documents/quarantine/quarantine.routes.ts'
import { inboxRoutes } from './features/notifications/inbox.routes.ts'
import { noticePreferenceRoutes } from './features/notifications/notice-preferences.routes.ts'
import { previewRoutes } from './features/notifications/preview.routes.ts'
import { snsWebhookRoutes } from './features/notifications/sns-webhook/sns-webhook.routes.ts'
import { troubledNoticeRoutes } from './features/notifications/troubled-notice.routes.ts'
import { adminOrganizationRoutes } from './features/organizations/admin-organization.routes.ts'
import { adminPersonRoutes } from './features/organizations/admin-person.routes.ts'
import { breakGlassRoutes } from './features/organizations/break-glass.routes.ts'
import { acceptanceRoutes, invitationRoutes } from './features/organizations/invitation.routes.ts'
import { firstStepRoutes } from './features/first-steps/first-step.routes.ts'
import { integrationRoutes } from './features/integrations/integration.routes.ts'
import { failedJobRoutes } from './features/jobs/failed-job.routes.ts'
import { organizationRoutes } from './features/organizations/organization.routes.ts'
import { planRoutes } from './features/plans/plan.routes.ts'
import { liveEventRoutes } from './features/realtime/live-event.routes.ts'
import { appointmentDecisionRoutes } from './features/scheduling/acuity/decisions/appointment-decision.routes.ts'
import { findingRoutes } from './features/scheduling/acuity/findings/finding.routes.ts'
import { acuitySetupRoutes } from './features/scheduling/acuity/setup/setup.routes.ts'
import { acuityWebhookRoutes } from './features/scheduling/acuity/webhooks/acuity-webhook.routes.ts'
import { settingRoutes } from './features/settings/setting.routes.ts'
import { searchRoutes } from './features/search/search.routes.ts'
import { availabilityRoutes } from './features/scheduling/availability/availability.routes.ts'
import { catalogueRoutes } from './features/scheduling/catalogue/catalogue.routes.ts'
import { specialistImportRoutes } from './features/scheduling/import/import.routes.ts'
import { activityRoutes, scheduleRoutes, specialistRoutes } from './features/scheduling/schedules/schedule.routes.ts'
import { collectDocumentation, serveDocumentation } from './platform/http/api-documentation.ts'
import { cspReportRoute } from './platform/http/csp-reports.ts'
import { requireDeclarations } from './platform/http/declared-routes.ts'
import { metricsRoute } from './platform/http/metrics-route.ts'
import { observeRequests } from './platform/http/request-observation.ts'
import { refuseWhileDraining } from './platform/http/draining.ts'
import { keepEventStreams, type StreamTimes } from './platform/http/event-streams.ts'
import { takeIdempotencyKeys } from './platform/http/idempotency.ts'
import { answerUnknownRoutes } from './platform/http/not-found.ts'
import { servePage } from './platform/http/page.ts'
import { sendProblem } from './platform/http/problem.ts'
import { createPersonLimit, limitByAddress } from './platform/http/rate-limits.ts'
import { logRequests, rememberOrigin } from './platform/http/request-log.ts'
import { setSecurityHeaders } from './platform/http/security-headers.ts'
import { serverOptions } from './platform/http/server-options.ts'
import { serviceRoutes } from './platform/http/service-routes.ts'
import { refuseSecondHost } from './platform/http/second-host.ts'
import { refuseUnstorableInput } from './platform/http/storable-input.ts'
import { endRefusedStreams } from './platform/http/stream-access.ts'

/** The HTTP side of the product: what guards every request, then one line for each feature. */
export async function createApp(context: Context, streamTimes?: StreamTimes): Promise<FastifyInstance> {
  const { config, logger, version } = context
  const app: FastifyInstance = fastify(serverOptions(logger, config))
  await guard(app, context, streamTimes)

  const { countRequest, organizations, origins, outbox, people, plans, signIn } = context
  const { publicUrl } = config
  await app.register(authRoutes({ feature: signIn, publicUrl, allowedOrigins: origins, countRequest }), {
    prefix: '/api/auth',
  })
  await app.register(meRoutes(people), { prefix: '/api' })
  await app.register(organizationRoutes(organizations.own), { prefix: '/api' })
  await app.register(invitationRoutes(organizations.invitations), { prefix: '/api' })
  await app.register(acceptanceRoutes(organizations.acceptance), { prefix: '/api' })
  await app.register(adminOrganizationRoutes(organizations.adminOrganizations, organizations.invitations), {
    prefix: '/api',
  })
  await app.register(adminPersonRoutes(organizations.adminPeople, organizations.recovery), { prefix: '/api' })
  await app.register(breakGlassRoutes(organizations.breakGlass, organizations.breakGlassReviews), { prefix: '/api' })
  await app.register(planRoutes(plans), { prefix: '/api' })
  await app.register(auditRoutes(context.auditTrail), { prefix: '/api' })
  await registerAdministration(app, context)
  await app.register(noticePreferenceRoutes(context.notices), { prefix: '/api' })
  await app.register(troubledNoticeRoutes(context.notices.troubled), { prefix: '/api' })
  const { availability } = context.scheduling
  const { excludedFor } = context.bookings
  await app.register(availabilityRoutes({ availability, excludedFor }), { prefix: '/api' })
  await app.register(bookingQueryRoutes(context.bookings), { prefix: '/api' })
  await app.register(calendarFeedRoutes(context.bookings), { prefix: '/api' })
  await app.register(waitlistRoutes(context.bookings), { prefix: '/api' })
  await app.register(bookingRoutes(context.bookings), { prefix: '/api' })
  await app.register(bookingChangeRoutes(context.bookings), { prefix: '/api' })
  await app.register(attendanceRoutes(context.bookings), { prefix: '/api' })
  await app.register(policyRoutes(context.bookings.policies), { prefix: '/api' })
  await app.register(bookingDraftRoutes(context.bookings), { prefix: '/api' })
  await app.register(documentRoutes(context.documents), { prefix: '/api' })
  await app.register(uploadRoutes(context.documents.uploads), { prefix: '/api' })
  await app.register(reportRoutes(context.documents.reports), { prefix: '/api' })
  await app.register(deliveryRoutes(context.documents.deliveries), { prefix: '/api' })
  await app.register(contentRoutes(context.documents), { prefix: '/api' })
  await app.register(renditionRoutes(context.documents.renditions), { prefix: '/api' })
  await app.register(accessRoutes(context.documents.access), { prefix: '/api' })
  await app.register(quarantineRoutes(context.documents.quarantine), { prefix: '/api' })
  await app.register(retentionRoutes(context.documents.retention), { prefix: '/api' })
  await app.register(bundleRoutes(context.documents.bundles), { prefix: '/api' })
  await registerNotes(app, context)
  await registerScheduling(app, context)
  await app.register(searchRoutes(context.search), { prefix: '/api' })
  await app.register(liveEventRoutes(context.realtime.events), { prefix: '/api' })
  await app.register(serviceRoutes({ version, config, ...readinessOf(context) }))
  await app.register(cspReportRoute(logger))
  if (context.telemetry.page) await app.register(metricsRoute(context.telemetry.page))
  if (config.snsTopics.length > 0) await app.register(snsWebhookRoutes(context.snsIntake), { prefix: '/api' })
  if (config.demo) {
    await app.register(inboxRoutes(outbox), { prefix: '/api' })
    await app.register(previewRoutes(publicUrl), { prefix: '/api' })
  }
  serveDocumentation(app, version)
  await servePage(app, context.pageDirectory, { publicUrl, demo: config.demo, clerk: config.clerk !== null })
  return app
}

/** What the practice and the installation are run by. */
async function registerAdministration(
  app: FastifyInstance,
  { analytics, firstSteps, settings, integrations, failedJobs }: Context,
) {
  await app.register(analyticsRoutes(analytics), { prefix: '/api' })
  await app.register(firstStepRoutes(firstSteps), { prefix: '/api' })
  await app.register(settingRoutes(settings), { prefix: '/api' })
  await app.register(integrationRoutes(integrations), { prefix: '/api' })
  await app.register(failedJobRoutes(failedJobs), { prefix: '/api' })
}

/** When specialists can be booked, here and in Acuity. */
async function registerScheduling(app: FastifyInstance, { scheduling, acuity }: Context) {
  await app.register(catalogueRoutes(scheduling.catalogue), { prefix: '/api' })
  await app.register(specialistRoutes(scheduling.settings), { prefix: '/api' })
  await app.register(activityRoutes(scheduling.activity), { prefix: '/api' })
  await app.register(scheduleRoutes(scheduling.schedules), { prefix: '/api' })
  await app.register(specialistImportRoutes(scheduling.imports, scheduling.importExports), { prefix: '/api' })
  await app.register(acuitySetupRoutes(acuity.setup), { prefix: '/api' })
  await app.register(findingRoutes(acuity.findings), { prefix: '/api' })
  await app.register(appointmentDecisionRoutes(acuity.appointments), { prefix: '/api' })
  await app.register(acuityWebhookRoutes(acuity.intake), { prefix: '/api' })
}

/** Notes: written, checked, signed. */
async function registerNotes(app: FastifyInstance, { consultations, noteExports, reportFiling }: Context) {
  await app.register(consultationRoutes(consultations), { prefix: '/api' })
  await app.register(timelineRoutes(consultations), { prefix: '/api' })
  await app.register(noteStreamRoutes(consultations), { prefix: '/api' })
  await app.register(noteLifeRoutes(consultations), { prefix: '/api' })
  await app.register(sectionProposalRoutes(consultations), { prefix: '/api' })
  await app.register(disclosureRoutes(consultations), { prefix: '/api' })
  await app.register(transcriptionRoutes(consultations), { prefix: '/api' })
  await app.register(taskRoutes(consultations), { prefix: '/api' })
  await app.register(templateRoutes(consultations), { prefix: '/api' })
  await app.register(reportFilingRoutes(reportFiling), { prefix: '/api' })
  await app.register(patientLetterRoutes(consultations), { prefix: '/api' })
  await app.register(noteExportRoutes(noteExports), { prefix: '/api' })
}

/** By the same questions as the page about integrations. */
function readinessOf({ integrations: { probes } }: Context) {
  const only = (names: readonly string[]) => Object.fromEntries([...probes].filter(([name]) => names.includes(name)))
  return { checks: only(['database', 'documents']), optionalChecks: only(['scanner']) }
}

/** In the order in which a request meets them. */
async function guard(
  app: FastifyInstance,
  { config, access, people, countRequest, jobs, idempotencyKeys, telemetry }: Context,
  streamTimes?: StreamTimes,
) {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.removeContentTypeParser('text/plain')
  observeRequests(app, telemetry)
  rememberOrigin(app)
  logRequests(app)
  await setSecurityHeaders(app, config)
  refuseSecondHost(app)
  refuseWhileDraining(app)
  app.addHook('onRequest', async () => jobs.nudge())
  answerUnknownRoutes(app)
  await limitByAddress(app, countRequest)
  requireDeclarations(app, { access, personLimit: createPersonLimit(app) })
  takeIdempotencyKeys(app, idempotencyKeys)
  refuseUnstorableInput(app)
  collectDocumentation(app)
  keepEventStreams(app, streamTimes)
  telemetry.gauge('medinotes_streams_open', () => app.eventStreams.open().length)
  endRefusedStreams(app, people.findRefused)
}

import { demoAccounts } from '@medinotes/shared/demo'
import type { Context } from './context.ts'
import { seedDemoAccounts } from './features/auth/demo-accounts.ts'
import { seedDemoConsultations } from './features/consultations/demo-consultations.ts'
import { seedDemoReports } from './features/consultations/filing/demo-reports.ts'
import { createOfflineWriter } from './features/consultations/offline-writer/offline-writer.ts'
import type { Audit } from './features/audit/audit.service.ts'
import type { openConsultations } from './open-consultations.ts'
import { seedDemoOrganizations } from './features/organizations/demo-organizations.ts'
import { createEnrolment } from './features/organizations/enrolment.service.ts'
import { seedDemoScheduling } from './features/scheduling/demo/demo-scheduling.ts'

type Parts = Pick<
  Context,
  'database' | 'signIn' | 'organizations' | 'bookings' | 'documents' | 'reportFiling' | 'analytics' | 'firstSteps'
> &
  Pick<Awaited<ReturnType<typeof openConsultations>>, 'consultationsBy'> & { audit: Audit }

/** Creates the demo accounts and their history where they are missing; each part stands on those before it. */
export async function seedDemo({ database, audit, signIn, organizations, consultationsBy, ...parts }: Parts) {
  const enrolment = createEnrolment({ database, audit })
  await seedDemoAccounts({ issuer: signIn.issuer, hashing: signIn.hashing, enrolment })
  const notes = consultationsBy({ ai: null, offline: createOfflineWriter({ wordsPerSecond: Infinity }) })
  const specialist = await enrolment.actAs('specialist@demo.test')
  await seedDemoConsultations({
    specialist,
    colleague: await enrolment.actAs('specialist2@demo.test'),
    notes,
  })
  const { invitations } = organizations
  await seedDemoOrganizations({ database, invitations }, () => enrolment.actAs('admin@demo.test'))
  await seedDemoScheduling(database, new Date())
  await parts.bookings.seedDemo(new Date())
  await parts.documents.seedDemo(new Date())
  const { bookings, reportFiling: filing } = parts
  // They have been here for a while.
  for (const { email } of demoAccounts) await parts.firstSteps.dismiss(await enrolment.actAs(email))
  await seedDemoReports({ database, specialist, notes, bookingOf: bookings.detail, filing })
  await parts.analytics.refresh.refreshUnmade()
}

import type { FirstStep, FirstSteps } from '@medinotes/shared/first-steps'
import type { Role } from '@medinotes/shared/permissions'
import type { Database } from '../../platform/database.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import { findDone, insertDismissal } from './first-step.repository.ts'

const ofRole: Record<Role, readonly FirstStep[]> = {
  specialist: ['first-note', 'hours', 'calendar', 'colleague', 'second-factor'],
  referrer: ['first-booking', 'colleague', 'second-factor'],
  admin: ['specialists', 'hours', 'policy', 'calendar', 'colleague', 'second-factor'],
}

export type FirstStepsService = ReturnType<typeof createFirstSteps>

/** What there is to do on the first day, ticked off by what is there. */
export function createFirstSteps({ database, audit }: { database: Database; audit: Audit }) {
  return {
    list: (principal: Principal): Promise<FirstSteps> =>
      database.as(principal, async (tx) => {
        const caller = { personId: principal.personId, organizationId: organizationOf(principal).id }
        const { dismissed, ...found } = await findDone(tx, { ...caller, ofAll: principal.role === 'admin' })
        const done = { ...found, 'second-factor': principal.secondFactor.enabled }
        return { items: stepsOf(principal).map((step) => ({ step, done: done[step] })), dismissed }
      }),

    dismiss: (principal: Principal) =>
      database.as(principal, async (tx) => {
        const { personId } = principal
        if (!(await insertDismissal(tx, { personId, organizationId: organizationOf(principal).id }))) return
        await audit.record(tx, principal, 'person.first-steps-dismissed', { type: 'person', id: personId })
      }),
  }
}

/** Who does not run the organization invites nobody. */
const stepsOf = ({ role, administers }: Principal) =>
  role === null ? [] : ofRole[role].filter((step) => step !== 'colleague' || administers)

import { featureNames, plans, planTerms } from '@medinotes/shared/plans'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { FindOperators } from '../organizations/operators.ts'
import { insertPlanRequest } from './plan.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
  outbox: Outbox
  publicUrl: string
  /** Whoever decides about plans. */
  findOperators: FindOperators
}

export type PlanService = ReturnType<typeof createPlanService>

export function createPlanService({ database, audit, outbox, publicUrl, findOperators }: Dependencies) {
  return {
    offers: () => ({
      items: plans.map((id) => {
        const { features, ...terms } = planTerms[id]
        return { id, ...terms, features: features.map((feature) => ({ id: feature, name: featureNames[feature] })) }
      }),
      nextCursor: null,
    }),

    /** Asks whoever runs the installation for the premium plan. */
    async request(principal: Principal) {
      const { organization, personId, name, email } = principal
      if (organization === null) throw new AppError('forbidden', 'You do not belong to an organisation yet.')
      if (principal.plan === 'premium') throw new AppError('already_enabled', 'You have the premium plan already.')
      const operators = await findOperators()
      await database.as(principal, async (tx) => {
        if (!(await insertPlanRequest(tx, organization.id, personId))) {
          throw new AppError('too_many_requests', 'Your organisation asked today already. You will hear from us.')
        }
        const subject = { type: 'organization', id: organization.id } as const
        await audit.record(tx, principal, 'organization.plan-requested', subject)
        const facts = { organizationName: organization.name, requestedBy: name || email }
        const link = `${publicUrl}/app/admin/organizations`
        for (const { email: to, personId: decidedBy } of operators) {
          const notice = { to, personId: decidedBy, facts: { ...facts, link }, organizationId: organization.id }
          await outbox.leave(tx, { template: 'plan-requested', ...notice })
        }
      })
    },
  }
}

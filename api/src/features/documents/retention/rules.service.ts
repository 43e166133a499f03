import { documentKinds } from '@medinotes/shared/bookings'
import { type RetentionRules, type SetRetentionRules, standardRetentionYears } from '@medinotes/shared/retention'
import type { Database, Db } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { organizationOf } from '../../../platform/own-organization.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { replaceRules, selectRules } from './rules.repository.ts'

interface Dependencies {
  database: Database
  audit: Audit
}

/** How long an organization keeps documents of each kind. */
export function createRetentionRules({ database, audit }: Dependencies) {
  async function read(tx: Db, organizationId: string): Promise<RetentionRules> {
    const own = new Map((await selectRules(tx, organizationId)).map(({ kind, years }) => [kind, years]))
    return {
      rules: documentKinds.map((kind) => ({
        kind,
        years: own.get(kind) ?? standardRetentionYears[kind],
        standard: !own.has(kind),
      })),
    }
  }

  return {
    read: (principal: Principal) => database.as(principal, (tx) => read(tx, organizationOf(principal).id)),

    set: (principal: Principal, { rules }: SetRetentionRules) =>
      database.as(principal, async (tx) => {
        const { id } = organizationOf(principal)
        if (new Set(rules.map(({ kind }) => kind)).size < rules.length) throw twice()
        await replaceRules(tx, { organizationId: id, personId: principal.personId }, rules)
        const details = { years: rules.map(({ kind, years }) => `${kind} ${years}`) }
        await audit.record(tx, principal, 'retention.rules-changed', { type: 'organization', id }, details)
        return read(tx, id)
      }),
  }
}

const twice = () =>
  new AppError('malformed', 'One kind of document has one rule.', {
    errors: [{ path: 'rules', message: 'Name each kind once' }],
  })

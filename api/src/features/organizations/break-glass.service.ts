import { randomUUID } from 'node:crypto'
import { type BreakGlass, breakGlassMinutes } from '@medinotes/shared/organizations'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database, Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { BreakGlassAlarm } from './break-glass-alarm.ts'
import { findGrant, reasonPlace, toBreakGlass } from './break-glass-view.ts'
import { endGrant, type GrantRow, hasOpenGrant, insertGrant } from './break-glass.repository.ts'
import type { FindOperators } from './operators.ts'
import { openForChange } from './member-changes.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { People } from './people.service.ts'

/** What the log says of it: who, where and which, never why. */
export interface BreakGlassOpening {
  organizationId: string
  personId: string
}

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
  people: Pick<People, 'forget'>
  alarm: BreakGlassAlarm
  findOperators: FindOperators
  onOpened: (opening: BreakGlassOpening) => void
}

export type BreakGlassService = ReturnType<typeof createBreakGlassService>

/** Emergency access: for an hour an admin reads every note of their organization, and everybody concerned hears of it. */
export function createBreakGlassService(dependencies: Dependencies) {
  const { database, audit, cipher, people, alarm, findOperators, onOpened } = dependencies
  const present = (row: GrantRow) => toBreakGlass(cipher, row)

  async function write(tx: Db, principal: Principal, reason: string) {
    const organization = organizationOf(principal)
    await openForChange(tx, organization.id)
    if (await hasOpenGrant(tx, organization.id, principal.personId)) {
      throw new AppError('already_enabled', 'Your emergency access is open already.')
    }
    const id = randomUUID()
    const openedAt = new Date()
    const expiresAt = new Date(openedAt.getTime() + breakGlassMinutes * 60_000)
    await insertGrant(tx, {
      ...{ id, organization_id: organization.id, person_id: principal.personId },
      reason_sealed: cipher.seal(reasonPlace(organization.id, id), reason),
      ...{ opened_at: openedAt, expires_at: expiresAt },
    })
    const actor = { ...principal, breakGlass: { id, expiresAt } }
    await audit.record(tx, actor, 'break-glass.opened', { type: 'break-glass-grant', id })
    return findGrant(tx, organization.id, id)
  }

  return {
    async open(principal: Principal, reason: string): Promise<BreakGlass> {
      const organization = organizationOf(principal)
      const operators = await findOperators()
      const grant = await database.as(principal, async (tx) => {
        const written = await write(tx, principal, reason)
        await alarm.leave(tx, principal, organization, { expiresAt: written.expires_at, operators })
        return written
      })
      people.forget(principal.caller)
      onOpened({ organizationId: organization.id, personId: principal.personId })
      return present(grant)
    },

    /** By whoever opened it, or by another admin. */
    async end(principal: Principal, id: string) {
      const { id: organizationId } = organizationOf(principal)
      const grant = await database.as(principal, async (tx) => {
        const { expires_at: expiresAt } = await findGrant(tx, organizationId, id)
        if (!(await endGrant(tx, organizationId, id))) {
          throw new AppError('already_finished', 'This emergency access is over already.')
        }
        const actor = { ...principal, breakGlass: { id, expiresAt } }
        await audit.record(tx, actor, 'break-glass.ended', { type: 'break-glass-grant', id })
        return findGrant(tx, organizationId, id)
      })
      if (grant.issuer !== null && grant.subject !== null)
        people.forget({ issuer: grant.issuer, subject: grant.subject })
      return present(grant)
    },
  }
}

import { auditActions } from '@medinotes/shared/audit-actions'
import type { BreakGlass, BreakGlassDetail, BreakGlassQuery, ReviewBreakGlass } from '@medinotes/shared/organizations'
import { z } from 'zod'
import type { Cipher } from '../../platform/crypto/cipher.ts'
import type { Database } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { readPage } from '../../platform/list-page.ts'
import { organizationOf } from '../../platform/own-organization.ts'
import type { Principal } from '../../platform/principal.ts'
import { localDateOf } from '../../platform/wall-clock.ts'
import type { Audit } from '../audit/audit.service.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import {
  type GrantRow,
  insertReview,
  selectDoneUnder,
  selectGrants,
  selectReviewers,
} from './break-glass.repository.ts'
import { commentPlace, findGrant, toBreakGlass } from './break-glass-view.ts'

interface Dependencies {
  database: Database
  audit: Audit
  cipher: Cipher
  outbox: Outbox
  publicUrl: string
}

/** More than anybody reads in an hour. */
const shownEvents = 500
const actionSchema = z.enum(auditActions)
const dayMs = 86_400_000
const remindedEveryDays = 3

/** Somebody else looks afterwards at what was done in an emergency, and says whether it was right. */
export function createBreakGlassReviews({ database, audit, cipher, outbox, publicUrl }: Dependencies) {
  return {
    list: (principal: Principal, { waiting = false, ...query }: BreakGlassQuery) =>
      database.as(principal, async (tx) => {
        const { id: organizationId } = organizationOf(principal)
        const waitingFor = waiting ? principal.personId : undefined
        const found = await readPage(
          query,
          (page) => selectGrants(tx, organizationId, { ...page, waitingFor }),
          (row) => toBreakGlass(cipher, row),
        )
        // People write of patients in their reasons.
        const ids = found.items.map(({ id }) => id)
        if (ids.length > 0)
          await audit.record(tx, principal, 'break-glass.listed', { type: 'break-glass-grant', id: null }, { ids })
        return found
      }),

    read: (principal: Principal, id: string): Promise<BreakGlassDetail> =>
      database.as(principal, async (tx) => {
        const grant = await findGrant(tx, organizationOf(principal).id, id)
        const done = await selectDoneUnder(tx, grant, shownEvents + 1)
        await audit.record(tx, principal, 'break-glass.listed', { type: 'break-glass-grant', id }, { ids: [id] })
        return {
          ...toBreakGlass(cipher, grant),
          events: done.slice(0, shownEvents).map((event) => ({
            at: event.occurred_at.toISOString(),
            action: actionSchema.parse(event.action),
            noteId: event.subject_id,
          })),
          hasMore: done.length > shownEvents,
        }
      }),

    review: (principal: Principal, id: string, { verdict, comment }: ReviewBreakGlass): Promise<BreakGlass> =>
      database.as(principal, async (tx) => {
        const { id: organizationId } = organizationOf(principal)
        refuseUnreviewable(principal, await findGrant(tx, organizationId, id))
        const review = { organization_id: organizationId, grant_id: id, reviewed_by: principal.personId, verdict }
        const sealed = cipher.seal(commentPlace(organizationId, id), comment)
        if (!(await insertReview(tx, { ...review, comment_sealed: sealed }))) {
          throw new AppError('already_finished', 'Somebody has reviewed this emergency access already.')
        }
        await audit.record(tx, principal, 'break-glass.reviewed', { type: 'break-glass-grant', id }, { verdict })
        return toBreakGlass(cipher, await findGrant(tx, organizationId, id))
      }),

    /** In the morning after, and every third day for as long as the oldest waits. */
    remindDue: (now = new Date()) =>
      database.system(async (tx) => {
        for (const { personId, to, organizationId, organizationName, waiting, since } of await selectReviewers(tx)) {
          const round = Math.floor((now.getTime() - since.getTime()) / dayMs / remindedEveryDays)
          await outbox.leave(tx, {
            ...{ template: 'break-glass-unreviewed', to, personId, organizationId },
            facts: { organizationName, waiting: Number(waiting), link: `${publicUrl}/app/emergency-access` },
            dedupeKey: `break-glass-unreviewed:${organizationId}:${personId}:${localDateOf(since, 'UTC')}:${round}`,
          })
        }
      }),
  }
}

export type BreakGlassReviews = ReturnType<typeof createBreakGlassReviews>

function refuseUnreviewable({ personId }: Principal, grant: GrantRow) {
  if (grant.person_id === personId) {
    throw new AppError('same_person', 'You opened this emergency access yourself. Another administrator reviews it.')
  }
  if ((grant.ended_at ?? grant.expires_at).getTime() > Date.now()) {
    throw new AppError('wrong_state', 'This emergency access is still open. End it first, or wait until it is over.')
  }
}

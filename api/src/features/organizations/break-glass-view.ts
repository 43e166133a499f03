import { type BreakGlass, breakGlassVerdicts } from '@medinotes/shared/organizations'
import { z } from 'zod'
import type { Cipher, SealedPlace } from '../../platform/crypto/cipher.ts'
import type { Db } from '../../platform/database.ts'
import { AppError } from '../../platform/errors.ts'
import { type GrantRow, selectGrant } from './break-glass.repository.ts'

export const toBreakGlass = (cipher: Cipher, row: GrantRow): BreakGlass => ({
  id: row.id,
  personId: row.person_id,
  personName: row.name ?? 'A former member',
  reason: cipher.open(reasonPlace(row.organization_id, row.id), row.reason_sealed),
  openedAt: row.opened_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  review: toReview(cipher, row),
})

const verdictSchema = z.enum(breakGlassVerdicts)

const toReview = (cipher: Cipher, row: GrantRow): BreakGlass['review'] =>
  row.verdict === null || row.comment_sealed === null || row.reviewed_at === null
    ? null
    : {
        verdict: verdictSchema.parse(row.verdict),
        comment: cipher.open(commentPlace(row.organization_id, row.id), row.comment_sealed),
        byName: row.reviewer_name ?? 'A former member',
        at: row.reviewed_at.toISOString(),
      }

export async function findGrant(tx: Db, organizationId: string, id: string): Promise<GrantRow> {
  const grant = await selectGrant(tx, organizationId, id)
  if (grant === undefined) throw new AppError('not_found', 'There is no such emergency access.')
  return grant
}

export const reasonPlace = (organizationId: string, row: string): SealedPlace => ({
  ...{ organizationId, row },
  table: 'break_glass_grants',
  column: 'reason_sealed',
})

export const commentPlace = (organizationId: string, row: string): SealedPlace => ({
  ...{ organizationId, row },
  table: 'break_glass_reviews',
  column: 'comment_sealed',
})

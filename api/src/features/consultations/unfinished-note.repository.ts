import type { Db } from '../../platform/database.ts'

/** The author of a note that nobody went on with since this attempt; undefined where they may not, or no longer, do so. */
export const selectAuthorOfUnfinished = (tx: Db, { id, attempt }: { id: string; attempt: number }) =>
  tx
    .selectFrom('consultations')
    .innerJoin('people', 'people.id', 'consultations.author_id')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'people.id')
        .onRef('memberships.organization_id', '=', 'consultations.organization_id'),
    )
    .select(['people.id as personId', 'people.email', 'consultations.organization_id as organizationId'])
    .where('consultations.id', '=', id)
    .where('consultations.attempt', '=', attempt)
    .where('consultations.status', 'in', ['failed', 'interrupted'])
    .where('people.status', '=', 'active')
    .where('people.email', '!=', '')
    .executeTakeFirst()

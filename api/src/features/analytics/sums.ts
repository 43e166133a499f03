import { sql } from 'kysely'
import type { Organization } from './refresh.repository.ts'

type Column = 'starts_at' | 'report_due_at' | 'c.created_at' | 'd.sent_at'

/** The Monday of an instant by a clock: the day there decides, whatever the offset is that week. */
const weekAt = (column: Column, timeZone: string) =>
  sql`date_trunc('week', ${sql.ref(column)} at time zone ${timeZone})::date`

const days = (from: string, until: string) => sql`extract(epoch from ${sql.ref(until)} - ${sql.ref(from)}) / 86400`

/** A practice counts what is booked with it, a firm what it booked. */
const owner = ({ kind }: Organization) => sql.ref(kind === 'practice' ? 'practice_id' : 'organization_id')

/** What an organization's bookings come to, whatever their number in one pass. */
export const bookingSums = (organization: Organization, timeZone: string) => sql`(
  with own as materialized (
    select id, specialist_id, status, cancel_reason, created_at, starts_at, ends_at, report_due_at, report_released_at,
      ${weekAt('starts_at', timeZone)} as week, ${days('created_at', 'starts_at')} as lead
    from bookings where ${owner(organization)} = ${organization.id} and status not in ('held', 'released')
  ), fees as (
    select c.booking_id, sum(c.fee_cents) as cents from booking_charges c join own on own.id = c.booking_id
    where c.kind = 'cancellation' group by 1
  )
  select 'bookings' as measure, week, specialist_id as person_id,
    case when status in ('attended', 'no-show', 'cancelled') then status else 'ahead' end as part,
    count(*)::int as count, sum(extract(epoch from ends_at - starts_at) / 60)::bigint as amount
  from own group by 1, 2, 3, 4
  union all
  select 'lead-time', week, specialist_id,
    case when lead < 8 then '0' when lead < 15 then '8' when lead < 29 then '15' when lead < 57 then '29' else '57' end,
    count(*)::int, sum(greatest(lead, 0))::bigint
  from own where status <> 'cancelled' group by 1, 2, 3, 4
  union all
  select 'cancellations', week, specialist_id, coalesce(cancel_reason, 'other-practice'), count(*)::int, coalesce(sum(cents), 0)::bigint
  from own left join fees on booking_id = id where status = 'cancelled' group by 1, 2, 3, 4
  union all
  select 'reports', ${weekAt('report_due_at', timeZone)}, specialist_id,
    case when report_released_at is null then 'open' when report_released_at <= report_due_at then 'on-time' else 'late' end,
    count(*)::int, coalesce(sum(${days('ends_at', 'report_released_at')}), 0)::bigint
  from own where status = 'attended' group by 1, 2, 3, 4
)`

/** Whoever wrote: as the specialist they are in bookings, so that both are counted under one. */
const author = (person: 'c.author_id' | 'd.person_id') => sql`coalesce(s.id, ${sql.ref(person)})`

/** Notes that were drafted, and what their drafts took of an AI service. */
export const noteSums = (organizationId: string, timeZone: string) => sql`(
  with answers as materialized (
    select ${weekAt('d.sent_at', timeZone)} as week, ${author('d.person_id')} as person_id, d.model as part,
      u.input_tokens, u.output_tokens, u.milliseconds
    from disclosures d join ai_uses u on u.disclosure_id = d.id
    left join specialists s on s.organization_id = d.organization_id and s.person_id = d.person_id
    where d.organization_id = ${organizationId}
  )
  select 'notes' as measure, ${weekAt('c.created_at', timeZone)} as week, ${author('c.author_id')} as person_id,
    case when c.writer ->> 'kind' = 'offline' then 'offline' else 'ai' end as part, count(*)::int as count, 0::bigint as amount
  from consultations c left join specialists s on s.organization_id = c.organization_id and s.person_id = c.author_id
  where c.organization_id = ${organizationId} and c.status in ('draft', 'signed') group by 1, 2, 3, 4
  union all
  select 'ai', week, person_id, part, count(*)::int, sum(milliseconds)::bigint from answers group by 1, 2, 3, 4
  union all
  select 'ai-input', week, person_id, part, count(input_tokens)::int, sum(input_tokens)::bigint
  from answers where input_tokens is not null group by 1, 2, 3, 4
  union all
  select 'ai-output', week, person_id, part, count(output_tokens)::int, sum(output_tokens)::bigint
  from answers where output_tokens is not null group by 1, 2, 3, 4
)`

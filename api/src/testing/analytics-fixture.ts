import { randomUUID } from 'node:crypto'
import type { Principal } from '../platform/principal.ts'
import type { CallerApp } from './caller-app.ts'

interface Wanted {
  practice: Principal
  /** Who booked; the practice itself where absent. */
  firm?: Principal
  specialist: { id: string; examTypeId: string }
  /** When each begins, as PostgreSQL reads it, such as `2026-03-02 09:00+11`. */
  at: string
  status?: string
  count?: number
  reason?: string
  feeCents?: number
  bookedDaysBefore?: number
  /** From the examination, of a report that was released; it was due after ten. */
  reportAfterDays?: number
}

/** Bookings as they stand in the database, as many as wanted at one time: nothing else would make hundreds of them in no time. */
export async function addBookings({ query }: Pick<CallerApp, 'query'>, wanted: Wanted) {
  const { practice, firm = practice, specialist, at, status = 'attended', count = 1, bookedDaysBefore = 20 } = wanted
  const { reason = null, feeCents, reportAfterDays = null } = wanted
  const ids = Array.from({ length: count }, () => randomUUID())
  await query(
    `insert into bookings (id, reference, organization_id, practice_id, specialist_id, exam_type_id, starts_at, ends_at, time_zone,
       state, status, fee_cents, terms, examinee_sealed, matter_sealed, paperwork_due_at, report_due_at, created_at, cancelled_at,
       cancel_reason, report_released_at)
     select id, id::text, $2, $3, $4, $5, at, at + interval '1 hour', 'Australia/Perth', 'WA', $7, 90000, '{}', 'sealed', 'sealed',
       at, at + interval '10 days 1 hour', at - make_interval(days => $8), case when $7 = 'cancelled' then at end, $9,
       at + make_interval(days => $10, hours => 1)
     from unnest($1::uuid[]) id, (select $6::timestamptz as at) a`,
    [
      ...[ids, firm.organization?.id, practice.organization?.id, specialist.id, specialist.examTypeId, at],
      ...[status, bookedDaysBefore, reason, reportAfterDays],
    ],
  )
  if (feeCents !== undefined)
    await query(
      `insert into booking_charges (id, booking_id, kind, fee_cents) select gen_random_uuid(), id, 'cancellation', $2 from unnest($1::uuid[]) id`,
      [ids, feeCents],
    )
  return ids
}

interface WantedNotes {
  author: Principal
  at: string
  count: number
  model?: string
  /** Of each answer; null where the service named none. */
  tokens?: { input: number; output: number } | null
}

/** Drafted notes, and what AI took for each where a model is named. */
export async function addNotes({ query }: Pick<CallerApp, 'query'>, { author, at, count, model, tokens }: WantedNotes) {
  const writer = model === undefined ? { kind: 'offline', model: null } : { kind: 'openai', model }
  const notes = await query<{ id: string }>(
    `insert into consultations (id, organization_id, author_id, created_at, date_of_visit, headings, language, notes_sealed,
       patient_name_sealed, status, template, writer)
     select gen_random_uuid(), $1, $2, $3, '2026-03-02', '[]', 'en-AU', 'sealed', 'sealed', 'draft', 'visit-note', $4
     from generate_series(1, $5) returning id`,
    [author.organization?.id, author.personId, at, JSON.stringify(writer), count],
  )
  if (model === undefined) return
  await query(
    `with sent as (
       insert into disclosures (id, organization_id, consultation_id, person_id, attempt, purpose, model, host, sent_sealed, sha256,
         hidden, sent_at)
       select gen_random_uuid(), $1, id, $2, 1, 'note', $4, 'ai.example.test', 'sealed', '', '[]', $3::timestamptz from unnest($5::uuid[]) id
       returning id
     )
     insert into ai_uses (disclosure_id, organization_id, input_tokens, output_tokens, milliseconds) select id, $1, $6, $7, 4000 from sent`,
    [
      ...[author.organization?.id, author.personId, at, model, notes.map(({ id }) => id)],
      ...[tokens?.input ?? null, tokens?.output ?? null],
    ],
  )
}

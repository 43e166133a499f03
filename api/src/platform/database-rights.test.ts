import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '../testing/database-url.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createDatabase, type Database } from './database.ts'
import { migrate } from './migrations.ts'

let server: TestDatabase
let database: Database
let admin: pg.Client
beforeAll(async () => {
  server = await createTestDatabase()
  database = createDatabase({ url: server.url, onIdleError: () => undefined })
  admin = new pg.Client(server.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await database.close()
  await server.drop()
})

test('the service may do to each table what it needs and no more', async () => {
  const { rows } = await admin.query<{ granted: string }>(`
    select table_name || ': ' || string_agg(lower(privilege_type), ', ' order by privilege_type) as granted
    from information_schema.role_table_grants where grantee = 'medinotes_runtime' group by table_name order by 1`)
  expect(rows.map(({ granted }) => granted)).toEqual([
    'acuity_accounts: insert, select',
    'acuity_appointments: insert, select',
    'acuity_calendars: delete, insert, select',
    'acuity_findings: insert, select',
    'acuity_inbox: delete, insert, select',
    'acuity_openings: delete, insert, select',
    'acuity_types: delete, insert, select',
    'ai_uses: insert, select',
    'analytics_refreshes: insert, select',
    'analytics_settings: insert, select',
    'analytics_weeks: delete, insert, select',
    'audit_events: insert, select',
    'audit_links: select',
    'booking_activity: insert, select',
    'booking_charges: delete, insert, select',
    'booking_drafts: delete, insert, select',
    'booking_questions: delete, insert, select',
    'booking_tokens: delete, insert, select',
    'bookings: insert, select',
    'break_glass_grants: insert, select',
    'break_glass_reviews: insert, select',
    'bundle_items: insert, select',
    'bundles: insert, select',
    'calendar_feeds: delete, insert, select',
    'consultation_events: delete, insert, select',
    'consultation_name_tokens: insert, select',
    'consultation_versions: insert, select',
    'consultations: insert, select, update',
    'deletion_requests: insert, select',
    'dictation_consents: insert, select',
    'disclosures: insert, select',
    'document_tokens: delete, insert, select',
    'documents: insert, select',
    'encryption_keys: insert, select',
    'exam_types: insert, select',
    'finding_acceptances: insert, select',
    'first_step_dismissals: insert, select',
    'idempotency_keys: delete, insert, select',
    'installation_settings: insert, select',
    'integration_states: insert, select',
    'invitations: insert, select',
    'legal_holds: insert, select',
    'memberships: insert, select',
    'name_index_runs: select',
    'note_addenda: insert, select',
    'note_cosignatures: insert, select',
    'note_tasks: insert, select',
    'note_template_versions: insert, select',
    'note_templates: insert, select',
    'notice_phone_codes: delete, insert, select, update',
    'notice_refusals: delete, insert, select',
    'notice_settings: insert, select, update',
    'notice_webhooks: delete, insert, select',
    'notices: delete, insert, select',
    'organization_settings: insert, select',
    'organizations: insert, select',
    'patient_emails: insert, select',
    'patient_letters: insert, select',
    'people: insert, select',
    'places: insert, select',
    'plan_requests: insert, select',
    'policies: insert, select',
    'question_answers: delete, insert, select',
    'question_sources: delete, insert, select',
    'report_recipients: insert, select',
    'report_releases: insert, select',
    'retention_rules: delete, insert, select',
    'schedule_exceptions: delete, insert, select',
    'slot_reservations: delete, insert, select',
    'specialist_calendars: insert, select',
    'specialist_offers: delete, insert, select',
    'specialists: insert, select',
    'upload_parts: delete, insert, select',
    'uploads: delete, insert, select',
    'used_tickets: delete, insert, select',
    'waitlist_entries: insert, select',
    'working_hours: delete, insert, select',
  ])
})

test('the service may change these columns and no others', async () => {
  const { rows } = await admin.query<{ granted: string }>(`
    select table_name || ': ' || string_agg(column_name, ', ' order by column_name) as granted
    from information_schema.column_privileges
    where grantee = 'medinotes_runtime' and privilege_type = 'UPDATE' and table_name <> 'consultations'
    group by table_name order by 1`)
  expect(rows.map(({ granted }) => granted)).toEqual([
    'acuity_accounts: credentials, disconnected_at, email, halted, halted_at, last_delivery_at, name, plan, polled_at, reference_field_id, secret_sealed, time_zone, version, webhook_key_sealed, webhooks, webhooks_checked_at',
    'acuity_appointments: account_id, acuity_id, ambiguous_attempts, attempted_at, attempts, calendar_id, fence, known_calendar_id, known_cancelled, known_starts_at, lease_until, looks, next_look_at, reason, starts_at, state, type_id, updated_at, version',
    'acuity_findings: details, seen_at, settled_at, settled_by, settlement',
    'acuity_inbox: action, deliveries, received_at',
    'acuity_openings: read_at, starts_at',
    'analytics_refreshes: offered_from, refreshed_at, time_zone',
    'analytics_settings: prices, time_zone, version',
    'analytics_weeks: amount, count',
    'booking_drafts: booking_id, content_sealed, examinee_key, examinee_name_sealed, updated_at',
    'bookings: arrangements_sealed, booked_by, cancel_note_sealed, cancel_reason, cancelled_at, confirmed_at, ends_at, exam_type_id, examinee_key, examinee_sealed, expected_documents, fee_cents, held_by, held_until, hold_extended, interpreter, matter_sealed, paperwork_due_at, paperwork_received_at, pending, place_id, policy_id, provider_reference, report_due_at, report_released_at, specialist_id, starts_at, state, status, terms, time_zone, updated_at, version',
    'break_glass_grants: ended_at',
    'bundle_items: first_page, pages',
    'bundles: document_id, done, fault, status',
    'calendar_feeds: created_at, key_hash, last_read_at',
    'deletion_requests: decided_at, decided_by, status',
    'dictation_consents: withdrawn_at',
    'documents: content_type, decision_reason_sealed, destroyed_at, filename_sealed, flags, inspected_at, kind, name_indexed, sensitive, sha256, shared, status, version',
    'exam_types: about, active, fee_cents, minutes, modalities, name',
    'finding_acceptances: withdrawn_at',
    'idempotency_keys: body_sealed, claim, headers, leased_until, state, status',
    'installation_settings: changed_at, changed_by, value',
    'integration_states: check_fault, checked_at, failing_since, fault, faulted_at, latency_ms, succeeded_at, told_at',
    'invitations: accepted_by, settled_at, status',
    'legal_holds: lifted_at, lifted_by',
    'memberships: administers, role, status',
    'name_index_runs: finished_at, reached',
    'note_cosignatures: answered_at, hash, reason_sealed, signed_as, status',
    'note_tasks: due_on, owner_id, settled_at, settled_by, status, text_sealed, version',
    'note_templates: retired_at, version',
    'notice_phone_codes: code_hash, expires_at, person_id, phone_index, phone_sealed, tries',
    'notice_settings: choices, person_id, phone_index, phone_sealed, quiet_from, quiet_to, time_zone, updated_at',
    'notices: attempts, claimed_until, fault, findings, provider_id, send_after, sent_at, status',
    'organization_settings: changed_at, changed_by, value',
    'organizations: name, plan, status',
    'patient_letters: confirmed_addenda, confirmed_at, confirmed_by, confirmed_hash, content_sealed, made_at, made_by, revision, writer',
    'people: email, email_verified, name, organization_id, status',
    'places: active, address, directions, name, postcode, state, suburb, time_zone',
    'policies: withdrawn_at, withdrawn_by',
    'report_recipients: code_hash, code_tries, code_until, opened_at',
    'report_releases: recall_reason_sealed, recalled_at, recalled_by',
    'slot_reservations: expires_at',
    'specialist_calendars: version',
    'specialists: buffer_after_minutes, buffer_before_minutes, deactivated_at, horizon_days, languages, listed, minimum_notice_hours, name, on_request, scheduling, specialty, state, step_minutes, takes_interpreters, time_zone, version, works_on_holidays',
    'uploads: expires_at, next_part, received, store_upload, tail_sealed',
    'waitlist_entries: booking_id, status',
  ])
})

test('no statement leads from the service’s role to one that may more', async () => {
  const roleAfter = (...statements: string[]) =>
    database.system(async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx)
      const { rows } = await sql<{ role: string }>`select current_user as role`.execute(tx)
      return rows[0]?.role
    })
  for (const role of ['medinotes_owner', 'medinotes_audit', 'medinotes_auth_admin', 'postgres']) {
    await expect(roleAfter(`set local role ${role}`)).rejects.toThrow(/permission denied|does not exist/)
    await expect(roleAfter(`set session authorization ${role}`)).rejects.toThrow(/permission denied|does not exist/)
  }
  expect(await roleAfter('reset role')).toBe('medinotes_runtime')
  // The login itself owns nothing and inherits nothing.
  await expect(roleAfter('set local role none', 'select from consultations')).rejects.toThrow('permission denied')
  await expect(roleAfter('alter table audit_events disable row level security')).rejects.toThrow('must be owner')
})

test('what was audited can be neither changed nor removed by the service, nor altered by the owner of the other tables', async () => {
  const attempts = ['audit_events', 'audit_links'].flatMap((table) => [
    `update ${table} set ${table === 'audit_events' ? 'action = $$x$$' : 'seq = 1'}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ])
  const forged = `insert into audit_links (chain, seq, event_id, prev, hash) values (gen_random_uuid(), 1, gen_random_uuid(), '', '')`
  for (const statement of [...attempts, forged, 'select app.append_audit_link(null)']) {
    await expect(database.system((tx) => sql.raw(statement).execute(tx))).rejects.toThrow('permission denied')
  }
  const owner = new pg.Client(server.migrationUrl)
  await owner.connect()
  for (const statement of [...attempts, forged])
    await expect(owner.query(statement)).rejects.toThrow('permission denied')
  for (const change of ['alter table audit_links disable trigger all', 'drop trigger link on audit_events']) {
    await expect(owner.query(change)).rejects.toThrow('must be owner')
  }
  await owner.end()
})

describe('a database that is reached by one URL', () => {
  const suffix = randomBytes(4).toString('hex')
  const [owner, name] = [`owner_${suffix}`, `single_${suffix}`]
  const urlOf = (user: string) => {
    const url = new URL(withDatabase(server.adminUrl, name))
    Object.assign(url, { username: user, password: 'x' })
    return url.href
  }
  const currentRole = async (url: string) => {
    const reached = createDatabase({ url, onIdleError: () => undefined })
    try {
      const { rows } = await reached.system((tx) => sql<{ role: string }>`select current_user as role`.execute(tx))
      return rows[0]?.role
    } finally {
      await reached.close()
    }
  }

  beforeAll(async () => {
    await admin.query(`create role ${owner} login createrole password 'x'`)
    await admin.query(`create role later_${suffix} login noinherit password 'x'`)
    // As PostgreSQL has it where the owner itself has made the roles: it may administer them and not take them on.
    await admin.query(
      `grant medinotes_runtime, medinotes_auth, medinotes_jobs, medinotes_audit to ${owner} with admin true, inherit false, set false`,
    )
    await admin.query(`create database ${name} owner ${owner}`)
  })
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.query(`drop owned by ${owner} cascade`)
    await admin.query(`drop role ${owner}, later_${suffix}`)
  })

  test('is served as the runtime role, although its owner signs in', async () => {
    await Promise.all([1, 2].map(() => migrate({ migrationUrl: urlOf(owner), serviceUser: owner })))
    expect(await currentRole(urlOf(owner))).toBe('medinotes_runtime')
  })

  test('takes another login later, without anything to migrate', async () => {
    const login = `later_${suffix}`
    await expect(currentRole(urlOf(login))).rejects.toThrow('permission denied')
    expect(await migrate({ migrationUrl: urlOf(owner), serviceUser: login })).toEqual([])
    expect(await currentRole(urlOf(login))).toBe('medinotes_runtime')
  })

  test('is served as the runtime role where a superuser signs in', async () => {
    const url = withDatabase(server.adminUrl, name)
    await migrate({ migrationUrl: url, serviceUser: 'postgres' })
    expect(await currentRole(url)).toBe('medinotes_runtime')
  })
})

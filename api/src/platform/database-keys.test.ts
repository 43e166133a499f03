import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'

let server: TestDatabase
let admin: pg.Client
beforeAll(async () => {
  server = await createTestDatabase()
  admin = new pg.Client(server.adminUrl)
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await server.drop()
})

test('keys of tenant tables name the organization, or cannot tell one tenant of another’s rows', async () => {
  const { rows } = await admin.query<{ name: string }>(`
    select c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) as name
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attname = 'organization_id' and not a.attisdropped
    where c.contype in ('p', 'u', 'f', 'x') and not a.attnum = any (c.conkey) order by 1`)
  expect(rows.map(({ name }) => name)).toEqual([
    'acuity_accounts FOREIGN KEY (connected_by) REFERENCES people(id)',
    'acuity_accounts PRIMARY KEY (id)',
    'acuity_appointments FOREIGN KEY (booking_id) REFERENCES bookings(id)',
    'acuity_appointments PRIMARY KEY (booking_id)',
    'acuity_calendars PRIMARY KEY (id)',
    'acuity_findings FOREIGN KEY (booking_id) REFERENCES bookings(id)',
    'acuity_findings FOREIGN KEY (settled_by) REFERENCES people(id)',
    'acuity_findings PRIMARY KEY (id)',
    'acuity_types FOREIGN KEY (exam_type_id) REFERENCES exam_types(id)',
    'ai_uses PRIMARY KEY (disclosure_id)',
    // Ids are random and made by the service, so nobody can try whether one is taken.
    'audit_events FOREIGN KEY (person_id) REFERENCES people(id)',
    'audit_events PRIMARY KEY (id)',
    // A booking has two organizations: the firm that asks and the practice that is asked, which sees the firm's row by its policy.
    'booking_drafts FOREIGN KEY (booking_id) REFERENCES bookings(id)',
    'booking_drafts FOREIGN KEY (person_id) REFERENCES people(id)',
    'booking_drafts PRIMARY KEY (id)',
    'booking_questions PRIMARY KEY (booking_id, number)',
    'booking_tokens FOREIGN KEY (booking_id) REFERENCES bookings(id)',
    'bookings FOREIGN KEY (booked_by) REFERENCES people(id)',
    'bookings FOREIGN KEY (exam_type_id) REFERENCES exam_types(id)',
    'bookings FOREIGN KEY (held_by) REFERENCES people(id)',
    'bookings FOREIGN KEY (place_id) REFERENCES places(id)',
    'bookings FOREIGN KEY (policy_id) REFERENCES policies(id)',
    'bookings FOREIGN KEY (practice_id) REFERENCES organizations(id)',
    'bookings FOREIGN KEY (specialist_id) REFERENCES specialists(id)',
    'bookings PRIMARY KEY (id)',
    // Random, and made by the service.
    'bookings UNIQUE (reference)',
    'break_glass_grants FOREIGN KEY (person_id) REFERENCES people(id)',
    'break_glass_grants PRIMARY KEY (id)',
    'break_glass_reviews FOREIGN KEY (reviewed_by) REFERENCES people(id)',
    'bundle_items FOREIGN KEY (bundle_id) REFERENCES bundles(id)',
    'bundle_items PRIMARY KEY (bundle_id, "position")',
    'bundles FOREIGN KEY (created_by) REFERENCES people(id)',
    'bundles FOREIGN KEY (side_id) REFERENCES organizations(id)',
    'bundles PRIMARY KEY (id)',
    'calendar_feeds FOREIGN KEY (person_id) REFERENCES people(id)',
    // Of 256 random bits.
    'calendar_feeds UNIQUE (key_hash)',
    'consultation_events PRIMARY KEY (consultation_id, attempt, sequence)',
    'consultation_versions FOREIGN KEY (edited_by) REFERENCES people(id)',
    'consultation_versions PRIMARY KEY (consultation_id, version)',
    // People belong to no organization; their memberships do.
    'consultations FOREIGN KEY (author_id) REFERENCES people(id)',
    'consultations FOREIGN KEY (booking_id) REFERENCES bookings(id)',
    'consultations FOREIGN KEY (signed_by) REFERENCES people(id)',
    'consultations PRIMARY KEY (id)',
    'deletion_requests FOREIGN KEY (decided_by) REFERENCES people(id)',
    'deletion_requests FOREIGN KEY (requested_by) REFERENCES people(id)',
    'deletion_requests FOREIGN KEY (side_id) REFERENCES organizations(id)',
    'deletion_requests PRIMARY KEY (id)',
    'dictation_consents FOREIGN KEY (person_id) REFERENCES people(id)',
    'dictation_consents PRIMARY KEY (id)',
    'disclosures FOREIGN KEY (person_id) REFERENCES people(id)',
    'disclosures PRIMARY KEY (id)',
    'document_tokens FOREIGN KEY (document_id) REFERENCES documents(id)',
    'documents FOREIGN KEY (practice_id) REFERENCES organizations(id)',
    'documents FOREIGN KEY (side_id) REFERENCES organizations(id)',
    'documents FOREIGN KEY (uploaded_by) REFERENCES people(id)',
    'documents PRIMARY KEY (id)',
    // Made of two random ids.
    'documents UNIQUE (store_key)',
    'finding_acceptances FOREIGN KEY (accepted_by) REFERENCES people(id)',
    'finding_acceptances PRIMARY KEY (id)',
    'first_step_dismissals FOREIGN KEY (person_id) REFERENCES people(id)',
    'idempotency_keys FOREIGN KEY (person_id) REFERENCES people(id)',
    'invitations FOREIGN KEY (accepted_by) REFERENCES people(id)',
    'invitations FOREIGN KEY (invited_by) REFERENCES people(id)',
    'invitations PRIMARY KEY (id)',
    // Of 256 random bits.
    'invitations UNIQUE (token_hash)',
    'legal_holds FOREIGN KEY (lifted_by) REFERENCES people(id)',
    'legal_holds FOREIGN KEY (placed_by) REFERENCES people(id)',
    'legal_holds FOREIGN KEY (side_id) REFERENCES organizations(id)',
    'legal_holds PRIMARY KEY (id)',
    'memberships FOREIGN KEY (person_id) REFERENCES people(id)',
    'note_addenda FOREIGN KEY (added_by) REFERENCES people(id)',
    'note_addenda PRIMARY KEY (id)',
    'note_cosignatures FOREIGN KEY (person_id) REFERENCES people(id)',
    'note_cosignatures FOREIGN KEY (requested_by) REFERENCES people(id)',
    'note_cosignatures PRIMARY KEY (id)',
    'note_tasks FOREIGN KEY (author_id) REFERENCES people(id)',
    'note_tasks FOREIGN KEY (owner_id) REFERENCES people(id)',
    'note_tasks FOREIGN KEY (settled_by) REFERENCES people(id)',
    'note_tasks PRIMARY KEY (id)',
    'note_template_versions FOREIGN KEY (written_by) REFERENCES people(id)',
    'note_templates FOREIGN KEY (owner_id) REFERENCES people(id)',
    'note_templates PRIMARY KEY (id)',
    'notices FOREIGN KEY (person_id) REFERENCES people(id)',
    'notices PRIMARY KEY (id)',
    // Of the cause, made by the service with an id in it.
    'notices UNIQUE (dedupe_key)',
    'organization_settings FOREIGN KEY (changed_by) REFERENCES people(id)',
    'patient_emails FOREIGN KEY (sent_by) REFERENCES people(id)',
    'patient_emails PRIMARY KEY (id)',
    'patient_letters FOREIGN KEY (confirmed_by) REFERENCES people(id)',
    'patient_letters FOREIGN KEY (made_by) REFERENCES people(id)',
    'patient_letters PRIMARY KEY (id)',
    // The organization a person chose is no owner of theirs.
    'people PRIMARY KEY (id)',
    'people UNIQUE (issuer, subject)',
    'places PRIMARY KEY (id)',
    'plan_requests FOREIGN KEY (requested_by) REFERENCES people(id)',
    'policies FOREIGN KEY (created_by) REFERENCES people(id)',
    'policies FOREIGN KEY (exam_type_id) REFERENCES exam_types(id)',
    'policies FOREIGN KEY (withdrawn_by) REFERENCES people(id)',
    'policies PRIMARY KEY (id)',
    'question_answers FOREIGN KEY (answered_by) REFERENCES people(id)',
    'question_answers PRIMARY KEY (booking_id, question_key)',
    'question_sources PRIMARY KEY (booking_id, question_key)',
    'report_recipients FOREIGN KEY (person_id) REFERENCES people(id)',
    'report_recipients FOREIGN KEY (release_id) REFERENCES report_releases(id)',
    'report_recipients PRIMARY KEY (id)',
    // Of 256 random bits.
    'report_recipients UNIQUE (token_hash)',
    'report_releases FOREIGN KEY (practice_id) REFERENCES organizations(id)',
    'report_releases FOREIGN KEY (recalled_by) REFERENCES people(id)',
    'report_releases FOREIGN KEY (released_by) REFERENCES people(id)',
    'report_releases PRIMARY KEY (id)',
    'retention_rules FOREIGN KEY (set_by) REFERENCES people(id)',
    'schedule_exceptions PRIMARY KEY (id)',
    'specialist_offers FOREIGN KEY (exam_type_id) REFERENCES exam_types(id)',
    'specialist_offers PRIMARY KEY (specialist_id, exam_type_id)',
    'specialists FOREIGN KEY (person_id) REFERENCES people(id)',
    'specialists PRIMARY KEY (id)',
    'uploads FOREIGN KEY (side_id) REFERENCES organizations(id)',
    'uploads FOREIGN KEY (uploaded_by) REFERENCES people(id)',
    'uploads PRIMARY KEY (id)',
    'waitlist_entries FOREIGN KEY (booking_id) REFERENCES bookings(id)',
    'waitlist_entries FOREIGN KEY (exam_type_id) REFERENCES exam_types(id)',
    'waitlist_entries FOREIGN KEY (person_id) REFERENCES people(id)',
    'waitlist_entries FOREIGN KEY (specialist_id) REFERENCES specialists(id)',
    'waitlist_entries PRIMARY KEY (id)',
    'working_hours PRIMARY KEY (id)',
  ])
})

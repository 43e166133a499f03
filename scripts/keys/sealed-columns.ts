/** Where the values of a column are sealed for: each part an SQL expression over its row `t`. */
export interface SealedColumn {
  table: string
  column: string
  organization: string
  /** As the code that seals it calls table and column. */
  sealedAs: { table: string; column: string }
  row: string
}

const own = 't.organization_id::text'
const nobodys = `''`
const id = 't.id::text'

interface Given {
  as?: string
  asTable?: string
  row?: string
  organization?: string
}

const sealed = (table: string, column: string, given: Given = {}): SealedColumn => ({
  ...{ table, column, organization: given.organization ?? own, row: given.row ?? id },
  sealedAs: { table: given.asTable ?? table, column: given.as ?? column.replace(/_sealed$/, '') },
})

/** Under the column's whole name. */
const named = (table: string, column: string, given: Given = {}) => sealed(table, column, { ...given, as: column })

const phone = { asTable: 'notice_settings', organization: nobodys, row: 't.person_id::text' }

/** Every sealed column. Each says what the feature that seals it says; a test knows of columns that are missing here. */
export const sealedColumns: readonly SealedColumn[] = [
  named('auth.factors', 'secret_sealed', { organization: nobodys, row: `t.account_id || '/' || t.method` }),
  sealed('acuity_accounts', 'secret_sealed'),
  sealed('acuity_accounts', 'webhook_key_sealed'),
  sealed('bookings', 'examinee_sealed'),
  sealed('bookings', 'matter_sealed'),
  sealed('bookings', 'arrangements_sealed'),
  sealed('bookings', 'cancel_note_sealed'),
  sealed('booking_questions', 'text_sealed', { row: `t.booking_id || ':' || t.number` }),
  sealed('booking_activity', 'note_sealed', {
    organization: '(select b.organization_id::text from bookings b where b.id = t.booking_id)',
  }),
  sealed('booking_drafts', 'content_sealed'),
  sealed('booking_drafts', 'examinee_name_sealed'),
  named('break_glass_grants', 'reason_sealed'),
  named('break_glass_reviews', 'comment_sealed', { row: 't.grant_id::text' }),
  sealed('consultations', 'patient_name_sealed'),
  sealed('consultations', 'notes_sealed'),
  sealed('consultations', 'hidden_sealed'),
  sealed('consultation_versions', 'draft_sealed', { row: `t.consultation_id || ':' || t.version` }),
  sealed('consultation_events', 'data_sealed', { row: `t.consultation_id || ':' || t.attempt || ':' || t.sequence` }),
  sealed('finding_acceptances', 'finding_sealed'),
  sealed('note_addenda', 'text_sealed'),
  sealed('note_cosignatures', 'reason_sealed'),
  sealed('note_tasks', 'patient_name_sealed'),
  sealed('note_tasks', 'text_sealed'),
  sealed('note_template_versions', 'content_sealed', { row: `t.template_id || ':' || t.version` }),
  sealed('disclosures', 'sent_sealed'),
  sealed('patient_letters', 'content_sealed'),
  sealed('patient_emails', 'recipient_sealed'),
  sealed('patient_emails', 'text_sealed'),
  sealed('idempotency_keys', 'body_sealed', { row: 't.resource_id::text' }),
  named('notices', 'recipient_sealed', { organization: nobodys }),
  named('notices', 'content_sealed', { organization: nobodys }),
  named('notice_settings', 'phone_sealed', phone),
  named('notice_phone_codes', 'phone_sealed', phone),
  named('uploads', 'filename_sealed'),
  named('uploads', 'tail_sealed'),
  named('documents', 'filename_sealed'),
  named('documents', 'decision_reason_sealed'),
  named('bundles', 'title_sealed'),
  sealed('question_answers', 'waiver_sealed', { row: `t.booking_id || ':' || encode(t.question_key, 'hex')` }),
  sealed('report_releases', 'recall_reason_sealed'),
  sealed('report_recipients', 'contact_sealed'),
  named('legal_holds', 'reason_sealed'),
  named('deletion_requests', 'reason_sealed'),
]

/** A table whose rows leave with an organization, and which of them: SQL over its row `t`, with the organization as `$1`. */
export interface ExportedTable {
  table: string
  where: string
  columns: readonly string[]
  /** Opened before they are written. */
  sealed: readonly string[]
}

const own = 't.organization_id = $1'
/** A booking has two sides, and both may see it. */
const ofBooking = 't.booking_id in (select b.id from bookings b where b.organization_id = $1 or b.practice_id = $1)'

const exported = (table: string, where: string, columns: string, sealed = ''): ExportedTable => ({
  ...{ table, where },
  columns: columns.split(' '),
  sealed: sealed === '' ? [] : sealed.split(' '),
})

/**
 * What an organization takes along, column by column, so that nothing leaves because a table grew: no hashes, tokens and keys, and
 * nothing that the other side of a booking keeps to itself. Events of the trail are exported, provably whole, by the product itself.
 */
export const exportedTables: readonly ExportedTable[] = [
  exported('organizations', 't.id = $1', 'id name kind status plan created_at'),
  exported('memberships', own, 'person_id role status administers created_at'),
  exported(
    'people',
    't.id in (select m.person_id from memberships m where m.organization_id = $1)',
    'id name email created_at',
  ),
  exported('places', own, 'id name address suburb state postcode directions time_zone active created_at'),
  exported(
    'specialists',
    own,
    'id person_id name specialty state languages time_zone listed deactivated_at created_at',
  ),
  exported('working_hours', own, 'id specialist_id place_id weekday starts ends every_weeks valid_from valid_until'),
  exported('schedule_exceptions', own, 'id specialist_id place_id kind starts_at ends_at note created_at'),
  exported('policies', own, 'id exam_type_id specialist_id terms version effective_from withdrawn_at created_at'),
  exported(
    'consultations',
    own,
    'id author_id booking_id date_of_visit template language status version signed_by signed_at signed_hash created_at updated_at',
    'patient_name_sealed notes_sealed',
  ),
  exported('consultation_versions', own, 'consultation_id version kind edited_by created_at', 'draft_sealed'),
  exported('note_addenda', own, 'id consultation_id number added_by added_at hash', 'text_sealed'),
  exported(
    'note_tasks',
    own,
    'id consultation_id author_id owner_id status due_on created_at',
    'patient_name_sealed text_sealed',
  ),
  exported('note_template_versions', own, 'template_id version written_by created_at', 'content_sealed'),
  exported('patient_emails', own, 'id consultation_id', 'recipient_sealed text_sealed'),
  exported('disclosures', own, 'id consultation_id person_id purpose model host sent_at', 'sent_sealed'),
  exported(
    'bookings',
    't.organization_id = $1 or t.practice_id = $1',
    `id reference organization_id practice_id specialist_id exam_type_id place_id starts_at ends_at fee_cents interpreter cancel_reason
     cancelled_at confirmed_at created_at report_due_at report_released_at`.replaceAll(/\s+/g, ' '),
    'examinee_sealed matter_sealed arrangements_sealed',
  ),
  exported('booking_questions', ofBooking, 'booking_id number', 'text_sealed'),
  exported(
    'documents',
    `(t.side_id = $1 or (t.shared and (t.organization_id = $1 or t.practice_id = $1))) and t.status = 'clean' and t.destroyed_at is null`,
    'id booking_id kind content_type size sha256 uploaded_at',
    'filename_sealed',
  ),
]

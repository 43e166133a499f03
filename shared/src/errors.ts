import { z } from 'zod'
import { slotSchema } from './availability.ts'

/** Every error code a client may rely on; the value is its HTTP status. */
export const errorStatus = {
  malformed: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  wrong_code: 401,
  // It was used, or its minute is over.
  ticket_expired: 401,
  forbidden: 403,
  account_disabled: 403,
  email_not_verified: 403,
  organization_suspended: 403,
  // May look and prepare; booking waits for the approval of the organization.
  organization_pending: 403,
  // The role must have a second factor, and this person has none yet.
  factor_required: 403,
  // Prove again who you are (second factor or password), then repeat the request.
  step_up_required: 403,
  plan_required: 403,
  // Whoever runs the organization, or the installation, has switched it off.
  switched_off: 403,
  other_address: 403,
  not_found: 404,
  method_not_allowed: 405,
  // What is asked for contradicts the present state, in a way that has no code of its own.
  conflict: 409,
  stale_version: 409,
  // Another version that is to follow counts from then on, or from before.
  policy_overlap: 409,
  stale_attempt: 409,
  already_generating: 409,
  nothing_to_continue: 409,
  already_finished: 409,
  invitation_closed: 409,
  already_member: 409,
  last_administrator: 409,
  already_enabled: 409,
  // The first request with this Idempotency-Key has not ended yet.
  idempotency_in_progress: 409,
  // Somebody else has the slot; `slots` names the nearest free ones.
  slot_taken: 409,
  // The specialist's calendar takes no bookings just now, whichever time is asked for.
  calendar_refused: 409,
  hold_expired: 409,
  // More holds at once than a person may have.
  too_many_holds: 409,
  // Nothing is deleted while it stands.
  legal_hold: 409,
  // Two people decide on a deletion: this one has spoken.
  same_person: 409,
  // The report cannot be released yet; `detail` says what is missing.
  release_blocked: 409,
  // Bytes were sent for another place of the upload than it has got to.
  wrong_offset: 409,
  // Unsupported, not-said or omitted items of the note wait for the clinician's decision.
  findings_open: 409,
  // A letter to the patient waits for its clinician: it was not confirmed, or not since the last addendum.
  letter_unconfirmed: 409,
  // The same letter went to the same address before; say so to send it again.
  already_sent: 409,
  // The booking's state does not allow it (any more).
  wrong_state: 409,
  // The fee is another one than the caller was shown.
  fee_changed: 409,
  // Uploads speak tus 1.0.0 and nothing else.
  protocol_version: 412,
  // It is not what If-Match or If-Unmodified-Since names.
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  // No such time is offered: past, outside of the hours, on a holiday, too soon or too far ahead.
  slot_unavailable: 422,
  // A file of this kind may not be uploaded, or there is nothing in it.
  document_refused: 422,
  // No picture can be made of it: too large, too many pages, damaged, or no picture.
  rendition_refused: 422,
  unknown_template: 422,
  weak_password: 422,
  writer_not_configured: 422,
  link_expired: 422,
  language_unavailable: 422,
  // This Idempotency-Key came with another request before.
  idempotency_mismatch: 422,
  // It is signed: nothing but an addendum can be added.
  signed: 423,
  too_many_requests: 429,
  too_many_streams: 429,
  too_many_uploads: 429,
  locked_out: 429,
  internal: 500,
  unavailable: 503,
  // The last event of a stream may carry one of these; no reply has them as its status.
  writer_unavailable: 503,
  writer_refused: 422,
  generation_interrupted: 503,
  generation_stopped: 409,
} as const

export type ErrorCode = keyof typeof errorStatus

const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]

/** RFC 9457 `application/problem+json`, the body of every error. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string(),
  /** With `slot_taken`: free ones nearest to it. */
  slots: z.array(slotSchema).optional(),
})

export type Problem = z.infer<typeof problemSchema>

/** What jobs do, in words; one without is shown by its own name. */
const names: Record<string, string> = {
  'interrupt-abandoned-notes': 'Mark notes whose writing broke off',
  'sweep-sign-in': 'Remove sessions, links and codes that ran out',
  'sweep-expired': 'Remove what ran out',
  'send-notice': 'Send a notice',
  'remind-unfinished-note': 'Remind of a note that stopped',
  'anchor-audit': 'Anchor the audit trail',
  'refresh-analytics': 'Make the figures of an organisation anew',
  'refresh-all-analytics': 'Make the figures anew',
  'settle-booking': 'Ask a calendar about a booking',
  'refresh-acuity-appointment': 'Read an appointment in Acuity',
  'read-acuity-openings': 'Read the free times of a specialist in Acuity',
  'read-all-acuity-openings': 'Read free times in Acuity',
  'reconcile-acuity': 'Compare bookings with Acuity',
  'check-acuity-webhooks': 'See that Acuity tells of changes',
}

export const nameOfJob = (name: string) => names[name] ?? name

import type { NoticeCategory } from '@medinotes/shared/notices'

/** What people choose by, and what it holds. */
export const categoryNames: Record<NoticeCategory, { name: string; about: string }> = {
  account: { name: 'Your account', about: 'Signing in, password, e-mail address and second factor' },
  invitations: { name: 'Invitations', about: 'To join an organisation' },
  alarms: { name: 'Alarms', about: 'Emergency access to notes was opened' },
  practice: { name: 'Practice', about: 'What waits for a decision, such as a plan that was asked for' },
  bookings: { name: 'Bookings', about: 'Requested, confirmed, moved, cancelled, or a time you waited for is free' },
  reminders: { name: 'Reminders', about: 'An examination is near, its paperwork is overdue, or a task is due' },
  documents: { name: 'Documents and reports', about: 'Documents that arrive, and reports that are released' },
  delivery: { name: 'Reports to doctors', about: 'Released reports, to the doctors named as recipients' },
  letters: { name: 'Letters to patients', about: 'E-mails that clinicians send to their patients' },
  examinee: { name: 'Examinees', about: 'Appointments, to people who asked to be told' },
  notes: {
    name: 'Your notes',
    about: 'A note stopped before it was finished, a colleague asks for your signature, tasks are due',
  },
}
